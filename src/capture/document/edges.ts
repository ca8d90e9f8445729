/** Where brightness steps in a picture, and which way. It knows neither lines nor documents. */
import type { GrayImage } from '../image/gray-image.ts';

/** The steps of a picture, one entry a pixel, top row first; the outermost two pixels have none. */
export interface Edges {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Brightness without the finest noise, levels 0..255. */
  readonly light: Float32Array;
  /** Change of brightness a pixel to the right and downwards, levels. */
  readonly right: Float32Array;
  readonly down: Float32Array;
  /** Length of that change where it is the steepest across its step, 0 elsewhere: lines one or two pixels thin. */
  readonly crest: Float32Array;
  /** What counts as a step in this picture, levels a pixel. */
  readonly floor: number;
}

/** The steepest fifth of a picture counts, but no step that noise makes and none too steep to leave out (measured). */
const edgeShare = 0.2;
const lowestFloor = 1.3;
const highestFloor = 8;
/** One pixel of so many tells as much as all do; a prime, so that no column is favoured. */
const sampleStride = 7;

/** Brightness averaged over 3×3 pixels (weights 1 2 1), which takes away most of a sensor's noise. */
const smoothed = ({ data, widthPx, heightPx }: GrayImage): Float32Array => {
  const rows = new Float32Array(data.length);
  const smooth = new Float32Array(data.length);
  for (let i = 1; i < data.length - 1; i += 1)
    rows[i] = (data[i - 1] ?? 0) + 2 * (data[i] ?? 0) + (data[i + 1] ?? 0);
  for (let i = widthPx, end = widthPx * (heightPx - 1); i < end; i += 1)
    smooth[i] = ((rows[i - widthPx] ?? 0) + 2 * (rows[i] ?? 0) + (rows[i + widthPx] ?? 0)) / 16;
  return smooth;
};

const floorOf = (steepness: Float32Array): number => {
  const sample = steepness.filter((_, i) => i % sampleStride === 0).sort();
  const steepest = sample[Math.floor((1 - edgeShare) * sample.length)] ?? 0;
  return Math.min(highestFloor, Math.max(lowestFloor, steepest));
};

/**
 * The steps of a picture.
 *
 * @see Canny, "A Computational Approach to Edge Detection" (1986): smoothing, gradient, thinning across the step
 */
export const findEdges = (image: GrayImage): Edges => {
  const { widthPx, heightPx } = image;
  const light = smoothed(image);
  const right = new Float32Array(light.length);
  const down = new Float32Array(light.length);
  const steepness = new Float32Array(light.length);
  const crest = new Float32Array(light.length);
  for (let y = 2; y < heightPx - 2; y += 1)
    for (let i = y * widthPx + 2, end = (y + 1) * widthPx - 2; i < end; i += 1) {
      const falling = (light[i + widthPx + 1] ?? 0) - (light[i - widthPx - 1] ?? 0);
      const rising = (light[i - widthPx + 1] ?? 0) - (light[i + widthPx - 1] ?? 0);
      const toRight = (2 * ((light[i + 1] ?? 0) - (light[i - 1] ?? 0)) + falling + rising) / 8;
      const toDown = (2 * ((light[i + widthPx] ?? 0) - (light[i - widthPx] ?? 0)) + falling - rising) / 8;
      right[i] = toRight;
      down[i] = toDown;
      steepness[i] = Math.sqrt(toRight * toRight + toDown * toDown);
    }
  const floor = floorOf(steepness);
  for (let i = 2 * widthPx, end = widthPx * (heightPx - 2); i < end; i += 1) {
    const here = steepness[i] ?? 0;
    if (here < floor) continue;
    // The neighbour across the step, one of eight.
    const across = Math.round((right[i] ?? 0) / here) + widthPx * Math.round((down[i] ?? 0) / here);
    if (here >= (steepness[i - across] ?? 0) && here > (steepness[i + across] ?? 0)) crest[i] = here;
  }
  return { widthPx, heightPx, light, right, down, crest, floor };
};
