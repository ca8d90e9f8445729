/** How much of a line is really there, and what lies beside it: counted once, and asked for between any two places. */
import type { Edges } from './edges.ts';
import { fitted, placeOn, stepAt } from './line-steps.ts';
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

/** A line with all that is known along it. */
export interface LineEvidence {
  /** The line, drawn through the steps beneath it. */
  readonly line: Line;
  /** What there is between two places: pixels along the line from the point that is nearest to the picture's middle. */
  readonly between: (onePx: number, otherPx: number) => Evidence;
}

/** Far enough from a line for its own blur to have ended, near enough for a document's margin. */
const besidePx = 4;
/** Roughness is measured over so many pixels, beyond the smoothing; one letter must not count for a whole pattern. */
const stridePx = 3;

/** Gathers the evidence along a line. */
export const lineEvidence = (edges: Edges, coarse: Line): LineEvidence => {
  const { light, widthPx, heightPx } = edges;
  const half = Math.ceil(Math.hypot(widthPx, heightPx) / 2);
  const line = fitted(edges, coarse, -half, half);
  /** Outside of the picture it is as dark as nothing. */
  const lightBeside = (alongPx: number, offPx: number): number => {
    const place = placeOn(edges, line, alongPx, offPx);
    const x = Math.round(place.x);
    return x > 0 && x < widthPx - 1 ? (light[Math.round(place.y) * widthPx + x] ?? 0) : 0;
  };
  const roughness = (alongPx: number, offPx: number): number => {
    const [here, before] = [lightBeside(alongPx, offPx), lightBeside(alongPx - stridePx, offPx)];
    return here && before && Math.abs(here - before);
  };
  /** Five sums a place, of all that lies before it: steps up, steps down, steepness, roughness beyond and before. */
  const sums = new Float32Array((2 * half + 2) * 5);
  let rough = [0, 0];
  for (let i = 0; i <= 2 * half; i += 1) {
    const { steepness } = stepAt(edges, line, i - half, 1);
    if (i % stridePx === 0) rough = [roughness(i - half, besidePx), roughness(i - half, -besidePx)];
    const here = [steepness > 0 ? 1 : 0, steepness < 0 ? 1 : 0, steepness, ...rough];
    for (let k = 0; k < 5; k += 1) sums[i * 5 + 5 + k] = (sums[i * 5 + k] ?? 0) + (here[k] ?? 0);
  }
  const between = (onePx: number, otherPx: number): Evidence => {
    const place = (px: number): number => Math.max(0, Math.min(2 * half + 1, Math.round(px) + half));
    const [from, to] = [place(onePx), place(otherPx)];
    // Whichever of the two is the farther one: both differences change their sign.
    const mean = (k: number): number =>
      ((sums[to * 5 + k] ?? 0) - (sums[from * 5 + k] ?? 0)) / (to - from || 1);
    const [up, down] = [mean(0), mean(1)];
    return {
      alike: Math.max(up, down),
      all: up + down,
      steepness: mean(2),
      roughBeyond: mean(3),
      roughBefore: mean(4),
    };
  };
  return { line, between };
};
