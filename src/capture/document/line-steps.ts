/** The steps of a picture beneath one line: where they are, and the line that runs through them best. */
import type { Point } from '../image/gray-image.ts';
import type { Edges } from './edges.ts';
import type { Line } from './lines.ts';

/** A step belongs to a line if it turns from it by 30° at most. */
const alignedCosine = 0.86;
/** Fewer steps say nothing about a line's direction. */
const fewestSteps = 8;

/** What is beneath a place of a line: a step, or none (steepness 0). */
export interface Step {
  /** How far off the line it is, pixels along `across`. */
  readonly offPx: number;
  /** Levels a pixel; above 0 where it grows brighter along `across`. */
  readonly steepness: number;
}

/** The pixel at a place of a line, or that far beside it: along `across`, where the number is above 0. */
export const placeOn = (
  { widthPx, heightPx }: Edges,
  { acrossX, acrossY, offsetPx }: Line,
  alongPx: number,
  besidePx: number,
): Point => ({
  x: widthPx / 2 + acrossX * (offsetPx + besidePx) - acrossY * alongPx,
  y: heightPx / 2 + acrossY * (offsetPx + besidePx) + acrossX * alongPx,
});

/** The steepest step within a reach of a line's place, which is given in pixels from its nearest to the middle. */
export const stepAt = (edges: Edges, line: Line, alongPx: number, reachPx: number): Step => {
  const { widthPx, heightPx, crest, right, down } = edges;
  const { x, y } = placeOn(edges, line, alongPx, 0);
  let offPx = 0;
  let steepest = 0;
  for (let off = -reachPx; off <= reachPx; off += 1) {
    const column = Math.round(x + off * line.acrossX);
    const row = Math.round(y + off * line.acrossY);
    if (column < 2 || row < 2 || column >= widthPx - 2 || row >= heightPx - 2) continue;
    const i = row * widthPx + column;
    const steepness = crest[i] ?? 0;
    if (steepness <= Math.abs(steepest)) continue;
    const across = (right[i] ?? 0) * line.acrossX + (down[i] ?? 0) * line.acrossY;
    if (Math.abs(across) < steepness * alignedCosine) continue;
    steepest = Math.sign(across) * steepness;
    // Rounding to a pixel makes this a fraction.
    offPx = (column - x) * line.acrossX + (row - y) * line.acrossY;
  }
  return { offPx, steepness: steepest };
};

/** The line through the steps beneath a stretch of it (least squares); the line itself where they are too few. */
export const fitted = (edges: Edges, line: Line, onePx: number, otherPx: number): Line => {
  const reachPx = 2;
  let [count, sumT, sumTT, sumOff, sumTOff] = [0, 0, 0, 0, 0];
  for (let t = Math.ceil(Math.min(onePx, otherPx)); t <= Math.max(onePx, otherPx); t += 1) {
    const { offPx, steepness } = stepAt(edges, line, t, reachPx);
    if (steepness === 0) continue;
    count += 1;
    sumT += t;
    sumTT += t * t;
    sumOff += offPx;
    sumTOff += t * offPx;
  }
  const spread = count * sumTT - sumT * sumT;
  if (count < fewestSteps || spread === 0) return line;
  const slope = (count * sumTOff - sumT * sumOff) / spread;
  const shiftPx = (sumOff - slope * sumT) / count;
  const turn = Math.atan(slope);
  const angle = Math.atan2(line.acrossY, line.acrossX) - turn;
  return {
    acrossX: Math.cos(angle),
    acrossY: Math.sin(angle),
    offsetPx: (line.offsetPx + shiftPx) * Math.cos(turn),
  };
};
