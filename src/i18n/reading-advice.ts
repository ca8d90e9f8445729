/**
 * What is said of what a document says of itself: before anything is sent, and beside what was filled in from it. Apart
 * from the other sentences, because it is loaded when there is a reading.
 */
import { languageFor, type Language } from './locale.ts';

/** Sentences; values come as they are to be shown. */
export interface ReadingAdviceStrings {
  readonly title: string;
  /** It is advice: the person may go on. */
  readonly mayGoOn: string;
  readonly otherDocument: string;
  readonly sidesDiffer: string;
  readonly nameDiffers: (read: string, entered: string) => string;
  readonly birthDiffers: (read: string, entered: string) => string;
  readonly expired: (date: string) => string;
  /** Beside fields that were filled in from the document. */
  readonly fromDocument: string;
}

/** A value of whatever script, kept from turning the sentence around it (Unicode: first strong isolate). */
const own = (value: string): string => `\u2068${value}\u2069`;

const strings: Readonly<Record<Language, ReadingAdviceStrings>> = {
  en: {
    title: 'Please look at this again',
    mayGoOn: 'If it is right, simply go on.',
    otherDocument: 'Your photos show another kind of document than you have chosen.',
    sidesDiffer: 'Front and back do not seem to belong to the same document.',
    nameDiffers: (read, entered) => `Your document says “${own(read)}”, you have entered “${own(entered)}”.`,
    birthDiffers: (read, entered) =>
      `Your document gives ${own(read)} as date of birth, you have entered ${own(entered)}.`,
    expired: (date) => `Your document was valid until ${own(date)}.`,
    fromDocument: 'Taken from your document. Please check.',
  },
  de: {
    title: 'Bitte sehen Sie sich das noch einmal an',
    mayGoOn: 'Wenn es stimmt, fahren Sie einfach fort.',
    otherDocument: 'Ihre Fotos zeigen eine andere Art von Dokument, als Sie gewählt haben.',
    sidesDiffer: 'Vorder- und Rückseite scheinen nicht zum selben Dokument zu gehören.',
    nameDiffers: (read, entered) =>
      `In Ihrem Dokument steht „${own(read)}“, eingegeben haben Sie „${own(entered)}“.`,
    birthDiffers: (read, entered) =>
      `Ihr Dokument nennt als Geburtsdatum den ${own(read)}, eingegeben haben Sie den ${own(entered)}.`,
    expired: (date) => `Ihr Dokument war bis zum ${own(date)} gültig.`,
    fromDocument: 'Aus Ihrem Dokument übernommen. Bitte prüfen Sie es.',
  },
  es: {
    title: 'Revise esto, por favor',
    mayGoOn: 'Si es correcto, simplemente continúe.',
    otherDocument: 'Sus fotos muestran un tipo de documento distinto del que ha elegido.',
    sidesDiffer: 'El anverso y el reverso no parecen ser del mismo documento.',
    nameDiffers: (read, entered) =>
      `En su documento consta «${own(read)}», usted ha introducido «${own(entered)}».`,
    birthDiffers: (read, entered) =>
      `Según su documento, su fecha de nacimiento es el ${own(read)}; usted ha introducido el ${own(entered)}.`,
    expired: (date) => `Su documento fue válido hasta el ${own(date)}.`,
    fromDocument: 'Tomado de su documento. Compruébelo, por favor.',
  },
  fr: {
    title: 'Merci de revoir ceci',
    mayGoOn: 'Si c’est exact, continuez simplement.',
    otherDocument: 'Vos photos montrent un autre type de document que celui que vous avez choisi.',
    sidesDiffer: 'Le recto et le verso ne semblent pas appartenir au même document.',
    nameDiffers: (read, entered) =>
      `Votre document indique «\u00a0${own(read)}\u00a0», vous avez saisi «\u00a0${own(entered)}\u00a0».`,
    birthDiffers: (read, entered) =>
      `Votre document indique le ${own(read)} comme date de naissance, vous avez saisi le ${own(entered)}.`,
    expired: (date) => `Votre document était valable jusqu’au ${own(date)}.`,
    fromDocument: 'Repris de votre document. Merci de vérifier.',
  },
  ar: {
    title: 'يرجى إلقاء نظرة أخرى على ما يلي',
    mayGoOn: 'إذا كان صحيحًا فتابع ببساطة.',
    otherDocument: 'تُظهر صورك نوعًا من المستندات غير الذي اخترته.',
    sidesDiffer: 'يبدو أن الوجه الأمامي والوجه الخلفي ليسا من المستند نفسه.',
    nameDiffers: (read, entered) => `يذكر مستندك «${own(read)}» بينما أدخلت «${own(entered)}».`,
    birthDiffers: (read, entered) => `يذكر مستندك ${own(read)} تاريخًا للميلاد بينما أدخلت ${own(entered)}.`,
    expired: (date) => `كان مستندك صالحًا حتى ${own(date)}.`,
    fromDocument: 'مأخوذة من مستندك. يرجى التحقق منها.',
  },
};

/** The sentences for a language such as `de-AT`. */
export const readingAdviceIn = (language: string): ReadingAdviceStrings => strings[languageFor(language)];
