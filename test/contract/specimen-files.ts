/** Bytes that pass for pictures and documents: the right beginning, then noise of a given length. */
import { createHash, randomBytes } from 'node:crypto';

/** A file that begins like a JPEG; every call makes another one. */
export const jpegBytes = (length = 2000): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(randomBytes(length));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
};

/** A file that begins like a PDF. */
export const pdfBytes = (length = 2000): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(randomBytes(length));
  bytes.set(new TextEncoder().encode('%PDF-1.7'));
  return bytes;
};

/** Header `Content-Digest` of these bytes (RFC 9530). */
export const contentDigest = (bytes: Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
