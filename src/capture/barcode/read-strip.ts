/**
 * Lets the decoder look at a straightened strip itself, made black and white in several ways. It reads what the restoring
 * of modules cannot: symbols without a right side, or of which a guard is torn off.
 */
import type { GrayImage } from '../image/gray-image.ts';
import { rectified } from '../image/homography.ts';
import type { BarStrip } from './bar-strip.ts';
import { globallyDark, locallyDark } from './binarise.ts';
import { textOfBits } from './zxing-bits.ts';

/** Strips are sampled finer by this where they are small: the decoder needs about 3 px a module. */
const enlargement = 1.6;
const mostWidthPx = 1500;
/** How much a pixel's difference from its neighbours is added to it. */
const sharpening = 1.5;
/** About two modules: more than the widest bar but one, less than a codeword. */
const reachPx = 12;

const sharpened = ({ data, widthPx, heightPx }: GrayImage): GrayImage => {
  const sharp = Uint8ClampedArray.from(data);
  for (let y = 1; y < heightPx - 1; y += 1)
    for (let x = 1; x < widthPx - 1; x += 1) {
      const i = y * widthPx + x;
      const around =
        (data[i - 1] ?? 0) + (data[i + 1] ?? 0) + (data[i - widthPx] ?? 0) + (data[i + widthPx] ?? 0);
      sharp[i] = (data[i] ?? 0) + sharpening * ((data[i] ?? 0) - around / 4);
    }
  return { data: sharp, widthPx, heightPx };
};

/** The text in a strip, or null; `mayGoOn` is asked before each way of looking at it. */
export const readStrip = (picture: GrayImage, strip: BarStrip, mayGoOn: () => boolean): string | null => {
  const scale = Math.min(enlargement, mostWidthPx / strip.image.widthPx);
  const widthPx = Math.round(strip.image.widthPx * scale);
  const enlarged = rectified(picture, strip.corners, widthPx, Math.round(strip.image.heightPx * scale));
  const ways = [
    () => locallyDark(enlarged, reachPx),
    () => globallyDark(enlarged),
    () => locallyDark(sharpened(enlarged), reachPx),
  ];
  for (const way of ways) {
    if (!mayGoOn()) return null;
    const text = textOfBits(way());
    if (text !== null) return text;
  }
  return null;
};
