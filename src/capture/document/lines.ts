/** The straight lines of a picture, by voting. Which of them a document has is not asked here. */
import type { Edges } from './edges.ts';

/** A straight line: all places where `x * across.x + y * across.y === offsetPx`, from the picture's middle. */
export interface Line {
  /** Direction across the line, of length 1; its angle is 0 up to 180°. */
  readonly acrossX: number;
  readonly acrossY: number;
  readonly offsetPx: number;
}

const angles = 180;
const radians = Math.PI / angles;
/** A step's own direction is that uncertain: 5 % of noise on a gradient turns it by 3°. */
const voteReachDeg = 4;
/** A bold step counts no more than this many faint ones, so that a picture's blackest print does not win. */
const boldest = 2;
/** Votes within this distance of a line's are its own. */
const sameAngleDeg = 5;
const samePx = 3;

/** Votes by angle and offset; a line has offsets from minus to plus half of the diagonal, a bin a pixel. */
const vote = (edges: Edges, half: number): Float32Array => {
  const { widthPx, heightPx, crest, right, down, floor } = edges;
  const bins = 2 * half + 1;
  const votes = new Float32Array(angles * bins);
  /** Of the angles from -90° on, so that it has the sines too. */
  const cosines = Float32Array.from({ length: angles * 1.5 }, (_, i) => Math.cos((i - angles / 2) * radians));
  for (let y = 2; y < heightPx - 2; y += 1)
    for (let x = 2; x < widthPx - 2; x += 1) {
      const i = y * widthPx + x;
      const steepness = crest[i] ?? 0;
      if (steepness === 0) continue;
      const weight = Math.min(boldest, steepness / floor);
      const own = Math.round(Math.atan2(down[i] ?? 0, right[i] ?? 0) / radians);
      const fromMiddleX = x - widthPx / 2;
      const fromMiddleY = y - heightPx / 2;
      for (let away = -voteReachDeg; away <= voteReachDeg; away += 1) {
        const angle = (own + away + 2 * angles) % angles;
        const offset = fromMiddleX * (cosines[angle + angles / 2] ?? 0) + fromMiddleY * (cosines[angle] ?? 0);
        const bin = angle * bins + Math.round(offset) + half;
        votes[bin] = (votes[bin] ?? 0) + weight * (1 - 0.12 * Math.abs(away));
      }
    }
  return votes;
};

/**
 * The picture's lines, the boldest first.
 *
 * @see Ballard, "Generalizing the Hough Transform" (1981): votes limited by the direction of each step
 * @param fewestSteps no line has fewer steps than that
 */
export const findLines = (edges: Edges, atMost: number, fewestSteps: number): Line[] => {
  const half = Math.ceil(Math.hypot(edges.widthPx, edges.heightPx) / 2) + samePx + 1;
  const bins = 2 * half + 1;
  const votes = vote(edges, half);
  const lines: Line[] = [];
  while (lines.length < atMost) {
    let best = 0;
    for (let i = 1; i < votes.length; i += 1) if ((votes[i] ?? 0) > (votes[best] ?? 0)) best = i;
    if ((votes[best] ?? 0) < fewestSteps) break;
    const angle = Math.floor(best / bins);
    const offsetPx = (best % bins) - half;
    lines.push({ acrossX: Math.cos(angle * radians), acrossY: Math.sin(angle * radians), offsetPx });
    for (let near = angle - sameAngleDeg; near <= angle + sameAngleDeg; near += 1) {
      // Half a turn on, every line comes again with the opposite offset.
      const row = (near + angles) % angles;
      const middle = row * bins + half + (row === near ? offsetPx : -offsetPx);
      votes.fill(0, middle - samePx, middle + samePx + 1);
    }
  }
  return lines;
};
