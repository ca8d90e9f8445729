/**
 * What is said while a document is before the camera: one short, kind sentence each. Apart from the other sentences,
 * because it is loaded with the recogniser and not with the flow.
 */
import { languageFor, type Language } from './locale.ts';

/** Sentences by what is to be done next. */
export interface DocumentHints {
  readonly find: string;
  readonly light: string;
  readonly back: string;
  readonly closer: string;
  readonly tilt: string;
  readonly turn: string;
  readonly glare: string;
  readonly blur: string;
  readonly still: string;
  readonly codeCloser: string;
  readonly codeStraight: string;
  readonly good: string;
  /** Said once when no picture was taken by itself for a while. */
  readonly shutter: string;
  /** Offered once when still no picture was taken, with what the buttons beside it say. */
  readonly routes: string;
  readonly routeFile: string;
  readonly routePhone: string;
  /** What the button says that makes everything as much larger, such as `2×`. */
  readonly zoom: (factor: string) => string;
}

const hints: Readonly<Record<Language, DocumentHints>> = {
  en: {
    find: 'Place the document inside the frame.',
    light: 'Find a little more light.',
    back: 'Move back until all corners show.',
    closer: 'Come a little closer.',
    tilt: 'Hold the camera straight above it.',
    turn: 'Turn the document upright.',
    glare: 'Tilt it slightly to lose the reflection.',
    blur: 'Wait for a sharp picture.',
    still: 'Hold still.',
    codeCloser: 'Come closer: the bars are too fine to read.',
    codeStraight: 'Hold the bars level.',
    good: 'Good. Hold it like this.',
    shutter: 'You can also press the button below.',
    routes: 'Would another way be easier?',
    routeFile: 'Choose a photo',
    routePhone: 'Use my phone',
    zoom: (factor) => `Zoom ${factor}`,
  },
  de: {
    find: 'Legen Sie das Dokument in den Rahmen.',
    light: 'Etwas mehr Licht, bitte.',
    back: 'Gehen Sie zurück, bis alle Ecken zu sehen sind.',
    closer: 'Etwas näher heran.',
    tilt: 'Halten Sie die Kamera gerade darüber.',
    turn: 'Drehen Sie das Dokument gerade.',
    glare: 'Leicht kippen, damit nichts spiegelt.',
    blur: 'Warten Sie, bis das Bild scharf ist.',
    still: 'Still halten.',
    codeCloser: 'Näher heran: Die Striche sind noch zu fein.',
    codeStraight: 'Halten Sie die Striche waagerecht.',
    good: 'Gut so. Bitte halten.',
    shutter: 'Sie können auch unten auf die Taste drücken.',
    routes: 'Wäre ein anderer Weg leichter?',
    routeFile: 'Foto auswählen',
    routePhone: 'Mein Handy verwenden',
    zoom: (factor) => `Zoom ${factor}`,
  },
  es: {
    find: 'Coloque el documento dentro del marco.',
    light: 'Busque un poco más de luz.',
    back: 'Aléjese hasta que se vean todas las esquinas.',
    closer: 'Acérquese un poco.',
    tilt: 'Sostenga la cámara justo encima.',
    turn: 'Ponga el documento derecho.',
    glare: 'Inclínelo un poco para evitar el reflejo.',
    blur: 'Espere a que la imagen sea nítida.',
    still: 'No se mueva.',
    codeCloser: 'Acérquese: las barras se ven demasiado finas.',
    codeStraight: 'Mantenga las barras rectas.',
    good: 'Bien. Manténgalo así.',
    shutter: 'También puede pulsar el botón de abajo.',
    routes: '¿Sería más fácil de otra forma?',
    routeFile: 'Elegir una foto',
    routePhone: 'Usar mi teléfono',
    zoom: (factor) => `Zoom ${factor}`,
  },
  fr: {
    find: 'Placez le document dans le cadre.',
    light: 'Cherchez un peu plus de lumière.',
    back: 'Reculez jusqu’à voir tous les coins.',
    closer: 'Approchez-vous un peu.',
    tilt: 'Tenez l’appareil bien au-dessus.',
    turn: 'Mettez le document droit.',
    glare: 'Inclinez-le un peu pour éviter le reflet.',
    blur: 'Attendez que l’image soit nette.',
    still: 'Ne bougez plus.',
    codeCloser: 'Approchez-vous : les barres sont trop fines.',
    codeStraight: 'Tenez les barres bien droites.',
    good: 'Très bien. Restez ainsi.',
    shutter: 'Vous pouvez aussi appuyer sur le bouton ci-dessous.',
    routes: 'Une autre façon serait-elle plus simple ?',
    routeFile: 'Choisir une photo',
    routePhone: 'Utiliser mon téléphone',
    zoom: (factor) => `Zoom ${factor}`,
  },
  ar: {
    find: 'ضع المستند داخل الإطار.',
    light: 'ابحث عن إضاءة أفضل قليلًا.',
    back: 'ابتعد حتى تظهر كل الزوايا.',
    closer: 'اقترب قليلًا.',
    tilt: 'أمسك الكاميرا فوقه مباشرة.',
    turn: 'اجعل المستند مستقيمًا.',
    glare: 'أمِله قليلًا لتجنب الانعكاس.',
    blur: 'انتظر حتى تصبح الصورة واضحة.',
    still: 'اثبت من فضلك.',
    codeCloser: 'اقترب: الخطوط أدق من أن تُقرأ.',
    codeStraight: 'اجعل الخطوط مستقيمة.',
    good: 'ممتاز. ابقَ هكذا.',
    shutter: 'يمكنك أيضًا الضغط على الزر أدناه.',
    routes: 'هل تفضل طريقة أخرى أسهل؟',
    routeFile: 'اختر صورة',
    routePhone: 'استخدم هاتفي',
    zoom: (factor) => `تكبير ${factor}`,
  },
};

/** The sentences for a language such as `de-AT`. */
export const documentHintsIn = (language: string): DocumentHints => hints[languageFor(language)];
