/** How much four lines look like a document's four sides. It sees their evidence and their shape, never the pixels. */
import type { Point, Quad } from '../image/gray-image.ts';
import { distance, pageAspect, quadAspect } from './document-shape.ts';
import { along, sideEvidence, type SideEvidence } from './side-evidence.ts';
import type { LineEvidence } from './line-evidence.ts';

/** Four lines, each from the corner of its number to the next one. */
export type Sides = readonly [LineEvidence, LineEvidence, LineEvidence, LineEvidence];

/** An open passport's fold: a long side of a page, well seen, that its neighbours go on beyond. */
const foldAspectError = 0.12;
const foldStrength = 0.75;
const foldPardon = 0.7;
/** A pattern along the inner sides, levels over three pixels: from this mean on it costs all that roughness costs. */
const roughestLevels = 20;
/** What counts against an outline at its worst, as a share of its score (found on seeds that the benchmark does not use). */
const overrunCost = 0.5;
const roughCost = 0.4;

/** How far sides go on beyond the corners, the mean of all eight ends, 0..1; less where that is a passport's fold. */
const overrunOf = ([top, right, bottom, left]: readonly SideEvidence[], corners: Quad): number => {
  if (!top || !right || !bottom || !left) return 0;
  const [p, q, r] = corners;
  const isPage = Math.abs(Math.log(quadAspect(corners) / pageAspect)) < foldAspectError;
  const isWide = distance(p, q) > distance(q, r);
  let overrun = 0;
  for (const [side, before, after, isLong] of [
    [top, left, right, isWide],
    [right, top, bottom, !isWide],
    [bottom, right, left, isWide],
    [left, bottom, top, !isWide],
  ] as const) {
    const isFold = isPage && isLong && side.strength > foldStrength;
    const pardon = isFold ? foldPardon * Math.min(before.beyondLast, after.beyondFirst) : 0;
    overrun += (before.beyondLast + after.beyondFirst) / 8 - pardon / 4;
  }
  return overrun;
};

/**
 * How sure it is that four lines are a document's sides, 0..1.
 *
 * A side counts by the share of it that is there. It ends at its corners, which the lines of a tablecloth or a wall, and
 * those of a card that goes on, do not; and a document's margin is even, which a pattern is not.
 *
 * @param corners where the sides cross, pixels from the picture's middle
 * @param atLeast a lower score does not matter and may be given as 0
 */
export const outlineScore = (sides: Sides, corners: Quad, atLeast: number): number => {
  const [p, q, r, s] = corners;
  const middle: Point = { x: (p.x + q.x + r.x + s.x) / 4, y: (p.y + q.y + r.y + s.y) / 4 };
  const seen: SideEvidence[] = [];
  let weakest = 1;
  let missing = 0;
  let rough = 0;
  for (const [index, line] of sides.entries()) {
    const from = corners[index] ?? p;
    const to = corners[(index + 1) % 4] ?? p;
    const side = sideEvidence(line, along(line, from), along(line, to), middle);
    seen.push(side);
    weakest = Math.min(weakest, side.strength);
    missing += (1 - side.strength) / 4;
    rough += side.roughInside / 4 / roughestLevels;
    if ((weakest + 1 - missing) / 2 < atLeast) return 0;
  }
  return (
    ((weakest + 1 - missing) / 2) *
    (1 - overrunCost * overrunOf(seen, corners)) *
    (1 - roughCost * Math.min(1, rough))
  );
};
