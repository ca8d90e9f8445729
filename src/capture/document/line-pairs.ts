/** Which lines may be opposite sides of one document, and which pairs of those its four. It weighs no evidence. */
import type { Point } from '../image/gray-image.ts';
import type { LineEvidence } from './line-evidence.ts';
import type { Line } from './lines.ts';

/** Two lines that may be opposite sides. */
export interface Pair {
  readonly one: LineEvidence;
  readonly other: LineEvidence;
  readonly distancePx: number;
}

/** Opposite sides are parallel and neighbours at right angles, but for perspective: by up to 28° and 32° (their sines). */
const parallelSine = 0.47;
const squareCosine = 0.53;
/** Nearer than this share of the picture's shorter edge, two lines are no document's sides. */
const leastDistanceShare = 0.2;
/** The widest proportion that is looked at: a card's, and half as much again for perspective. */
const widestAspect = 2.3;

/** Where two lines cross, pixels from the picture's middle. Parallel ones cross at infinity. */
export const crossing = (one: Line, other: Line): Point => {
  const turn = one.acrossX * other.acrossY - one.acrossY * other.acrossX;
  return {
    x: (one.offsetPx * other.acrossY - other.offsetPx * one.acrossY) / turn,
    y: (one.acrossX * other.offsetPx - other.acrossX * one.offsetPx) / turn,
  };
};

const paired = (one: LineEvidence, other: LineEvidence): Pair | null => {
  const [a, b] = [one.line, other.line];
  if (Math.abs(a.acrossX * b.acrossY - a.acrossY * b.acrossX) > parallelSine) return null;
  // Lines at 1° and at 179° are parallel, and look opposite ways.
  const sameWay = Math.sign(a.acrossX * b.acrossX + a.acrossY * b.acrossY);
  return { one, other, distancePx: Math.abs(a.offsetPx - sameWay * b.offsetPx) };
};

const mayBeNeighbours = (one: Pair, other: Pair): boolean => {
  const [a, b] = [one.one.line, other.one.line];
  return (
    Math.max(one.distancePx, other.distancePx) <= widestAspect * Math.min(one.distancePx, other.distancePx) &&
    Math.abs(a.acrossX * b.acrossX + a.acrossY * b.acrossY) <= squareCosine
  );
};

/** All pairs of pairs of opposite sides. */
export function* findPairs(
  lines: readonly LineEvidence[],
  shorterEdgePx: number,
): Generator<readonly [Pair, Pair], void> {
  const pairs: Pair[] = [];
  for (const [index, one] of lines.entries())
    for (const other of lines.slice(index + 1)) {
      const pair = paired(one, other);
      if (pair && pair.distancePx >= leastDistanceShare * shorterEdgePx) pairs.push(pair);
    }
  for (const [index, one] of pairs.entries())
    for (let next = index + 1; next < pairs.length; next += 1) {
      const other = pairs[next];
      if (other && mayBeNeighbours(one, other)) yield [one, other];
    }
}
