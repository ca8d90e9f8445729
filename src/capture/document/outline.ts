/** Finds the document in a picture: the four lines that look most like its sides. Whether it is a good picture is not asked. */
import { shrunk, type GrayImage, type Point, type Quad } from '../image/gray-image.ts';
import { findEdges, type Edges } from './edges.ts';
import { fitted, LineEvidence } from './line-evidence.ts';
import { findLines, type Line } from './lines.ts';
import { outlineScore, type Sides } from './outline-score.ts';

/** A document's place in a picture. */
export interface Outline {
  /** Pixels of the picture; clockwise, the first one being the nearest to the top left. */
  readonly corners: Quad;
  /** 0..1; `acceptScore` and more is trusted. */
  readonly score: number;
}

/** From this score on an outline is trusted (measured: test/bench/outline.bench.ts). */
export const acceptScore = 0.75;

/** The longer edge that a picture is shrunk to: enough for a line, little enough for every frame. */
const longestPx = 320;
const mostLines = 32;
/** Opposite sides are parallel up to perspective, neighbours at right angles up to it: degrees as sines. */
const parallelSine = Math.sin((28 * Math.PI) / 180);
const squareCosine = Math.cos((58 * Math.PI) / 180);
/** Nearer than this share of the picture's shorter edge, two lines are no document's sides. */
const leastDistanceShare = 0.2;
/** A corner may be that far out of the picture, as a share of its edges: that document is seen and reported as cut off. */
const outsideShare = 0.03;

/** Two lines that may be opposite sides, and how far apart they are. */
interface Pair {
  readonly one: LineEvidence;
  readonly other: LineEvidence;
  readonly distancePx: number;
}

const crossing = (one: Line, other: Line): Point => {
  const turn = one.acrossX * other.acrossY - one.acrossY * other.acrossX;
  return {
    x: (one.offsetPx * other.acrossY - other.offsetPx * one.acrossY) / turn,
    y: (one.acrossX * other.offsetPx - other.acrossX * one.offsetPx) / turn,
  };
};

const pairsOf = (lines: readonly LineEvidence[], leastPx: number): Pair[] =>
  lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap((other) => {
      const [a, b] = [one.line, other.line];
      if (Math.abs(a.acrossX * b.acrossY - a.acrossY * b.acrossX) > parallelSine) return [];
      // Lines at 1° and 179° are parallel, and look opposite ways.
      const sameWay = Math.sign(a.acrossX * b.acrossX + a.acrossY * b.acrossY);
      const distancePx = Math.abs(a.offsetPx - sameWay * b.offsetPx);
      return distancePx < leastPx ? [] : [{ one, other, distancePx }];
    }),
  );

/** Clockwise, from the corner nearest to the top left; with the sides from each corner to the next. */
const ordered = (sides: Sides, corners: Quad): { readonly sides: Sides; readonly corners: Quad } => {
  const [p, q, r, s] = corners;
  const isClockwise = (r.x - p.x) * (s.y - q.y) - (r.y - p.y) * (s.x - q.x) > 0;
  const turned: Quad = isClockwise ? corners : [p, s, r, q];
  const around: Sides = isClockwise ? sides : [sides[3], sides[2], sides[1], sides[0]];
  const sums = turned.map(({ x, y }) => x + y);
  const first = sums.indexOf(Math.min(...sums));
  const at = <T>(list: readonly [T, T, T, T], index: number): T => list[(first + index) % 4] ?? list[0];
  return {
    corners: [at(turned, 0), at(turned, 1), at(turned, 2), at(turned, 3)],
    sides: [at(around, 0), at(around, 1), at(around, 2), at(around, 3)],
  };
};

/** The corners again, each side drawn through the steps between its own corners alone. */
const sharpened = (edges: Edges, sides: Sides, corners: Quad): Quad => {
  const lines = sides.map(({ line }, index) => {
    const from = corners[index] ?? corners[0];
    const to = corners[(index + 1) % 4] ?? corners[0];
    const ends = [from, to].map(({ x, y }) => y * line.acrossX - x * line.acrossY);
    const inset = 0.06 * Math.abs((ends[0] ?? 0) - (ends[1] ?? 0));
    return fitted(edges, line, Math.min(...ends) + inset, Math.max(...ends) - inset, 2);
  });
  const [top, right, bottom, left] = lines;
  if (!top || !right || !bottom || !left) return corners;
  return [crossing(left, top), crossing(top, right), crossing(right, bottom), crossing(bottom, left)];
};

/**
 * The document in a picture of any size.
 *
 * @returns null where nothing looks like one; a document that is cut off by the picture's edge is not found, or found
 * with a score below `acceptScore`
 */
export const findOutline = (image: GrayImage): Outline | null => {
  const small = shrunk(image, longestPx);
  const { widthPx, heightPx } = small;
  const edges = findEdges(small);
  const shorterPx = Math.min(widthPx, heightPx);
  const lines = findLines(edges, mostLines, shorterPx * 0.25).map((line) => new LineEvidence(edges, line));
  const pairs = pairsOf(lines, shorterPx * leastDistanceShare);
  const reachX = widthPx * (0.5 + outsideShare);
  const reachY = heightPx * (0.5 + outsideShare);
  const isNear = ({ x, y }: Point): boolean => Math.abs(x) <= reachX && Math.abs(y) <= reachY;
  let best: { readonly sides: Sides; readonly corners: Quad; readonly score: number } | null = null;
  for (const [index, upright] of pairs.entries())
    for (const level of pairs.slice(index + 1)) {
      if (Math.max(upright.distancePx, level.distancePx) > 2.3 * Math.min(upright.distancePx, level.distancePx)) continue;
      const [a, b] = [upright.one.line, level.one.line];
      if (Math.abs(a.acrossX * b.acrossX + a.acrossY * b.acrossY) > squareCosine) continue;
      const p = crossing(upright.one.line, level.one.line);
      if (!isNear(p)) continue;
      const q = crossing(level.one.line, upright.other.line);
      if (!isNear(q)) continue;
      const r = crossing(upright.other.line, level.other.line);
      if (!isNear(r)) continue;
      const s = crossing(level.other.line, upright.one.line);
      if (!isNear(s)) continue;
      const sides: Sides = [level.one, upright.other, level.other, upright.one];
      const corners: Quad = [p, q, r, s];
      const score = outlineScore(sides, corners, widthPx * heightPx);
      if (score > (best?.score ?? 0)) best = { sides, corners, score };
    }
  if (!best) return null;
  const found = ordered(best.sides, best.corners);
  const scale = image.widthPx / widthPx;
  const [p, q, r, s] = sharpened(edges, found.sides, found.corners);
  const inImage = ({ x, y }: Point): Point => ({
    x: (x + widthPx / 2 + 0.5) * scale,
    y: (y + heightPx / 2 + 0.5) * (image.heightPx / heightPx),
  });
  return { corners: [inImage(p), inImage(q), inImage(r), inImage(s)], score: Math.min(1, best.score) };
};
