/** Perspective: the map between a rectangle and four corners in a picture, and the picture straightened by it. */
import type { GrayImage, Point, Quad } from './gray-image.ts';

/** A projective map of the plane, row by row, its last entry being 1. */
export type Homography = readonly [number, number, number, number, number, number, number, number];

/**
 * The map that takes the rectangle (0,0)–(`widthPx`,`heightPx`) onto four corners.
 *
 * @see Heckbert, "Fundamentals of Texture Mapping and Image Warping" (1989), 2.2.3: square to quadrilateral
 */
export const homographyTo = (corners: Quad, widthPx: number, heightPx: number): Homography => {
  const [p, q, r, s] = corners;
  const dx1 = q.x - r.x;
  const dx2 = s.x - r.x;
  const dx3 = p.x - q.x + r.x - s.x;
  const dy1 = q.y - r.y;
  const dy2 = s.y - r.y;
  const dy3 = p.y - q.y + r.y - s.y;
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / determinant;
  const h = (dx1 * dy3 - dx3 * dy1) / determinant;
  return [
    (q.x - p.x + g * q.x) / widthPx,
    (s.x - p.x + h * s.x) / heightPx,
    p.x,
    (q.y - p.y + g * q.y) / widthPx,
    (s.y - p.y + h * s.y) / heightPx,
    p.y,
    g / widthPx,
    h / heightPx,
  ];
};

/** Where a map takes a place. */
export const mapped = ([a, b, c, d, e, f, g, h]: Homography, { x, y }: Point): Point => {
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
};

/** What lies between four corners, straightened to a rectangle by bilinear sampling; outside the picture is its edge. */
export const rectified = (image: GrayImage, corners: Quad, widthPx: number, heightPx: number): GrayImage => {
  const [a, b, c, d, e, f, g, h] = homographyTo(corners, widthPx, heightPx);
  const data = new Uint8Array(widthPx * heightPx);
  const maxX = image.widthPx - 1;
  const maxY = image.heightPx - 1;
  for (let row = 0, i = 0; row < heightPx; row += 1) {
    const v = row + 0.5;
    for (let column = 0; column < widthPx; column += 1, i += 1) {
      const u = column + 0.5;
      const w = 1 / (g * u + h * v + 1);
      const x = Math.min(maxX, Math.max(0, (a * u + b * v + c) * w - 0.5));
      const y = Math.min(maxY, Math.max(0, (d * u + e * v + f) * w - 0.5));
      const left = x | 0;
      const top = y | 0;
      const right = Math.min(maxX, left + 1);
      const upper = top * image.widthPx;
      const lower = Math.min(maxY, top + 1) * image.widthPx;
      const shareX = x - left;
      const above =
        (image.data[upper + left] ?? 0) * (1 - shareX) + (image.data[upper + right] ?? 0) * shareX;
      const below =
        (image.data[lower + left] ?? 0) * (1 - shareX) + (image.data[lower + right] ?? 0) * shareX;
      data[i] = above + (below - above) * (y - top) + 0.5;
    }
  }
  return { data, widthPx, heightPx };
};
