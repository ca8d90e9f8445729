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
  const binsALevel = 8;
  const counts = new Uint32Array(highestFloor * binsALevel + 1);
  for (const value of steepness) {
    const bin = Math.min(counts.length - 1, Math.floor(value * binsALevel));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  let above = 0;
  let bin = counts.length;
  while (bin > 0 && above < steepness.length * edgeShare) {
    bin -= 1;
    above += counts[bin] ?? 0;
  }
  return Math.max(lowestFloor, bin / binsALevel);
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
  // Half of a right angle splits into steps that are mostly straight and mostly slanted at tan 22.5°.
  const straight = 0.4142;
  for (let i = 2 * widthPx, end = widthPx * (heightPx - 2); i < end; i += 1) {
    const here = steepness[i] ?? 0;
    if (here < floor) continue;
    const x = right[i] ?? 0;
    const y = down[i] ?? 0;
    const [wide, high] = [Math.abs(x), Math.abs(y)];
    let across = widthPx;
    if (high < wide * straight) across = 1;
    else if (wide >= high * straight) across = x * y > 0 ? widthPx + 1 : widthPx - 1;
    if (here >= (steepness[i - across] ?? 0) && here > (steepness[i + across] ?? 0)) crest[i] = here;
  }
  return { widthPx, heightPx, light, right, down, crest, floor };
};
