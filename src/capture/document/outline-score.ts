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
const overrunCost = 0.6;
const goesOnCost = 0.15;
const roughCost = 0.4;

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
  let support = 0;
  for (const [index, line] of sides.entries()) {
    const ends = [index, (index + 1) % 4].map((corner) => along(line, corners[corner] ?? p));
    seen.push(sideEvidence(line, ends[0] ?? 0, ends[1] ?? 0, middle));
    const strengths = seen.map(({ strength }) => strength);
    const missing = strengths.reduce((sum, strength) => sum + (1 - strength) / 4, 0);
    support = (Math.min(...strengths) + 1 - missing) / 2;
    if (support < atLeast) return 0;
  }
  const isPage = Math.abs(Math.log(quadAspect(corners) / pageAspect)) < foldAspectError;
  const isWide = distance(p, q) > distance(q, r);
  let overrun = 0;
  let goesOn = 0;
  let rough = 0;
  for (const [index, { strength, roughInside }] of seen.entries()) {
    const before = seen[(index + 3) % 4]?.beyondLast ?? 0;
    const after = seen[(index + 1) % 4]?.beyondFirst ?? 0;
    const isFold = isPage && isWide === (index % 2 === 0) && strength > foldStrength;
    const pardon = Math.min(before, after) * (isFold ? foldPardon : 0);
    overrun += (before + after) / 8 - pardon / 4;
    // Where both neighbours of a side go on beyond it, the document does.
    goesOn = Math.max(goesOn, Math.min(before, after) - pardon);
    rough += roughInside / 4 / roughestLevels;
  }
  return (
    support * (1 - overrunCost * overrun) * (1 - goesOnCost * goesOn) * (1 - roughCost * Math.min(1, rough))
  );
};
