/**
 * The text that a person agrees to, in the languages of the widget. One version covers all languages; a changed
 * sentence is a new version.
 */
import { brandName } from './brand.ts';

/** Version of the text below. */
export const consentVersion = '2026-01';

/** The text in one language. */
interface ConsentText {
  readonly language: string;
  readonly paragraphs: readonly string[];
  readonly privacyLabel: string;
  readonly termsLabel: string;
}

const texts: readonly ConsentText[] = [
  {
    language: 'en',
    paragraphs: [
      `${brandName} has to check that you are who you say you are. For this, you take pictures of your identity document and, if you are asked to, of your face.`,
      'Your face is compared with the photo on the document. This uses biometric data: measurements of your face, which serve this check and nothing else.',
      `Your pictures are sent encrypted and stored encrypted. ${brandName} keeps them only as long as the law requires, and you can withdraw your consent at any time.`,
    ],
    privacyLabel: 'Privacy notice',
    termsLabel: 'Terms of use',
  },
  {
    language: 'de',
    paragraphs: [
      `Die ${brandName} muss prüfen, dass Sie die Person sind, als die Sie sich ausgeben. Dafür nehmen Sie Bilder Ihres Ausweisdokuments auf und, falls Sie darum gebeten werden, Ihres Gesichts.`,
      'Ihr Gesicht wird mit dem Foto auf dem Dokument verglichen. Dabei werden biometrische Daten verwendet: Maße Ihres Gesichts, die nur dieser Prüfung dienen.',
      `Ihre Bilder werden verschlüsselt übertragen und verschlüsselt gespeichert. Die ${brandName} bewahrt sie nur so lange auf, wie es das Gesetz verlangt. Sie können Ihre Einwilligung jederzeit widerrufen.`,
    ],
    privacyLabel: 'Datenschutzhinweise',
    termsLabel: 'Nutzungsbedingungen',
  },
  {
    language: 'fr',
    paragraphs: [
      `${brandName} doit vérifier que vous êtes bien la personne que vous dites être. Pour cela, vous photographiez votre pièce d’identité et, si cela vous est demandé, votre visage.`,
      'Votre visage est comparé à la photo du document. Cette comparaison utilise des données biométriques : des mesures de votre visage, qui servent uniquement à cette vérification.',
      `Vos images sont transmises et conservées sous forme chiffrée. ${brandName} ne les garde que le temps exigé par la loi, et vous pouvez retirer votre consentement à tout moment.`,
    ],
    privacyLabel: 'Politique de confidentialité',
    termsLabel: 'Conditions d’utilisation',
  },
  {
    language: 'es',
    paragraphs: [
      `${brandName} tiene que comprobar que usted es quien dice ser. Para ello, usted toma fotos de su documento de identidad y, si se le pide, de su cara.`,
      'Su cara se compara con la foto del documento. Para esto se usan datos biométricos: medidas de su cara, que solo sirven para esta comprobación.',
      `Sus imágenes se envían y se guardan cifradas. ${brandName} las conserva solo el tiempo que exige la ley, y usted puede retirar su consentimiento en cualquier momento.`,
    ],
    privacyLabel: 'Aviso de privacidad',
    termsLabel: 'Condiciones de uso',
  },
  {
    language: 'ar',
    paragraphs: [
      `يحتاج ${brandName} إلى التحقق من أنك الشخص الذي تقول إنك هو. لذلك ستلتقط صورًا لوثيقة هويتك، وصورًا لوجهك إذا طُلب منك ذلك.`,
      'تتم مقارنة وجهك بالصورة الموجودة في الوثيقة. تُستخدم في ذلك بيانات بيومترية، أي قياسات لوجهك، لغرض هذا التحقق فقط.',
      `تُرسَل صورك وتُحفَظ مشفَّرة. يحتفظ بها ${brandName} للمدة التي يفرضها القانون فقط، ويمكنك سحب موافقتك في أي وقت.`,
    ],
    privacyLabel: 'إشعار الخصوصية',
    termsLabel: 'شروط الاستخدام',
  },
];

const [english] = texts as [ConsentText, ...ConsentText[]];

/** The text for a BCP 47 language, in English where there is none. */
export const consentText = (language: string | null): ConsentText => {
  const base = (language ?? '').toLowerCase().split('-')[0];
  return texts.find((text) => text.language === base) ?? english;
};
