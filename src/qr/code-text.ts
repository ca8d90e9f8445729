/**
 * A drawn picture of a QR code → its text. For pictures that a program has made: coloured, framed, with a logo or turned
 * by up to 20 degrees from upright, but flat. Photographs are nobody's case here.
 *
 * @zxing/library decodes the modules. Its own way of finding them fails on codes that stand exactly upright
 * (https://github.com/zxing-js/library/issues/616), and weighs 9 kB more (gzip): it is made for cameras.
 */
import Decoder from '@zxing/library/esm/core/qrcode/decoder/Decoder.js';
import { finderCorners, type FinderCorner } from './finder-patterns.ts';
import { inksOf, type GreyPicture, type Ink } from './grey-picture.ts';

/** Modules along the edge of the smallest and the largest code, and how many each version has more. */
const smallest = 21;
const largest = 177;
const growth = 4;
/** From the edge of a code to the middle of a square, in modules. */
const inset = 3.5;

/** The text, or `null` where no code can be read. */
export const codeText = (picture: GreyPicture): string | null => {
  for (const ink of inksOf(picture))
    for (const corner of finderCorners(ink))
      for (const modules of sizesOf(corner)) {
        const text = decoded(modulesOf(ink, corner, modules));
        if (text) return text;
      }
  return null;
};

/** The number of modules along an edge that fits best, and its neighbours. */
const sizesOf = ([corner, right, below]: FinderCorner): readonly number[] => {
  const modulePx = (corner.modulePx + right.modulePx + below.modulePx) / 3;
  const acrossPx =
    (Math.hypot(right.x - corner.x, right.y - corner.y) +
      Math.hypot(below.x - corner.x, below.y - corner.y)) /
    2;
  const best = smallest + growth * Math.round((acrossPx / modulePx + 2 * inset - smallest) / growth);
  return [best, best - growth, best + growth].filter((size) => size >= smallest && size <= largest);
};

/** The modules row by row, each by the pixel in its middle. */
const modulesOf = (ink: Ink, [corner, right, below]: FinderCorner, size: number): boolean[][] => {
  const span = size - 2 * inset;
  const isDark = (column: number, row: number): boolean => {
    const [across, down] = [(column + 0.5 - inset) / span, (row + 0.5 - inset) / span];
    const x = Math.floor(corner.x + across * (right.x - corner.x) + down * (below.x - corner.x));
    const y = Math.floor(corner.y + across * (right.y - corner.y) + down * (below.y - corner.y));
    return x >= 0 && y >= 0 && x < ink.widthPx && y < ink.heightPx && ink.data[y * ink.widthPx + x] === 1;
  };
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => isDark(column, row)),
  );
};

const decoded = (modules: boolean[][]): string | null => {
  try {
    return new Decoder().decodeBooleanArray(modules).getText();
  } catch {
    // Its own exceptions say that this is no code, TypeErrors that it is a damaged one.
    return null;
  }
};
