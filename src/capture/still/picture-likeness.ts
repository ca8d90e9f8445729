/**
 * Whether two pictures are the same one: byte by byte, or as copies that were encoded anew. Two photos of one document
 * are two pictures. It keeps nothing.
 */
import { shrunk, type GrayImage } from '../image/gray-image.ts';

/** Longest edge at which pictures are compared, in pixels. */
const copyPx = 128;
/**
 * Largest mean difference of two encodings of one picture, in levels. Measured: encoded anew at qualities 60 and 85 up to
 * .34, at half the size .3 to 1.8; two photos of one card from a hand 2.3 and more. With 16 pixels they overlap.
 */
const sameLevels = 1.5;

/** Whether two files hold the same bytes; no digest is needed for that, nor a secure page. */
export const isSameFile = async (one: Blob, other: Blob): Promise<boolean> => {
  if (one === other) return true;
  if (one.size !== other.size) return false;
  const [first, second] = await Promise.all(
    [one, other].map(async (blob) => new Uint8Array(await blob.arrayBuffer())),
  );
  return first?.every((byte, index) => byte === second?.[index]) ?? false;
};

/** Whether two pictures are encodings of one. */
export const isSamePicture = (one: GrayImage, other: GrayImage): boolean => {
  const [first, second] = [shrunk(one, copyPx), shrunk(other, copyPx)];
  if (first.widthPx !== second.widthPx || first.heightPx !== second.heightPx) return false;
  let sum = 0;
  for (const [index, level] of first.data.entries()) sum += Math.abs(level - (second.data[index] ?? 0));
  return sum <= sameLevels * first.data.length;
};
