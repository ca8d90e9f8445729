/** How much four lines look like a document's four sides. It sees their evidence and their shape, never the pixels. */
import type { Point, Quad } from '../image/gray-image.ts';
import type { LineEvidence } from './line-evidence.ts';

/** Width over height of what is looked for: ISO/IEC 7810 ID-1 (85.6 × 54 mm), ID-3 (125 × 88 mm; both pages are its inverse). */
const cardAspect = 1.586;
const pageAspect = 1.42;
/** Perspective changes a proportion: e^0.3 is a third more or less; up to e^0.05 it costs nothing. */
const widestAspectError = 0.3;
const freeAspectError = 0.05;
/** Opposite sides of a document seen from 45° at arm's length still have that proportion. */
const leastOppositeRatio = 0.6;
/** Smallest share of the picture that is looked at: a card at half the size that would fit a portrait picture. */
const leastArea = 0.07;
/** Round corners of 3.18 mm take 6 % of a card's short side at each end. */
const cornerShare = 0.06;
/** How far beyond a corner a side is looked for: a share of its length, after a few pixels that blur may fill. */
const beyondShare = 0.14;
const blurPx = 3;

/** Four lines in the order top, right, bottom, left of the quadrangle. */
export type Sides = readonly [LineEvidence, LineEvidence, LineEvidence, LineEvidence];

const distance = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);
const along = ({ line }: LineEvidence, { x, y }: Point): number => y * line.acrossX - x * line.acrossY;

/** Twice the area would be the cross product of the diagonals. */
export const quadArea = ([p, q, r, s]: Quad): number =>
  Math.abs((r.x - p.x) * (s.y - q.y) - (r.y - p.y) * (s.x - q.x)) / 2;

/** Longer over shorter side of a quadrangle, opposite sides averaged. */
export const quadAspect = ([p, q, r, s]: Quad): number => {
  const ratio = (distance(p, q) + distance(r, s)) / (distance(q, r) + distance(s, p));
  return Math.max(ratio, 1 / ratio);
};

/** What the shape alone is worth, 0..1; 0 for what cannot be a document. */
const shapeScore = (corners: Quad, pictureArea: number): number => {
  const [p, q, r, s] = corners;
  const [top, right, bottom, left] = [distance(p, q), distance(q, r), distance(r, s), distance(s, p)];
  if (Math.min(top, bottom) < leastOppositeRatio * Math.max(top, bottom)) return 0;
  if (Math.min(left, right) < leastOppositeRatio * Math.max(left, right)) return 0;
  const aspect = quadAspect(corners);
  const error = Math.min(Math.abs(Math.log(aspect / cardAspect)), Math.abs(Math.log(aspect / pageAspect)));
  if (error > widestAspectError) return 0;
  const area = quadArea(corners) / pictureArea;
  if (area < leastArea) return 0;
  return (1 - 0.6 * Math.max(0, error - freeAspectError)) * (0.85 + 0.15 * Math.min(1, Math.sqrt(area) / 0.7));
};

/**
 * How sure it is that four lines are a document's sides, 0..1.
 *
 * A side counts by the share of it that is there; and it ends at its corners, which lines of a tablecloth, of a wall or
 * of a card that goes on do not.
 *
 * @param corners where the sides cross, pixels from the picture's middle
 */
export const outlineScore = (sides: Sides, corners: Quad, pictureArea: number): number => {
  const shape = shapeScore(corners, pictureArea);
  if (shape === 0) return 0;
  let weakest = 1;
  let sum = 0;
  /** How much goes on beyond each corner, by the side that goes on. */
  const beyondFirst: number[] = [];
  const beyondLast: number[] = [];
  let overrun = 0;
  for (let side = 0; side < 4; side += 1) {
    const evidence = sides[side] ?? sides[0];
    const first = along(evidence, corners[side] ?? corners[0]);
    const last = along(evidence, corners[(side + 1) % 4] ?? corners[0]);
    const length = last - first;
    const there = evidence.between(first + length * cornerShare, last - length * cornerShare);
    const strength = 0.75 * there.alike + 0.25 * there.all;
    weakest = Math.min(weakest, strength);
    sum += strength;
    const gap = Math.sign(length) * blurPx;
    const reach = gap + length * beyondShare;
    const before = evidence.between(first - gap, first - reach).alike;
    const after = evidence.between(last + gap, last + reach).alike;
    beyondFirst.push(before);
    beyondLast.push(after);
    overrun += (before + after) / 8;
  }
  // Where both neighbours of a side go on beyond it, the document does.
  let goesOn = 0;
  for (let side = 0; side < 4; side += 1)
    goesOn = Math.max(
      goesOn,
      Math.min(beyondLast[(side + 3) % 4] ?? 0, beyondFirst[(side + 1) % 4] ?? 0),
    );
  const support = (weakest + sum / 4) / 2;
  return support * shape * (1 - 0.3 * goesOn) * (1 - 0.3 * overrun);
};
