/**
 * Which pixels are ink: those darker than the paper around them, whatever the light.
 *
 * @see Bradley and Roth, "Adaptive Thresholding using the Integral Image" (2007)
 */
import type { GrayImage } from '../image/gray-image.ts';

/** How far around a pixel its paper is looked at, as a share of the picture's width: two to three characters. */
const reachShare = 1 / 44;
const leastReachPx = 8;
/** Ink is darker than its surroundings by one more grey level than noise on black makes. */
const marginLevels = 2;

/** A mask with 1 for every pixel darker than `share` (0..1) of the mean around it. */
export const inkOf = ({ data, widthPx, heightPx }: GrayImage, share: number): Uint8Array => {
  const reach = Math.max(leastReachPx, Math.round(widthPx * reachShare));
  const ink = new Uint8Array(widthPx * heightPx);
  const columnSums = new Uint32Array(widthPx);
  const addRow = (row: number, sign: 1 | -1) => {
    for (let x = 0, at = row * widthPx; x < widthPx; x += 1, at += 1)
      columnSums[x] = (columnSums[x] ?? 0) + sign * (data[at] ?? 0);
  };
  for (let row = 0; row < Math.min(reach, heightPx); row += 1) addRow(row, 1);
  for (let y = 0; y < heightPx; y += 1) {
    if (y + reach < heightPx) addRow(y + reach, 1);
    if (y - reach - 1 >= 0) addRow(y - reach - 1, -1);
    const rows = Math.min(heightPx - 1, y + reach) - Math.max(0, y - reach) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(reach, widthPx); x += 1) sum += columnSums[x] ?? 0;
    for (let x = 0, at = y * widthPx; x < widthPx; x += 1, at += 1) {
      if (x + reach < widthPx) sum += columnSums[x + reach] ?? 0;
      if (x - reach - 1 >= 0) sum -= columnSums[x - reach - 1] ?? 0;
      const columns = Math.min(widthPx - 1, x + reach) - Math.max(0, x - reach) + 1;
      if (((data[at] ?? 0) + marginLevels) * rows * columns < sum * share) ink[at] = 1;
    }
  }
  return ink;
};
