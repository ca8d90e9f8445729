/** Faults that no sentence may have, whatever it says and wherever it stands. */

/** Straight quotes, dots for an ellipsis, holes where a value should be, stray spaces. */
export const isLooselySet = (sentence: string): boolean =>
  /["'`]|\.\.\.| {2}|undefined|null|NaN|\[object/.test(sentence) || sentence.trim() !== sentence;

/** French punctuation that a line may begin with: a space before it that breaks, or none. Addresses have their own. */
export const isLooseFrench = (sentence: string): boolean =>
  /[^\u202f][;?!]|[^\u00a0]:(?!\/\/)|«(?!\u00a0)|(?<!\u00a0)»/u.test(sentence);

/** What is left of an Arabic sentence without the words that it isolates from its own direction. */
export const outsideIsolates = (sentence: string): string =>
  sentence.replaceAll(/\u2068[^\u2068\u2069]*\u2069/g, '');

/** A Latin word in an Arabic sentence that is not isolated, or an isolate that is not closed. */
export const hasLooseLatin = (sentence: string): boolean =>
  /\p{Script=Latin}|[\u2068\u2069]/u.test(outsideIsolates(sentence));

/** Words by which one speaks to friends, in the languages that have another way for everybody else. */
export const familiarWords: Readonly<Record<'de' | 'es' | 'fr', RegExp>> = {
  de: /\b(?:du|dich|dir|dein\w*|euch|euer)\b/iu,
  es: /(?<!\p{L})(?:tú|tu|tus|ti|contigo|te|tuyo)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:tu|toi|ton|ta|tes)(?!\p{L})/iu,
};
