/** How much of a line is really there, and what lies beside it: counted once, and asked for between any two places. */
import type { Edges } from './edges.ts';
import { fitted, stepAt } from './line-steps.ts';
import type { Line } from './lines.ts';

/** What there is along a stretch of a line. */
export interface Evidence {
  /** Share of the stretch with a step of the direction that most have: one side of a document's edge is the brighter. */
  readonly alike: number;
  /** Share of the stretch with any step along the line. */
  readonly all: number;
  /** Mean steepness, levels a pixel; above 0 where it grows brighter along the line's `across`. */
  readonly steepness: number;
  /** Mean change of brightness over three pixels beside the line, on the side that `across` points to; levels. */
  readonly roughBeyond: number;
  /** The same on the other side. */
  readonly roughBefore: number;
}

/** Far enough from a line for its own blur to have ended, near enough for a document's margin. */
const besidePx = 4;
/** Roughness is measured over so many pixels, beyond the smoothing; one letter must not count for a whole pattern. */
const stridePx = 3;
const roughestLevels = 40;

/** One quantity, summed up from the line's beginning. */
type Sums = Float32Array;

const roughness = (one: number, other: number): number =>
  one > 0 && other > 0 ? Math.min(roughestLevels, Math.abs(one - other)) : 0;

/** The evidence along one line. Places along it are pixels from the point that is nearest to the picture's middle. */
export class LineEvidence {
  /** The line, drawn through the steps beneath it. */
  readonly line: Line;
  readonly #half: number;
  readonly #up: Sums;
  readonly #down: Sums;
  readonly #steepness: Sums;
  readonly #beyond: Sums;
  readonly #before: Sums;

  constructor(edges: Edges, line: Line) {
    this.#half = Math.ceil(Math.hypot(edges.widthPx, edges.heightPx) / 2);
    this.line = fitted(edges, line, -this.#half, this.#half);
    const sums = (): Sums => new Float32Array(2 * this.#half + 2);
    [this.#up, this.#down, this.#steepness, this.#beyond, this.#before] = [
      sums(),
      sums(),
      sums(),
      sums(),
      sums(),
    ];
    const add = (to: Sums, index: number, amount: number): void => {
      to[index + 1] = (to[index] ?? 0) + amount;
    };
    let [lastBeyond, lastBefore] = [0, 0];
    for (let i = 0; i <= 2 * this.#half; i += 1) {
      const { steepness } = stepAt(edges, this.line, i - this.#half, 1);
      add(this.#up, i, steepness > 0 ? 1 : 0);
      add(this.#down, i, steepness < 0 ? 1 : 0);
      add(this.#steepness, i, steepness);
      const isMeasured = i % stridePx === 0;
      const beyond = isMeasured ? this.#lightBeside(edges, i - this.#half, besidePx) : lastBeyond;
      const before = isMeasured ? this.#lightBeside(edges, i - this.#half, -besidePx) : lastBefore;
      add(this.#beyond, i, roughness(beyond, lastBeyond) * stridePx);
      add(this.#before, i, roughness(before, lastBefore) * stridePx);
      [lastBeyond, lastBefore] = [beyond, before];
    }
  }

  /** What there is between two places. */
  between(onePx: number, otherPx: number): Evidence {
    const last = 2 * this.#half + 1;
    const from = Math.max(0, Math.min(last, Math.round(Math.min(onePx, otherPx)) + this.#half));
    const to = Math.max(0, Math.min(last, Math.round(Math.max(onePx, otherPx)) + this.#half));
    const mean = (sums: Sums): number => ((sums[to] ?? 0) - (sums[from] ?? 0)) / Math.max(1, to - from);
    const [up, down] = [mean(this.#up), mean(this.#down)];
    return {
      alike: Math.max(up, down),
      all: up + down,
      steepness: mean(this.#steepness),
      roughBeyond: mean(this.#beyond),
      roughBefore: mean(this.#before),
    };
  }

  #lightBeside({ light, widthPx, heightPx }: Edges, alongPx: number, offPx: number): number {
    const { acrossX, acrossY, offsetPx } = this.line;
    const x = Math.round(widthPx / 2 + acrossX * (offsetPx + offPx) - acrossY * alongPx);
    const y = Math.round(heightPx / 2 + acrossY * (offsetPx + offPx) + acrossX * alongPx);
    return x > 0 && y > 0 && x < widthPx - 1 && y < heightPx - 1 ? (light[y * widthPx + x] ?? 0) : 0;
  }
}
