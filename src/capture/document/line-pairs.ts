/** Which lines may be opposite sides of one document, and which pairs of those its four. It weighs no evidence. */
import type { Point } from '../image/gray-image.ts';
import type { LineEvidence } from './line-evidence.ts';
import type { Line } from './lines.ts';

/** Two lines that may be opposite sides. */
export interface Pair {
  readonly one: LineEvidence;
  readonly other: LineEvidence;
}

/** Opposite sides are parallel and neighbours at right angles, but for perspective: by up to 28° and 32° (their sines). */
const parallelSine = 0.47;
const squareCosine = 0.53;
/** Nearer than this share of the picture's shorter edge, two lines are no document's sides. */
const leastDistanceShare = 0.2;
/** Sine and cosine of the angle between two lines. */
const turn = (a: Line, b: Line): number => a.acrossX * b.acrossY - a.acrossY * b.acrossX;
const alongside = (a: Line, b: Line): number => a.acrossX * b.acrossX + a.acrossY * b.acrossY;

/** Where two lines cross, pixels from the picture's middle. Parallel ones cross at infinity. */
export const crossing = (one: Line, other: Line): Point => ({
  x: (one.offsetPx * other.acrossY - other.offsetPx * one.acrossY) / turn(one, other),
  y: (one.acrossX * other.offsetPx - other.acrossX * one.offsetPx) / turn(one, other),
});

/** All pairs of pairs of opposite sides. */
export const findPairs = (
  lines: readonly LineEvidence[],
  shorterEdgePx: number,
): (readonly [Pair, Pair])[] => {
  const pairs = lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other): Pair[] => {
      const [a, b] = [one.line, other.line];
      // Lines at 1° and at 179° are parallel, and look opposite ways.
      const sameWay = Math.sign(alongside(a, b));
      const distancePx = Math.abs(a.offsetPx - sameWay * b.offsetPx);
      const isPair = Math.abs(turn(a, b)) <= parallelSine && distancePx >= leastDistanceShare * shorterEdgePx;
      return isPair ? [{ one, other }] : [];
    }),
  );
  return pairs.flatMap((one, index) =>
    pairs
      .slice(index + 1)
      .filter((other) => Math.abs(alongside(one.one.line, other.one.line)) <= squareCosine)
      .map((other) => [one, other] as const),
  );
};
