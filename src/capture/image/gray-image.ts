/**
 * The picture that the recognisers look at: brightness only, one byte a pixel, top row first.
 * It holds no colour, no time and no origin; image/ knows no document and no code.
 */

/** A grey picture. `data` has `widthPx * heightPx` bytes, 0 is black and 255 white. */
export interface GrayImage {
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A place in a picture in pixels of that picture; the centre of the first pixel is (0.5, 0.5). */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Four corners in the order top left, top right, bottom right, bottom left of what they enclose. */
export type Quad = readonly [Point, Point, Point, Point];

/** Corners in pixels of a picture that is `scale` times as large. */
export const enlarged = ([p, q, r, s]: Quad, scale: number): Quad => {
  const large = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale });
  return [large(p), large(q), large(r), large(s)];
};

/** Brightness of RGBA pixels (ITU-R BT.601 weights, as cameras encode their Y plane). */
export const grayOfRgba = (
  rgba: Uint8ClampedArray | Uint8Array,
  widthPx: number,
  heightPx: number,
): GrayImage => {
  const data = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0, byte = 0; pixel < data.length; pixel += 1, byte += 4)
    data[pixel] =
      ((rgba[byte] ?? 0) * 77 + (rgba[byte + 1] ?? 0) * 150 + (rgba[byte + 2] ?? 0) * 29 + 128) >> 8;
  return { data, widthPx, heightPx };
};

/** The part of a picture inside a box, clipped to the picture; edges in whole pixels. */
export const cropped = (
  image: GrayImage,
  leftPx: number,
  topPx: number,
  widthPx: number,
  heightPx: number,
): GrayImage => {
  const left = Math.max(0, Math.floor(leftPx));
  const top = Math.max(0, Math.floor(topPx));
  const width = Math.max(1, Math.min(image.widthPx - left, Math.round(widthPx)));
  const height = Math.max(1, Math.min(image.heightPx - top, Math.round(heightPx)));
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const start = (top + row) * image.widthPx + left;
    data.set(image.data.subarray(start, start + width), row * width);
  }
  return { data, widthPx: width, heightPx: height };
};

/** The picture made smaller by averaging, its longer edge `longestPx` at most; the same picture where it fits. */
export const shrunk = (image: GrayImage, longestPx: number): GrayImage => {
  const scale = longestPx / Math.max(image.widthPx, image.heightPx);
  if (scale >= 1) return image;
  const widthPx = Math.max(1, Math.round(image.widthPx * scale));
  const heightPx = Math.max(1, Math.round(image.heightPx * scale));
  const data = new Uint8Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const fromY = Math.floor((y * image.heightPx) / heightPx);
    const toY = Math.max(fromY + 1, Math.floor(((y + 1) * image.heightPx) / heightPx));
    for (let x = 0; x < widthPx; x += 1) {
      const fromX = Math.floor((x * image.widthPx) / widthPx);
      const toX = Math.max(fromX + 1, Math.floor(((x + 1) * image.widthPx) / widthPx));
      let sum = 0;
      for (let row = fromY; row < toY; row += 1)
        for (let i = row * image.widthPx + fromX, end = row * image.widthPx + toX; i < end; i += 1)
          sum += image.data[i] ?? 0;
      data[y * widthPx + x] = Math.round(sum / ((toY - fromY) * (toX - fromX)));
    }
  }
  return { data, widthPx, heightPx };
};
