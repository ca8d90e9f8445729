/** How much of a line is really there: the steps beneath it, counted once and asked for between any two places. */
import type { Edges } from './edges.ts';
import type { Line } from './lines.ts';

/** Steps beneath a stretch of a line, as shares of its length, 0..1. */
export interface Evidence {
  /** Steps of the direction that most of them have: a document's side is brighter or darker than what is beside it. */
  readonly alike: number;
  readonly all: number;
}

/** A step belongs to a line if it turns from it by 30° at most. */
const alignedCosine = 0.86;
const none: Evidence = { alike: 0, all: 0 };

/** The step beneath a place of a line that is the steepest within a reach: how far off it is, and its signed steepness. */
const stepAt = (edges: Edges, line: Line, alongPx: number, reachPx: number): readonly [number, number] => {
  const { widthPx, heightPx, crest, right, down } = edges;
  const x = widthPx / 2 + line.acrossX * line.offsetPx - line.acrossY * alongPx;
  const y = heightPx / 2 + line.acrossY * line.offsetPx + line.acrossX * alongPx;
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
    // The pixel's own distance, which rounding makes a fraction.
    offPx = (column - x) * line.acrossX + (row - y) * line.acrossY;
  }
  return [offPx, steepest];
};

/** The line through the steps beneath a stretch of it (least squares); the line itself where they are too few. */
export const fitted = (edges: Edges, line: Line, fromPx: number, toPx: number, reachPx: number): Line => {
  let [count, sumT, sumTT, sumOff, sumTOff] = [0, 0, 0, 0, 0];
  for (let t = Math.ceil(fromPx); t <= toPx; t += 1) {
    const [off, steepness] = stepAt(edges, line, t, reachPx);
    if (steepness === 0) continue;
    count += 1;
    sumT += t;
    sumTT += t * t;
    sumOff += off;
    sumTOff += t * off;
  }
  const spread = count * sumTT - sumT * sumT;
  if (count < 8 || spread === 0) return line;
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

/** Sums along one line. Places along it are pixels from the point that is nearest to the picture's middle. */
export class LineEvidence {
  readonly line: Line;
  readonly #half: number;
  /** Steps up and steps down before each place, and places within the picture. */
  readonly #up: Uint16Array;
  readonly #down: Uint16Array;

  constructor(edges: Edges, line: Line) {
    this.#half = Math.ceil(Math.hypot(edges.widthPx, edges.heightPx) / 2);
    this.line = fitted(edges, line, -this.#half, this.#half, 2);
    this.#up = new Uint16Array(2 * this.#half + 2);
    this.#down = new Uint16Array(2 * this.#half + 2);
    for (let i = 0; i <= 2 * this.#half; i += 1) {
      const [, steepness] = stepAt(edges, this.line, i - this.#half, 1);
      this.#up[i + 1] = (this.#up[i] ?? 0) + (steepness > 0 ? 1 : 0);
      this.#down[i + 1] = (this.#down[i] ?? 0) + (steepness < 0 ? 1 : 0);
    }
  }

  /** What lies beneath the stretch between two places. */
  between(onePx: number, otherPx: number): Evidence {
    const last = 2 * this.#half + 1;
    const from = Math.max(0, Math.min(last, Math.round(Math.min(onePx, otherPx)) + this.#half));
    const to = Math.max(0, Math.min(last, Math.round(Math.max(onePx, otherPx)) + this.#half));
    if (to <= from) return none;
    const up = (this.#up[to] ?? 0) - (this.#up[from] ?? 0);
    const down = (this.#down[to] ?? 0) - (this.#down[from] ?? 0);
    return { alike: Math.max(up, down) / (to - from), all: (up + down) / (to - from) };
  }
}
