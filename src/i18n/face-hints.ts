/**
 * What is said while a face is before the camera: one short, kind sentence each. Apart from the other sentences, because
 * it is loaded with the recogniser and not with the flow.
 */
import { languageFor, type Language } from './locale.ts';

/** Sentences by what is to be done next, and the other ways. */
export interface FaceHints {
  readonly find: string;
  readonly alone: string;
  readonly light: string;
  readonly closer: string;
  readonly back: string;
  /** Directions are the person's own. */
  readonly 'centre-left': string;
  readonly 'centre-right': string;
  readonly 'centre-up': string;
  readonly 'centre-down': string;
  readonly straight: string;
  readonly still: string;
  readonly good: string;
  /** Said once when no photo was taken by itself for a while. */
  readonly shutter: string;
  /** Said once when that did not help either; stands over the other ways. */
  readonly ways: string;
  readonly file: string;
  readonly phone: string;
}

const hints: Readonly<Record<Language, FaceHints>> = {
  en: {
    find: 'Bring your face into the oval.',
    alone: 'Only you should be in the picture.',
    light: 'Let a little more light fall on your face.',
    closer: 'Come a little closer.',
    back: 'Move back a little.',
    'centre-left': 'A little to your left.',
    'centre-right': 'A little to your right.',
    'centre-up': 'A little higher.',
    'centre-down': 'A little lower.',
    straight: 'Look straight at the camera.',
    still: 'Hold still.',
    good: 'Good. Stay like this.',
    shutter: 'You can also press the button below.',
    ways: 'No hurry. It works in other ways too.',
    file: 'Use a photo that I have',
    phone: 'Use my phone instead',
  },
  de: {
    find: 'Bringen Sie Ihr Gesicht in das Oval.',
    alone: 'Nur Sie sollten im Bild sein.',
    light: 'Etwas mehr Licht auf Ihr Gesicht, bitte.',
    closer: 'Etwas näher heran.',
    back: 'Etwas weiter zurück.',
    'centre-left': 'Etwas nach links.',
    'centre-right': 'Etwas nach rechts.',
    'centre-up': 'Etwas höher.',
    'centre-down': 'Etwas tiefer.',
    straight: 'Schauen Sie gerade in die Kamera.',
    still: 'Still halten.',
    good: 'Gut so. Bitte bleiben.',
    shutter: 'Sie können auch unten auf die Taste drücken.',
    ways: 'Keine Eile. Es geht auch anders.',
    file: 'Ein vorhandenes Foto verwenden',
    phone: 'Stattdessen mein Telefon verwenden',
  },
  es: {
    find: 'Coloque la cara dentro del óvalo.',
    alone: 'Solo usted debe salir en la imagen.',
    light: 'Busque un poco más de luz para la cara.',
    closer: 'Acérquese un poco.',
    back: 'Aléjese un poco.',
    'centre-left': 'Un poco a su izquierda.',
    'centre-right': 'Un poco a su derecha.',
    'centre-up': 'Un poco más arriba.',
    'centre-down': 'Un poco más abajo.',
    straight: 'Mire de frente a la cámara.',
    still: 'No se mueva.',
    good: 'Bien. Quédese así.',
    shutter: 'También puede pulsar el botón de abajo.',
    ways: 'Sin prisa. Hay otras maneras.',
    file: 'Usar una foto que ya tengo',
    phone: 'Usar mi teléfono',
  },
  fr: {
    find: 'Placez votre visage dans l’ovale.',
    alone: 'Vous seul devez être sur l’image.',
    light: 'Cherchez un peu plus de lumière sur le visage.',
    closer: 'Approchez-vous un peu.',
    back: 'Reculez un peu.',
    'centre-left': 'Un peu vers votre gauche.',
    'centre-right': 'Un peu vers votre droite.',
    'centre-up': 'Un peu plus haut.',
    'centre-down': 'Un peu plus bas.',
    straight: 'Regardez droit vers l’appareil.',
    still: 'Ne bougez plus.',
    good: 'Très bien. Restez ainsi.',
    shutter: 'Vous pouvez aussi appuyer sur le bouton ci-dessous.',
    ways: 'Rien ne presse. Il y a d’autres moyens.',
    file: 'Utiliser une photo que j’ai déjà',
    phone: 'Utiliser mon téléphone',
  },
  ar: {
    find: 'ضع وجهك داخل الشكل البيضوي.',
    alone: 'ينبغي أن تظهر وحدك في الصورة.',
    light: 'اجعل مزيدًا من الضوء يقع على وجهك.',
    closer: 'اقترب قليلًا.',
    back: 'ابتعد قليلًا.',
    'centre-left': 'تحرّك قليلًا إلى يسارك.',
    'centre-right': 'تحرّك قليلًا إلى يمينك.',
    'centre-up': 'ارتفع قليلًا.',
    'centre-down': 'انخفض قليلًا.',
    straight: 'انظر إلى الكاميرا مباشرة.',
    still: 'اثبت من فضلك.',
    good: 'ممتاز. ابقَ هكذا.',
    shutter: 'يمكنك أيضًا الضغط على الزر أدناه.',
    ways: 'لا داعي للعجلة. هناك طرق أخرى أيضًا.',
    file: 'استخدام صورة لديّ',
    phone: 'استخدام هاتفي بدلًا من ذلك',
  },
};

/** The sentences for a language such as `de-AT`. */
export const faceHintsIn = (language: string): FaceHints => hints[languageFor(language)];
