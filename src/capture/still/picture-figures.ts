/**
 * What can be said of a picture in which no document's outline stands out: whether there is print in it, and whether there
 * was light. It finds no document and knows none.
 */
import { shrunk, type GrayImage } from '../image/gray-image.ts';

/** Longest edge that is looked at, in pixels. */
const longestPx = 640;
const blockPx = 8;
/** Standard deviation of a block's levels: paper and tables below, letters and edges above. */
const evenLevels = 6;
const busyLevels = 25;
/**
 * Print is strokes on paper. Measured: documents, whole, cut off or filling the picture, are even to .13 and more and busy
 * to .05 and more; gravel, grass and cloth are even to .03, tables and walls busy to .02. Clutter passes for print.
 */
const leastEvenShare = 0.1;
const leastBusyShare = 0.03;
/** A fiftieth of the picture is brighter than its highlights: more than a lamp. */
const highlightShare = 0.98;

/** A picture's figures. */
export interface PictureFigures {
  readonly hasPrint: boolean;
  /** Brightness, 0..255. In too little light 87 at most, with a dark document in good light 157 and more (measured). */
  readonly highlights: number;
}

/** Looks at a picture of any size. */
export const figuresOf = (image: GrayImage): PictureFigures => {
  const small = shrunk(image, longestPx);
  const { data, widthPx, heightPx } = small;
  let [even, busy, blocks] = [0, 0, 0];
  for (let top = 0; top + blockPx <= heightPx; top += blockPx)
    for (let left = 0; left + blockPx <= widthPx; left += blockPx) {
      const deviation = deviationIn(small, left, top);
      blocks += 1;
      if (deviation < evenLevels) even += 1;
      if (deviation > busyLevels) busy += 1;
    }
  const highlights = data.slice().sort()[Math.floor(highlightShare * (data.length - 1))] ?? 0;
  const hasPrint = even >= leastEvenShare * blocks && busy >= leastBusyShare * blocks;
  return { hasPrint, highlights };
};

const deviationIn = ({ data, widthPx }: GrayImage, left: number, top: number): number => {
  let [sum, squares] = [0, 0];
  for (let row = top; row < top + blockPx; row += 1)
    for (let at = row * widthPx + left, end = at + blockPx; at < end; at += 1) {
      const level = data[at] ?? 0;
      sum += level;
      squares += level * level;
    }
  const count = blockPx * blockPx;
  return Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
};
