/**
 * Where the characters of a row stand: they have one pitch, which perspective lets drift a little along the row.
 * Looks at the places of blobs only.
 */
import type { Blob } from './blobs.ts';

/**
 * Columns of a row. Column k has its middle at x = (`startPx` + `stepPx` k) / (1 + `drift` k): equal distances seen in
 * perspective.
 */
export interface Columns {
  readonly startPx: number;
  readonly stepPx: number;
  readonly drift: number;
  /** First and last column in which there is ink. */
  readonly first: number;
  readonly last: number;
  /** Columns with ink in them. */
  readonly filled: number;
}

/** Distance of neighbours, in heights of a character; OCR-B has 0.92 of a digit's. */
const leastPitchShare = 0.5;
const greatestPitchShare = 1.7;
/** A blob wider than a pitch is two characters that touch, and says nothing about one column. */
const greatestWidthShare = 1.05;
const leastBlobs = 12;
/** From one blob to the next: how far, in pitches, it may be from where a column is, and what it says of the pitch. */
const greatestStepError = 0.27;
const stepWeight = 0.25;
/** A blob further from its column's middle, in pitches, belongs to something else. */
const greatestOffsetShare = 0.3;
/** So many columns without ink end a row: no zone has a blank. */
const greatestGap = 3;
const fitRounds = 3;

type Curve = Pick<Columns, 'startPx' | 'stepPx' | 'drift'>;
type Pair = readonly [column: number, x: number];

/** The middle of a column. */
export const columnX = ({ startPx, stepPx, drift }: Curve, column: number): number =>
  (startPx + stepPx * column) / (1 + drift * column);

/** The distance between columns at a column. */
export const pitchAt = ({ startPx, stepPx, drift }: Curve, column: number): number =>
  (stepPx - startPx * drift) / (1 + drift * column) ** 2;

const columnNear = ({ startPx, stepPx, drift }: Curve, x: number): number =>
  Math.round((x - startPx) / (stepPx - drift * x));

const isOn = (curve: Curve, x: number, column: number): boolean =>
  Math.abs(x - columnX(curve, column)) < pitchAt(curve, column) * greatestOffsetShare;

/** Least squares of x (1 + drift k) = start + step k; null where the places do not determine it. */
const fitted = (pairs: readonly Pair[]): Curve | null => {
  // Sums over 1, k and -k x, which the three unknowns are multiplied by.
  let [n, k1, k2, kx, k2x, k2x2, x1, kx2] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const [k, x] of pairs) {
    n += 1;
    k1 += k;
    k2 += k * k;
    x1 += x;
    kx += k * x;
    k2x += k * k * x;
    k2x2 += k * k * x * x;
    kx2 += k * x * x;
  }
  const a = k2 * k2x2 - k2x * k2x;
  const b = k1 * k2x2 - k2x * kx;
  const c = k1 * k2x - k2 * kx;
  const determinant = n * a - k1 * b + kx * c;
  if (Math.abs(determinant) < Number.EPSILON) return null;
  const startPx = (x1 * a - k1 * (kx * k2x2 - k2x * kx2) + kx * (kx * k2x - k2 * kx2)) / determinant;
  const stepPx = (n * (kx * k2x2 - k2x * kx2) - x1 * b + kx * (k1 * kx2 - kx * kx)) / determinant;
  const drift = -(n * (k2 * kx2 - kx * k2x) - k1 * (k1 * kx2 - kx * kx) + x1 * c) / determinant;
  return { startPx, stepPx, drift };
};

/** Goes from blob to blob, the pitch following them; counts columns from 0 at the first blob. */
const walked = (blobs: readonly Blob[], direction: 1 | -1, guessPx: number): readonly Pair[] => {
  const [start] = blobs;
  if (!start) return [];
  const pairs: Pair[] = [[0, start.centreX]];
  let [column, x, pitchPx] = [0, start.centreX, guessPx];
  for (const blob of blobs.slice(1)) {
    const away = (blob.centreX - x) * direction;
    const steps = Math.round(away / pitchPx);
    if (steps > greatestGap) break;
    if (steps < 1 || blob.widthPx > pitchPx * greatestWidthShare) continue;
    if (Math.abs(away - steps * pitchPx) > pitchPx * greatestStepError * Math.sqrt(steps)) continue;
    pitchPx += (away / steps - pitchPx) * stepWeight;
    column += steps * direction;
    x = blob.centreX;
    pairs.push([column, x]);
  }
  return pairs;
};

/** The blob, away from the ends, whose neighbours are most nearly a pitch away on both sides. */
const steadiest = (blobs: readonly Blob[], guessPx: number): number => {
  let best = { at: blobs.length >> 1, error: Infinity };
  for (let at = Math.floor(blobs.length / 4); at < (blobs.length * 3) / 4; at += 1) {
    const x = blobs[at]?.centreX ?? 0;
    const before = x - (blobs[at - 1]?.centreX ?? -Infinity);
    const after = (blobs[at + 1]?.centreX ?? Infinity) - x;
    const error = Math.abs(before - guessPx) + Math.abs(after - guessPx);
    if (error < best.error) best = { at, error };
  }
  return best.at;
};

/** The longest stretch of columns with no gap that a zone cannot have. */
const longestStretch = (columns: readonly number[]): { first: number; last: number; filled: number } => {
  let best = { first: 0, last: -1, filled: 0 };
  let start = 0;
  for (let at = 1; at <= columns.length; at += 1) {
    const previous = columns[at - 1] ?? 0;
    if (at < columns.length && (columns[at] ?? 0) - previous <= greatestGap) continue;
    if (at - start > best.filled) best = { first: columns[start] ?? 0, last: previous, filled: at - start };
    start = at;
  }
  return best;
};

/**
 * The columns on which the blobs of one row stand, or null where they have no pitch.
 *
 * @param blobs of one row, from left to right
 */
export const columnsOf = (blobs: readonly Blob[], characterHeightPx: number): Columns | null => {
  const distances: number[] = [];
  for (let at = 1; at < blobs.length; at += 1) {
    const distance = (blobs[at]?.centreX ?? 0) - (blobs[at - 1]?.centreX ?? 0);
    if (distance > characterHeightPx * leastPitchShare && distance < characterHeightPx * greatestPitchShare)
      distances.push(distance);
  }
  if (distances.length < leastBlobs) return null;
  distances.sort((a, b) => a - b);
  const guessPx = distances[distances.length >> 1] ?? 0;
  const middle = steadiest(blobs, guessPx);
  const originX = blobs[middle]?.centreX ?? 0;
  // Counted and measured from the middle of the row, where numbers are small and least squares is exact.
  let pairs: readonly Pair[] = [
    ...walked(blobs.slice(middle), 1, guessPx),
    ...walked(blobs.slice(0, middle + 1).reverse(), -1, guessPx).slice(1),
  ].map(([column, x]) => [column, x - originX]);
  const xs = blobs
    .filter(({ widthPx }) => widthPx < guessPx * greatestPitchShare)
    .map(({ centreX }) => centreX - originX);
  let curve: Curve | null = null;
  for (let round = 0; round < fitRounds && pairs.length >= leastBlobs; round += 1) {
    const next = fitted(pairs);
    if (!next || next.stepPx < guessPx / 2 || next.stepPx > guessPx * 2) return null;
    curve = next;
    pairs = xs.flatMap((x) => {
      const column = columnNear(next, x);
      return isOn(next, x, column) ? [[column, x] as const] : [];
    });
  }
  if (!curve || pairs.length < leastBlobs) return null;
  const stretch = longestStretch([...new Set(pairs.map(([column]) => column))].sort((a, b) => a - b));
  const { startPx, stepPx, drift } = curve;
  // Back to the picture's x: origin (1 + drift k) is added above the line.
  return { startPx: startPx + originX, stepPx: stepPx + originX * drift, drift, ...stretch };
};
