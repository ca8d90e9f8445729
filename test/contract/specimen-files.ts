/** Pictures and documents as small as they can be that are what they say: a decoder and a reader take each of them. */
import { createHash, randomBytes } from 'node:crypto';
import { flatJpeg } from '../../demo/server/play/flat-jpeg.ts';
import { pdfOf } from '../fixtures/plain-pdf.ts';
import { pngOf } from '../fixtures/plain-png.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Edge of every picture here, in pixels. */
export const specimenEdgePx = 16;

/** Text without a meaning, of a given length. */
const noise = (length: number): string =>
  randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);

/** Most that a segment of a JPEG holds, in bytes, its marker and length not counted. */
const maxSegment = 65_533;

/** Comments that fill so many bytes, each with its marker and length. */
const comments = (length: number): Buffer => {
  const parts: Buffer[] = [];
  for (let left = length; left > 0;) {
    // A rest of less than a marker and a length would be no segment.
    const size = left <= maxSegment + 4 ? left : Math.min(maxSegment + 4, left - 4);
    const head = Buffer.from([0xff, 0xfe, 0, 0]);
    head.writeUInt16BE(size - 2, 2);
    parts.push(head, Buffer.from(noise(size - 4)));
    left -= size;
  }
  return Buffer.concat(parts);
};

/** A picture in grey of random shades, in so many bytes, most of them comments; every call makes another one. */
export const jpegBytes = (length = 2000): Bytes => {
  const edge = specimenEdgePx / 8;
  const shades = Uint8Array.from(randomBytes(edge * edge), (shade) => 64 + (shade >> 1));
  const plain = flatJpeg({ columns: edge, rows: edge, shades }, 'specimen');
  const rest = length - plain.length;
  if (rest !== 0 && rest < 4) throw new Error(`no JPEG of ${String(length)} bytes`);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), comments(rest), plain.subarray(2)]));
};

/** A picture in random shades of grey; every call makes another one. */
export const pngBytes = (): Bytes => {
  const rows = randomBytes(specimenEdgePx * (specimenEdgePx + 1));
  for (let row = 0; row < specimenEdgePx; row += 1) rows[row * (specimenEdgePx + 1)] = 0;
  return pngOf(specimenEdgePx, specimenEdgePx, rows);
};

/** One transparent pixel, without loss. */
const smallestWebp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

/** A picture of one pixel with noise behind it; every call makes another one. */
export const webpBytes = (): Bytes => {
  const more = Buffer.concat([Buffer.from('NOIS\x20\0\0\0', 'latin1'), randomBytes(32)]);
  const file = Buffer.concat([smallestWebp, more]);
  file.writeUInt32LE(file.length - 8, 4);
  return new Uint8Array(file);
};

/** A document of an empty page, of about that many bytes; every call makes another one. */
export const pdfBytes = (length = 2000): Bytes => pdfOf({ comment: noise(Math.max(32, length - 420)) });

/** Header `Content-Digest` of these bytes (RFC 9530). */
export const contentDigest = (bytes: Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
