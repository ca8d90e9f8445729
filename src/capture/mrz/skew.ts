/** How much the lines of text in a picture lean: the angle at which the blobs line up best. */
import type { Blob } from './blobs.ts';

/** What the reader follows without turning the whole picture more than a hand does. */
const greatestDeg = 24;
const coarseStepDeg = 0.75;
const fineStepDeg = 0.125;
/** Height of a step of the histogram: a third of the least character. */
const binPx = 2.5;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** High where many blobs share few lines. */
const sharpness = (blobs: readonly Blob[], angle: number, bins: Uint16Array): number => {
  bins.fill(0);
  const cosine = Math.cos(angle) / binPx;
  const sine = Math.sin(angle) / binPx;
  const middle = bins.length >> 1;
  for (const { centreX, centreY } of blobs) {
    const bin = Math.round(centreY * cosine - centreX * sine) + middle;
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let sum = 0;
  for (let bin = 1; bin < bins.length - 1; bin += 1) {
    const count = (bins[bin - 1] ?? 0) + (bins[bin] ?? 0) + (bins[bin + 1] ?? 0);
    sum += count * count * count;
  }
  return sum;
};

/** The angle of the text in radians, clockwise positive; 0 for no blobs. */
export const skewOf = (blobs: readonly Blob[], widthPx: number, heightPx: number): number => {
  const bins = new Uint16Array(2 * Math.ceil(Math.hypot(widthPx, heightPx) / binPx) + 4);
  let bestDeg = 0;
  let best = sharpness(blobs, 0, bins);
  const search = (fromDeg: number, toDeg: number, stepDeg: number) => {
    for (let deg = fromDeg; deg <= toDeg; deg += stepDeg) {
      const score = sharpness(blobs, radians(deg), bins);
      if (score > best) [best, bestDeg] = [score, deg];
    }
  };
  search(-greatestDeg, greatestDeg, coarseStepDeg);
  search(bestDeg - coarseStepDeg, bestDeg + coarseStepDeg, fineStepDeg);
  return radians(bestDeg);
};
