/** Decodes the PNGs that the sandbox draws, so that a test can read the QR code in them. */
import { inflateSync } from 'node:zlib';
import { expect } from 'vitest';

/** A decoded picture, four bytes a pixel. */
interface Image {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Reads the PNGs of the qrcode package: RGBA, eight bits, no interlacing; any row filter. */
export const decodePng = (png: Buffer): Image => {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const rows = inflateSync(Buffer.concat(data));
  const stride = width * 4;
  const rgba = new Uint8ClampedArray(stride * height);
  const pixel = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (rgba[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const left = pixel(x - 4, y);
      const up = pixel(x, y - 1);
      const corner = x < 4 ? 0 : pixel(x - 4, y - 1);
      const guess = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)][filter ?? 0] ?? 0;
      rgba[y * stride + x] = ((rows[y * (stride + 1) + 1 + x] ?? 0) + guess) & 0xff;
    }
  }
  return { width, height, rgba };
};

const paeth = (left: number, up: number, corner: number): number => {
  const sum = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
};
