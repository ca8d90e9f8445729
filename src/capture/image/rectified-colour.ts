/** What lies between four corners of a coloured picture, straightened. It knows neither documents nor files. */
import type { Quad } from './gray-image.ts';
import { homographyTo } from './homography.ts';

/** Pixels of a canvas: red, green, blue and alpha, a byte each, top row first. */
export interface ColourImage {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The straightened pixels, bilinear and opaque; what lies outside the picture is its edge. */
export const rectifiedColour = (
  { data, width, height }: ColourImage,
  corners: Quad,
  widthPx: number,
  heightPx: number,
): Uint8ClampedArray<ArrayBuffer> => {
  const [a, b, c, d, e, f, g, h] = homographyTo(corners, widthPx, heightPx);
  const straight = new Uint8ClampedArray(widthPx * heightPx * 4);
  const [maxX, maxY] = [width - 1, height - 1];
  for (let row = 0, at = 0; row < heightPx; row += 1) {
    const v = row + 0.5;
    for (let column = 0; column < widthPx; column += 1, at += 4) {
      const u = column + 0.5;
      const w = 1 / (g * u + h * v + 1);
      const x = Math.min(maxX, Math.max(0, (a * u + b * v + c) * w - 0.5));
      const y = Math.min(maxY, Math.max(0, (d * u + e * v + f) * w - 0.5));
      const [left, top] = [x | 0, y | 0];
      const [shareX, shareY] = [x - left, y - top];
      const here = (top * width + left) * 4;
      const right = left < maxX ? 4 : 0;
      const below = top < maxY ? width * 4 : 0;
      for (let channel = 0; channel < 3; channel += 1) {
        const i = here + channel;
        const upper = (data[i] ?? 0) * (1 - shareX) + (data[i + right] ?? 0) * shareX;
        const lower = (data[i + below] ?? 0) * (1 - shareX) + (data[i + below + right] ?? 0) * shareX;
        straight[at + channel] = upper + (lower - upper) * shareY;
      }
      straight[at + 3] = 255;
    }
  }
  return straight;
};
