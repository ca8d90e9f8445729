/**
 * Whether two spellings can be of one name: documents transliterate, cut off and reorder what people write. In doubt they
 * are: nobody is to be asked about their own name without need. Pure.
 */

/** Letters that are not a plain letter with a mark; the rest is told by decomposition. */
const spelledOut: Readonly<Record<string, string>> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ł: 'L',
  Ħ: 'H',
  ẞ: 'SS',
};

/** ICAO Doc 9303, part 3, section 6: `Ä` is written `AE` or `A`, `Å` `AA` or `A`, `Ñ` `N` or `NXX`, `Ü` `UE`, `UXX` or `U`. */
const transliterations: readonly (readonly [RegExp, string])[] = [
  [/([AOU])E+/g, '$1'],
  [/A+/g, 'A'],
  [/([NU])XX/g, '$1'],
];

/** The words of a name in plain capitals, or `null` where it is written in other letters than a document's zone. */
const wordsOf = (name: string): readonly string[] | null => {
  const plain = name
    .toUpperCase()
    .replaceAll(/[ÆŒØĐÐÞŁĦẞ]/g, (letter) => spelledOut[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}|['’ʼ`´]/gu, '');
  if (/[^A-Z]/.test(plain.replaceAll(/[\P{L}]/gu, ''))) return null;
  return transliterations
    .reduce((text, [pattern, by]) => text.replaceAll(pattern, by), plain)
    .split(/[^A-Z]+/)
    .filter((word) => word !== '');
};

const isInitialOf = (one: string, other: string): boolean => one.length === 1 && other.startsWith(one);

/**
 * Whether a name that was read and one that was entered can be the same: in any order, with words left out on either
 * side, an initial for a word.
 *
 * @param mayBeCut whether the document had no room left for the end of it
 */
export const canBeOneName = (read: string, entered: string, mayBeCut = false): boolean => {
  const [one, other] = [wordsOf(read), wordsOf(entered)];
  if (!one || !other || one.length === 0 || other.length === 0) return true;
  if (one.join('') === other.join('')) return true;
  const cut = mayBeCut ? one.at(-1) : undefined;
  const isAlike = (word: string, written: string): boolean =>
    word === written ||
    isInitialOf(word, written) ||
    isInitialOf(written, word) ||
    (word === cut && written.startsWith(word));
  const matched = (
    from: readonly string[],
    alike: (word: string, candidate: string) => boolean,
    to: readonly string[],
  ) => {
    const left = [...to];
    return from.every((word) => {
      const at = left.findIndex((candidate) => alike(word, candidate));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  };
  return one.length <= other.length
    ? matched(one, isAlike, other)
    : matched(other, (written, word) => isAlike(word, written), one);
};
