/** The way back through a perspective: from a place in the picture to the rectangle it was taken from. */
import type { Point } from '../image/gray-image.ts';
import type { Homography } from '../image/homography.ts';

/** The place that a map takes to `place`. */
export const unmapped = ([a, b, c, d, e, f, g, h]: Homography, { x, y }: Point): Point => {
  const [p, q, r, s] = [a - x * g, b - x * h, d - y * g, e - y * h];
  const determinant = p * s - q * r;
  return { x: ((x - c) * s - q * (y - f)) / determinant, y: (p * (y - f) - (x - c) * r) / determinant };
};
