/** How much four lines look like a document's four sides. It sees their evidence and their shape, never the pixels. */
import type { Point, Quad } from '../image/gray-image.ts';
import { distance, pageAspect, quadAspect, shapeScore } from './document-shape.ts';
import type { Evidence, LineEvidence } from './line-evidence.ts';

/** Four lines, each from the corner of its number to the next one. */
export type Sides = readonly [LineEvidence, LineEvidence, LineEvidence, LineEvidence];

/** Round corners of 3.18 mm take 6 % of a card's short side at each end. */
export const cornerShare = 0.06;
/** How far beyond a corner a side is looked for: a share of its length, after a few pixels that blur may fill. */
const beyondShare = 0.14;
const blurPx = 3;
/** An open passport's fold: a long side of a page, well seen, that its neighbours go on beyond. */
const foldAspectError = 0.12;
const foldStrength = 0.75;
const foldPardon = 0.7;
/** A pattern beside a side, levels over three pixels: from this mean on it costs all that roughness costs. */
const roughLevels = 20;
/** What counts against an outline, each a share of its score (found on seeds of their own, see the benchmark). */
const cost = { goesOn: 0.3, overrun: 0.5, rough: 0.4 };
/** How much of a side's missing steps it makes up for that a pattern ends there. */
const patternEnds = 0.7;

/** One side's part in the score, shares 0..1. */
interface Side {
  readonly strength: number;
  /** How much it goes on beyond its first and its last corner, as strong as it is between them. */
  readonly beyondFirst: number;
  readonly beyondLast: number;
  /** Mean change of brightness along its inner side, levels. */
  readonly roughInside: number;
}

/** Where along a line a place lies, as LineEvidence counts. */
export const along = ({ line }: LineEvidence, { x, y }: Point): number => y * line.acrossX - x * line.acrossY;

const sideOf = (evidence: LineEvidence, from: Point, to: Point, middle: Point): Side => {
  const first = along(evidence, from);
  const last = along(evidence, to);
  const length = last - first;
  const there = evidence.between(first + length * cornerShare, last - length * cornerShare);
  const { acrossX, acrossY, offsetPx } = evidence.line;
  const isBeyondInside = middle.x * acrossX + middle.y * acrossY > offsetPx;
  const inside = isBeyondInside ? there.roughBeyond : there.roughBefore;
  const outside = isBeyondInside ? there.roughBefore : there.roughBeyond;
  // Grass beside a card hides the half of its edge, and ends there.
  const ends = Math.max(0, 1 - (2 * Math.max(1, inside)) / Math.max(1, outside));
  const seen = 0.75 * there.alike + 0.25 * there.all;
  const goesOn = ({ steepness }: Evidence): number =>
    Math.max(0, Math.min(1, (1.25 * steepness) / (there.steepness || 1)));
  const gap = Math.sign(length) * blurPx;
  const reach = gap + length * beyondShare;
  return {
    strength: 1 - (1 - seen) * (1 - patternEnds * ends),
    beyondFirst: goesOn(evidence.between(first - gap, first - reach)),
    beyondLast: goesOn(evidence.between(last + gap, last + reach)),
    roughInside: inside,
  };
};

/**
 * How sure it is that four lines are a document's sides, 0..1.
 *
 * A side counts by the share of it that is there. It ends at its corners, which the lines of a tablecloth or a wall, and
 * those of a card that goes on, do not; and a document's margin is even, which a pattern is not.
 *
 * @param corners where the sides cross, pixels from the picture's middle
 * @param pictureArea of the whole picture, square pixels
 */
export const outlineScore = (sides: Sides, corners: Quad, pictureArea: number): number => {
  const shape = shapeScore(corners, pictureArea);
  if (shape === 0) return 0;
  const [p, q, r, s] = corners;
  const middle = { x: (p.x + q.x + r.x + s.x) / 4, y: (p.y + q.y + r.y + s.y) / 4 };
  const top = sideOf(sides[0], p, q, middle);
  const right = sideOf(sides[1], q, r, middle);
  const bottom = sideOf(sides[2], r, s, middle);
  const left = sideOf(sides[3], s, p, middle);
  const isPage = Math.abs(Math.log(quadAspect(corners) / pageAspect)) < foldAspectError;
  const isWide = distance(p, q) > distance(q, r);
  let goesOn = 0;
  let overrun = 0;
  // Where both neighbours of a side go on beyond it, the document does.
  for (const [side, before, after, isLong] of [
    [top, left, right, isWide],
    [right, top, bottom, !isWide],
    [bottom, right, left, isWide],
    [left, bottom, top, !isWide],
  ] as const) {
    const beyond = Math.min(before.beyondLast, after.beyondFirst);
    const pardon = isPage && isLong && side.strength > foldStrength ? foldPardon : 0;
    goesOn = Math.max(goesOn, beyond * (1 - pardon));
    overrun += (side.beyondFirst + side.beyondLast) / 8 - (pardon * beyond) / 4;
  }
  const all = [top, right, bottom, left];
  const weakest = Math.min(...all.map(({ strength }) => strength));
  const mean = (top.strength + right.strength + bottom.strength + left.strength) / 4;
  const rough = all.reduce((sum, { roughInside }) => sum + roughInside / 4, 0) / roughLevels;
  return (
    ((weakest + mean) / 2) *
    shape *
    (1 - cost.goesOn * goesOn) *
    (1 - cost.overrun * Math.max(0, overrun)) *
    (1 - cost.rough * Math.min(1, rough))
  );
};
