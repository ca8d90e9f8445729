/** What the page for codes says, in the languages of the element. */
import type { PageLanguage } from '../hosted/page-look.ts';

/** Words of the page. Each fault says what to do next. */
export interface EnterCodeWords {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly checking: string;
  readonly incomplete: string;
  readonly unknown: string;
  readonly tooMany: (waitS: number) => string;
  readonly offline: string;
  readonly failed: string;
}

/** A number of seconds in words, in the manner of a language. */
const seconds = (language: string, count: number): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long' }).format(count);

/** The words of each language. */
export const enterCodeWords: Readonly<Record<PageLanguage, EnterCodeWords>> = {
  en: {
    title: 'Enter the code',
    lead: 'You find it on the screen of the device where you began.',
    label: 'Code',
    hint: 'Eight letters, like WDJB-MJHT. Capitals and the hyphen do not matter.',
    submit: 'Continue',
    checking: 'One moment…',
    incomplete: 'A code has eight letters. Compare it with the other screen.',
    unknown: 'This code does not work, or works no longer. Look at the other screen for a fresh code.',
    tooMany: (waitS) => `Too many tries. Wait ${seconds('en', waitS)}, then try again.`,
    offline: 'There is no connection. Check it, then try again.',
    failed: 'This does not work at the moment. Try again in a minute.',
  },
  de: {
    title: 'Code eingeben',
    lead: 'Sie finden ihn auf dem Bildschirm des Geräts, auf dem Sie begonnen haben.',
    label: 'Code',
    hint: 'Acht Buchstaben, zum Beispiel WDJB-MJHT. Großschreibung und Bindestrich sind egal.',
    submit: 'Weiter',
    checking: 'Einen Moment\u00a0…',
    incomplete: 'Ein Code hat acht Buchstaben. Vergleichen Sie ihn mit dem anderen Bildschirm.',
    unknown:
      'Dieser Code gilt nicht oder nicht mehr. Sehen Sie auf dem anderen Bildschirm nach, ob dort ein neuer steht.',
    tooMany: (waitS) =>
      `Das waren zu viele Versuche. Warten Sie ${seconds('de', waitS)} und versuchen Sie es dann erneut.`,
    offline: 'Es besteht keine Verbindung. Prüfen Sie sie und versuchen Sie es dann erneut.',
    failed: 'Das geht im Moment nicht. Versuchen Sie es in einer Minute erneut.',
  },
  fr: {
    title: 'Saisissez le code',
    lead: 'Il est affiché sur l’écran de l’appareil où vous avez commencé.',
    label: 'Code',
    hint: 'Huit lettres, par exemple WDJB-MJHT. Les majuscules et le tiret n’ont pas d’importance.',
    submit: 'Continuer',
    checking: 'Un instant…',
    incomplete: 'Un code a huit lettres. Comparez-le avec l’autre écran.',
    unknown: 'Ce code n’est pas valable, ou ne l’est plus. Cherchez un nouveau code sur l’autre écran.',
    tooMany: (waitS) => `Trop d’essais. Attendez ${seconds('fr', waitS)}, puis réessayez.`,
    offline: 'Il n’y a pas de connexion. Vérifiez-la, puis réessayez.',
    failed: 'Cela ne fonctionne pas pour le moment. Réessayez dans une minute.',
  },
  es: {
    title: 'Introduzca el código',
    lead: 'Lo encontrará en la pantalla del dispositivo en el que empezó.',
    label: 'Código',
    hint: 'Ocho letras, por ejemplo WDJB-MJHT. Las mayúsculas y el guion no importan.',
    submit: 'Continuar',
    checking: 'Un momento…',
    incomplete: 'Un código tiene ocho letras. Compárelo con la otra pantalla.',
    unknown: 'Este código no es válido o ya no lo es. Busque un código nuevo en la otra pantalla.',
    tooMany: (waitS) => `Demasiados intentos. Espere ${seconds('es', waitS)} e inténtelo de nuevo.`,
    offline: 'No hay conexión. Compruébela e inténtelo de nuevo.',
    failed: 'Esto no funciona en este momento. Inténtelo de nuevo dentro de un minuto.',
  },
  ar: {
    title: 'إدخال الرمز',
    lead: 'يظهر الرمز على شاشة الجهاز الذي بدأت عليه.',
    label: 'الرمز',
    hint: 'ثمانية أحرف، مثل \u2068WDJB-MJHT\u2069. لا فرق بين الأحرف الكبيرة والصغيرة، ولا حاجة إلى الشرطة.',
    submit: 'متابعة',
    checking: 'لحظة من فضلك…',
    incomplete: 'يتكوّن الرمز من ثمانية أحرف. يُرجى مقارنته بالشاشة الأخرى.',
    unknown: 'هذا الرمز غير صالح أو انتهت صلاحيته. يُرجى البحث عن رمز جديد على الشاشة الأخرى.',
    tooMany: (waitS) =>
      `محاولات كثيرة جدًا. يُرجى الانتظار \u2068${seconds('ar-u-nu-latn', waitS)}\u2069 ثم إعادة المحاولة.`,
    offline: 'لا يوجد اتصال. يُرجى التحقق منه ثم إعادة المحاولة.',
    failed: 'هذا غير ممكن حاليًا. يُرجى إعادة المحاولة بعد دقيقة.',
  },
};
