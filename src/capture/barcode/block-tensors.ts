/** Which way the edges of a picture run, block by block: its structure tensors. It finds no region and no symbol. */
import type { GrayImage } from '../image/gray-image.ts';

/** Blocks along the longer edge: 16 px at 1080p, about eight modules. */
const blocksAlong = 120;
/** Smaller blocks hold too few bars to have a direction. */
const leastBlockPx = 14;
const directionBins = 36;

/** The edges of a picture block by block, row by row. */
export interface BlockTensors {
  readonly columns: number;
  readonly rows: number;
  readonly blockPx: number;
  /** Per block: mean gx² - gy² and mean 2·gx·gy. Their length is how one-sided, their direction twice the angle. */
  readonly even: Float32Array;
  readonly odd: Float32Array;
}

/** The edges of a picture in square blocks. */
export const blockTensors = ({ data, widthPx, heightPx }: GrayImage): BlockTensors => {
  const blockPx = Math.max(leastBlockPx, Math.round(Math.max(widthPx, heightPx) / blocksAlong));
  const columns = Math.max(0, Math.floor((widthPx - 2) / blockPx));
  const rows = Math.max(0, Math.floor((heightPx - 2) / blockPx));
  const even = new Float32Array(columns * rows);
  const odd = new Float32Array(columns * rows);
  // Two rows of three and two columns of three: enough edges a block, a quarter of the work.
  const stride = 2;
  const samples = Math.ceil(blockPx / stride) ** 2;
  for (let row = 0; row < rows; row += 1)
    for (let y = 0; y < blockPx; y += stride) {
      const line = (1 + row * blockPx + y) * widthPx + 1;
      for (let column = 0; column < columns; column += 1) {
        let sumEven = 0;
        let sumOdd = 0;
        const start = line + column * blockPx;
        for (let i = start, end = start + blockPx; i < end; i += stride) {
          const gx = (data[i + 1] ?? 0) - (data[i - 1] ?? 0);
          const gy = (data[i + widthPx] ?? 0) - (data[i - widthPx] ?? 0);
          sumEven += gx * gx - gy * gy;
          sumOdd += 2 * gx * gy;
        }
        const block = row * columns + column;
        even[block] = (even[block] ?? 0) + sumEven / samples;
        odd[block] = (odd[block] ?? 0) + sumOdd / samples;
      }
    }
  return { columns, rows, blockPx, even, odd };
};

/** The direction that most of the edge energy has, in radians of the doubled angle. */
export const dominantDirection = ({ even, odd }: BlockTensors, isTaken: Uint8Array): number => {
  const bins = new Float64Array(directionBins);
  for (let block = 0; block < even.length; block += 1) {
    if (isTaken[block] === 1) continue;
    const [e, o] = [even[block] ?? 0, odd[block] ?? 0];
    const bin = Math.floor(((Math.atan2(o, e) / (2 * Math.PI) + 1) % 1) * directionBins) % directionBins;
    bins[bin] = (bins[bin] ?? 0) + Math.hypot(e, o);
  }
  let best = 0;
  let bestSum = -1;
  for (let bin = 0; bin < directionBins; bin += 1) {
    let sum = 0;
    for (let k = -1; k <= 1; k += 1) sum += bins[(bin + k + directionBins) % directionBins] ?? 0;
    if (sum > bestSum) [best, bestSum] = [bin, sum];
  }
  return ((best + 0.5) / directionBins) * 2 * Math.PI;
};

/** How strongly each block's bars have a direction, smoothed over its neighbours. */
export const alignedResponse = (
  { columns, rows, even, odd }: BlockTensors,
  doubled: number,
): Float32Array => {
  const [cosine, sine] = [Math.cos(doubled), Math.sin(doubled)];
  const aligned = even.map((e, block) => Math.max(0, e * cosine + (odd[block] ?? 0) * sine));
  const smooth = new Float32Array(aligned.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      let count = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          sum += aligned[y * columns + x] ?? 0;
          count += 1;
        }
      smooth[row * columns + column] = sum / count;
    }
  return smooth;
};
