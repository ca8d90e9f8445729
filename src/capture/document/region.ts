/** The part of a picture that an outline encloses, as runs of pixels; and how bright and how glaring it is. */
import type { GrayImage, Quad } from '../image/gray-image.ts';

/** The pixels of one row, from `left` up to, not including, `right`. */
export interface Run {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The rows of what four corners enclose; all rows of the picture where there are no corners.
 *
 * @param scale pixels of the picture for one of the corners' own
 */
export const runsOf = ({ widthPx, heightPx }: GrayImage, corners: Quad | null, scale = 1): Run[] => {
  const runs: Run[] = [];
  for (let row = 0; row < heightPx; row += 1) {
    const y = (row + 0.5) / scale;
    const crossings = corners?.flatMap((from, index) => {
      const to = corners[(index + 1) % 4] ?? from;
      if (from.y <= y === to.y <= y) return [];
      return [scale * (from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x))];
    }) ?? [0, widthPx];
    const left = Math.max(0, Math.round(Math.min(...crossings)));
    const right = Math.min(widthPx, Math.round(Math.max(...crossings)));
    if (left < right) runs.push({ row, left, right });
  }
  return runs;
};

/** From here on a pixel is blown out; sensors and their compression seldom reach 255 everywhere (measured). */
const blownOut = 251;

/** How bright a part of a picture is. */
export interface Light {
  /** Mean, 0..255. */
  readonly brightness: number;
  /** Share of blocks of 2×2 pixels that are blown out, 0..1; letters make a block none. */
  readonly glare: number;
}

/** The light in a part of a picture of about 320 pixels: there a block of 2×2 is one of 8×8 in a picture of 1280. */
export const lightOf = ({ data, widthPx }: GrayImage, runs: readonly Run[]): Light => {
  let [sum, blown, count] = [0, 0, 0];
  for (const { row, left, right } of runs)
    for (let i = row * widthPx + left, end = row * widthPx + right; i < end; i += 1) {
      const here = data[i] ?? 0;
      sum += here;
      count += 1;
      const darkest = Math.min(here, data[i + 1] ?? 0, data[i + widthPx] ?? 0, data[i + widthPx + 1] ?? 0);
      if (darkest >= blownOut) blown += 1;
    }
  return { brightness: sum / (count || 1), glare: blown / (count || 1) };
};
