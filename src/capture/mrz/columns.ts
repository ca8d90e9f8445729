/**
 * Where the characters of a row stand: they have one pitch, which perspective lets drift a little along the row.
 * Looks at the places of blobs only.
 */
import type { Blob } from './blobs.ts';

/** Columns of a row: column k has its middle at x = `startPx` + `pitchPx` k + `driftPx` k². */
export interface Columns {
  readonly startPx: number;
  readonly pitchPx: number;
  readonly driftPx: number;
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
/** How far the pitch may be from what most neighbours say, and how finely it is looked for. */
const pitchSearchShare = 0.06;
const pitchStepShare = 0.0025;
/** A blob further from its column's middle, in pitches, belongs to something else. */
const greatestOffsetShare = 0.32;
/** So many columns without ink end a row: no zone has a blank. */
const greatestGap = 3;
const fitRounds = 4;

type Curve = readonly [startPx: number, pitchPx: number, driftPx: number];

/** The middle of a column. */
export const columnX = ({ startPx, pitchPx, driftPx }: Columns, column: number): number =>
  startPx + (pitchPx + driftPx * column) * column;

/** The distance to the next column. */
export const pitchAt = ({ pitchPx, driftPx }: Columns, column: number): number =>
  pitchPx + 2 * driftPx * column;

const columnNear = ([start, pitch, drift]: Curve, x: number): number => {
  let column = Math.round((x - start) / pitch);
  for (let round = 0; round < 3; round += 1)
    column = Math.round((x - start - drift * column * column) / pitch);
  return column;
};

const offsetOf = (curve: Curve, x: number, column: number): number =>
  Math.abs(x - curve[0] - (curve[1] + curve[2] * column) * column);

/** Least squares of x = a + b k + c k²; null where the places do not determine it. */
const fitted = (pairs: readonly (readonly [column: number, x: number])[]): Curve | null => {
  const power = [0, 0, 0, 0, 0];
  const moment = [0, 0, 0];
  for (const [column, x] of pairs)
    for (let i = 0, value = 1; i < 5; i += 1, value *= column) {
      power[i] = (power[i] ?? 0) + value;
      if (i < 3) moment[i] = (moment[i] ?? 0) + value * x;
    }
  const [n = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0] = power;
  const [t0 = 0, t1 = 0, t2 = 0] = moment;
  const a = s2 * s4 - s3 * s3;
  const b = s1 * s4 - s2 * s3;
  const c = s1 * s3 - s2 * s2;
  const determinant = n * a - s1 * b + s2 * c;
  if (Math.abs(determinant) < 1e-6) return null;
  const start = (t0 * a - s1 * (t1 * s4 - s3 * t2) + s2 * (t1 * s3 - s2 * t2)) / determinant;
  const pitch = (n * (t1 * s4 - t2 * s3) - t0 * b + s2 * (s1 * t2 - t1 * s2)) / determinant;
  const drift = (n * (s2 * t2 - t1 * s3) - s1 * (s1 * t2 - t1 * s2) + t0 * c) / determinant;
  return [start, pitch, drift];
};

/** The pitch and phase at which most blobs stand on columns. */
const steadiest = (xs: readonly number[], guessPx: number): Curve => {
  let best = -1;
  let curve: Curve = [0, guessPx, 0];
  for (let share = 1 - pitchSearchShare; share <= 1 + pitchSearchShare; share += pitchStepShare) {
    const pitch = guessPx * share;
    let [cosines, sines] = [0, 0];
    for (const x of xs) {
      const phase = (2 * Math.PI * x) / pitch;
      cosines += Math.cos(phase);
      sines += Math.sin(phase);
    }
    const strength = Math.hypot(cosines, sines);
    if (strength <= best) continue;
    best = strength;
    curve = [(Math.atan2(sines, cosines) / (2 * Math.PI)) * pitch, pitch, 0];
  }
  return curve;
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
  const xs = blobs
    .filter(({ widthPx }) => widthPx < guessPx * greatestWidthShare)
    .map(({ centreX }) => centreX);
  if (xs.length < leastBlobs) return null;
  // Counted from the middle of the row, where neither drift nor a wrong pitch has carried far.
  const middleX = xs[xs.length >> 1] ?? 0;
  let curve = steadiest(
    xs.map((x) => x - middleX),
    guessPx,
  );
  curve = [curve[0] + middleX, curve[1], 0];
  for (let round = 0; round < fitRounds; round += 1) {
    const pairs = xs.flatMap((x) => {
      const column = columnNear(curve, x);
      return offsetOf(curve, x, column) < curve[1] * greatestOffsetShare ? [[column, x] as const] : [];
    });
    const next = pairs.length >= leastBlobs ? fitted(pairs) : null;
    if (!next || next[1] < guessPx / 2) break;
    curve = next;
  }
  const seen = xs.flatMap((x) => {
    const column = columnNear(curve, x);
    return offsetOf(curve, x, column) < curve[1] * greatestOffsetShare ? [column] : [];
  });
  const stretch = longestStretch([...new Set(seen)].sort((a, b) => a - b));
  return { startPx: curve[0], pitchPx: curve[1], driftPx: curve[2], ...stretch };
};
