/** The part of a picture that an outline encloses, as runs of pixels; and how bright and how glaring it is. */
import type { GrayImage, Quad } from '../image/gray-image.ts';

/** The pixels of one row, from `left` up to, not including, `right`. */
export interface Run {
  readonly row: number;
  readonly left: number;
  readonly right: number;
}

/** The rows of what four corners enclose; all rows of the picture where there are no corners. */
export const runsOf = ({ widthPx, heightPx }: GrayImage, corners: Quad | null): Run[] => {
  const runs: Run[] = [];
  for (let row = 0; row < heightPx; row += 1) {
    if (!corners) {
      runs.push({ row, left: 0, right: widthPx });
      continue;
    }
    const y = row + 0.5;
    const crossings = corners.flatMap((from, index) => {
      const to = corners[(index + 1) % 4] ?? from;
      return from.y <= y === to.y <= y ? [] : [from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x)];
    });
    const left = Math.max(0, Math.round(Math.min(...crossings)));
    const right = Math.min(widthPx, Math.round(Math.max(...crossings)));
    if (left < right) runs.push({ row, left, right });
  }
  return runs;
};

/** Mean brightness, 0..255. */
export const brightnessOf = ({ data, widthPx }: GrayImage, runs: readonly Run[]): number => {
  let sum = 0;
  let count = 0;
  for (const { row, left, right } of runs) {
    for (let i = row * widthPx + left, end = row * widthPx + right; i < end; i += 1) sum += data[i] ?? 0;
    count += right - left;
  }
  return count === 0 ? 0 : sum / count;
};

/** A block of that many pixels a side is blown out if its darkest pixel is; letters in it make it none (measured). */
const blockPx = 8;
const blownOut = 251;
/** A smaller picture has smaller blocks, so that they cover as much of a document as in one of 1280 pixels. */
const blocksALongEdge = 160;

/** Share of blocks in which every pixel is blown out, 0..1. */
export const glareOf = ({ data, widthPx, heightPx }: GrayImage, runs: readonly Run[]): number => {
  const sidePx = Math.max(2, Math.min(blockPx, Math.round(Math.max(widthPx, heightPx) / blocksALongEdge)));
  const columns = Math.ceil(widthPx / sidePx);
  let blown = 0;
  let blocks = 0;
  for (let start = 0; start + sidePx <= runs.length; start += sidePx) {
    const rows = runs.slice(start, start + sidePx);
    const left = Math.max(...rows.map((run) => run.left));
    const right = Math.min(...rows.map((run) => run.right));
    for (let column = 0; column < columns; column += 1) {
      const x = left + column * sidePx;
      if (x + sidePx > right) break;
      blocks += 1;
      let isBlown = true;
      for (const { row } of rows)
        for (let i = row * widthPx + x, end = i + sidePx; isBlown && i < end; i += 1)
          isBlown = (data[i] ?? 0) >= blownOut;
      if (isBlown) blown += 1;
    }
  }
  return blocks === 0 ? 0 : blown / blocks;
};
