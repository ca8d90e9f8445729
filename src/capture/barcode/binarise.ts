/** Two ways to make a grey picture black and white: one threshold for all, and one for each neighbourhood. */
import { BitMatrix } from '@zxing/library';
import type { GrayImage } from '../image/gray-image.ts';

const bitsWhere = ({ data, widthPx, heightPx }: GrayImage, limitAt: (i: number) => number): BitMatrix => {
  const bits = new BitMatrix(widthPx, heightPx);
  for (let y = 0, i = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1, i += 1) if ((data[i] ?? 0) < limitAt(i)) bits.set(x, y);
  return bits;
};

/**
 * Dark is what lies below the threshold that parts the picture's brightness best.
 *
 * @see Otsu, "A threshold selection method from gray-level histograms" (1979)
 */
export const globallyDark = (image: GrayImage): BitMatrix => {
  const histogram = new Float64Array(256);
  for (const value of image.data) histogram[value] = (histogram[value] ?? 0) + 1;
  const total = image.data.length;
  const sum = histogram.reduce((all, count, value) => all + count * value, 0);
  let [below, sumBelow, best, threshold] = [0, 0, -1, 128];
  histogram.forEach((count, value) => {
    below += count;
    sumBelow += count * value;
    if (below === 0 || below === total) return;
    const apart = sumBelow / below - (sum - sumBelow) / (total - below);
    const parted = below * (total - below) * apart * apart;
    if (parted > best) [best, threshold] = [parted, value + 1];
  });
  return bitsWhere(image, () => threshold);
};

/** Sauvola's k and the deviation that counts as full contrast; measured on the capture frames. */
const [contrastWeight, fullDeviation] = [0.12, 128];

/**
 * Dark is what lies below the mean of its neighbourhood, the less so the flatter that is.
 *
 * @see Sauvola and Pietikäinen, "Adaptive document image binarization" (2000)
 */
export const locallyDark = (image: GrayImage, reachPx: number): BitMatrix => {
  const { data, widthPx, heightPx } = image;
  const stride = widthPx + 1;
  const sums = new Float64Array(stride * (heightPx + 1));
  const squares = new Float64Array(sums.length);
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0, sum = 0, square = 0; x < widthPx; x += 1) {
      const value = data[y * widthPx + x] ?? 0;
      sum += value;
      square += value * value;
      const at = (y + 1) * stride + x + 1;
      sums[at] = (sums[at - stride] ?? 0) + sum;
      squares[at] = (squares[at - stride] ?? 0) + square;
    }
  return bitsWhere(image, (i) => {
    const [x, y] = [i % widthPx, Math.floor(i / widthPx)];
    const [left, right] = [Math.max(0, x - reachPx), Math.min(widthPx, x + reachPx + 1)];
    const upper = Math.max(0, y - reachPx) * stride;
    const lower = Math.min(heightPx, y + reachPx + 1) * stride;
    const count = ((right - left) * (lower - upper)) / stride;
    const boxed = (table: Float64Array): number =>
      ((table[lower + right] ?? 0) -
        (table[lower + left] ?? 0) -
        (table[upper + right] ?? 0) +
        (table[upper + left] ?? 0)) /
      count;
    const mean = boxed(sums);
    const deviation = Math.sqrt(Math.max(0, boxed(squares) - mean * mean));
    return mean * (1 + contrastWeight * (deviation / fullDeviation - 1));
  });
};
