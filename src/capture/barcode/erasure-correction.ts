/**
 * Corrects codewords of which some are known to be doubtful. A doubtful one costs one correction codeword, an unknown
 * error two; the decoder itself treats all as unknown, and so gives up twice as early where glare takes a stripe.
 *
 * @see Blahut, "Theory and Practice of Error Control Codes" (1983), 9.1: decoding of erasures and errors
 */
import { added, evaluated, fieldSize, inverse, multiplied, power } from './field-929.ts';

const syndromesOf = (codewords: readonly number[], corrections: number): number[] =>
  Array.from({ length: corrections }, (_, i) => {
    const root = power(i + 1);
    let sum = 0;
    for (const codeword of codewords) sum = (sum * root + codeword) % fieldSize;
    return sum;
  });

/** The polynomial whose roots are the places of all errors, doubtful places included, and how many those are. */
const locatorOf = (
  syndromes: readonly number[],
  doubtful: readonly number[],
): { readonly locator: readonly number[]; readonly errors: number } => {
  let locator: readonly number[] = [1];
  for (const place of doubtful) locator = added(locator, locator, -place, 1);
  let previous: readonly number[] = locator;
  let errors = doubtful.length;
  let shift = 0;
  for (let step = doubtful.length; step < syndromes.length; step += 1) {
    shift += 1;
    let discrepancy = 0;
    for (let i = 0; i < locator.length && i <= step; i += 1)
      discrepancy = (discrepancy + (locator[i] ?? 0) * (syndromes[step - i] ?? 0)) % fieldSize;
    if (discrepancy === 0) continue;
    const longer = added(locator, previous, -discrepancy, shift);
    if (2 * errors <= step + doubtful.length) {
      errors = step + 1 + doubtful.length - errors;
      previous = added([], locator, inverse(discrepancy), 0);
      shift = 0;
    }
    locator = longer;
  }
  return { locator, errors };
};

/**
 * The codewords with their errors put right, or null where there are too many. `doubtful` are indices of codewords;
 * `spare` correction codewords are left unused, so that a wrong answer stays as unlikely as 1 in 929 to their power.
 */
export const corrected = (
  codewords: readonly number[],
  corrections: number,
  doubtful: readonly number[],
  spare: number,
): readonly number[] | null => {
  const syndromes = syndromesOf(codewords, corrections);
  if (syndromes.every((syndrome) => syndrome === 0)) return codewords;
  const placeOf = (index: number): number => power(codewords.length - 1 - index);
  const { locator, errors } = locatorOf(syndromes, doubtful.map(placeOf));
  const unknown = errors - doubtful.length;
  if (2 * unknown + doubtful.length > corrections - spare) return null;
  const evaluator = multiplied(syndromes, locator, corrections);
  const slope = locator.slice(1).map((value, i) => (value * (i + 1)) % fieldSize);
  const mended = [...codewords];
  let found = 0;
  for (let index = 0; index < codewords.length; index += 1) {
    const root = inverse(placeOf(index));
    if (evaluated(locator, root) !== 0) continue;
    found += 1;
    const steepness = evaluated(slope, root);
    if (steepness === 0) return null;
    const error = (evaluated(evaluator, root) * inverse(steepness)) % fieldSize;
    // The error is minus this quotient, so that taking the error away adds it.
    mended[index] = ((mended[index] ?? 0) + error) % fieldSize;
  }
  if (found !== errors) return null;
  return syndromesOf(mended, corrections).every((syndrome) => syndrome === 0) ? mended : null;
};
