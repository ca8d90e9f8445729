/**
 * Names as people write them, where a document prints capitals only. What cannot be known is left as any word is: no
 * spelling is guessed beyond the case of letters, and a name that has small letters already is not touched. Pure.
 */

/** Small inside a name; the first word of a name is never small. */
const particles = new Set(
  'da das de del della den der di do dos du la las los ter van von zu zur'.split(' '),
);

/** Numbers of those who share a name; only at its end. */
const numerals = /^I{1,3}$|^IV$/;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** `D'ANGELO` → `D'Angelo`, `DELL'ACQUA` → `Dell'Acqua`; other apostrophes part no names. */
const withApostrophe = (word: string): string => {
  const [before = '', ...after] = word.split(/(?<=['’])/u);
  const isPrefix = /^(?:\p{L}|dall|dell|sant)['’]$/iu.test(before);
  return isPrefix ? capitalised(before) + capitalised(after.join('')) : capitalised(word);
};

/** `MCDONALD` → `McDonald`. `MACDONALD` stays `Macdonald`: `MACHADO` and `MACK` begin like it. */
const withPrefix = (word: string): string =>
  /^MC\p{L}{3}/iu.test(word) ? `Mc${capitalised(word.slice(2))}` : withApostrophe(word);

const ordinaryWord = (word: string, index: number, words: readonly string[]): string => {
  const isLast = index === words.length - 1;
  if (index > 0 && isLast && numerals.test(word)) return word;
  if (index > 0 && !isLast && particles.has(word.toLowerCase())) return word.toLowerCase();
  return word.split('-').map(withPrefix).join('-');
};

/** A name in capitals, in the case that people write names in: `ANNA-LENA` → `Anna-Lena`. */
export const ordinaryCase = (name: string): string =>
  /\p{Ll}/u.test(name) ? name : name.split(' ').map(ordinaryWord).join(' ');
