/** A plain document in an even picture, for figures that can be worked out by hand. */
import type { GrayImage, Quad } from '../../../../src/capture/image/gray-image.ts';

/** What is drawn; everything left out is ordinary. */
interface Drawing {
  readonly corners: Quad;
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly ground?: number;
  readonly paper?: number;
}

/** Corners of a rectangle about the picture's middle, turned clockwise. */
export const turnedRectangle = (
  middle: { readonly x: number; readonly y: number },
  widthPx: number,
  heightPx: number,
  angleDeg: number,
): Quad => {
  const cos = Math.cos((angleDeg * Math.PI) / 180);
  const sin = Math.sin((angleDeg * Math.PI) / 180);
  const corner = (u: number, v: number) => ({
    x: middle.x + (u * widthPx * cos - v * heightPx * sin) / 2,
    y: middle.y + (u * widthPx * sin + v * heightPx * cos) / 2,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
};

/** The picture: each pixel by how many of its 16 parts lie inside the corners, which run clockwise. */
export const drawRectangle = ({
  corners,
  widthPx = 320,
  heightPx = 180,
  ground = 60,
  paper = 200,
}: Drawing): GrayImage => {
  const data = new Uint8Array(widthPx * heightPx);
  const isInside = (x: number, y: number): boolean =>
    corners.every((from, index) => {
      const to = corners[(index + 1) % 4] ?? from;
      return (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x) >= 0;
    });
  for (let i = 0; i < data.length; i += 1) {
    let parts = 0;
    for (let part = 0; part < 16; part += 1) {
      const x = (i % widthPx) + ((part % 4) + 0.5) / 4;
      const y = Math.floor(i / widthPx) + (Math.floor(part / 4) + 0.5) / 4;
      if (isInside(x, y)) parts += 1;
    }
    data[i] = ground + ((paper - ground) * parts) / 16;
  }
  return { data, widthPx, heightPx };
};
