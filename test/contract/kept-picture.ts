/** Whether what the sandbox keeps is the picture that was sent, decoded and encoded anew. */
import sharp from 'sharp';
import { expect } from 'vitest';
import { parseJpeg } from '../fixtures/jpeg-parser.ts';

/** Most that two pictures may differ on average, of 255: what encoding twice costs, and no more. */
const maxMeanDifference = 4;

const pixelsOf = async (bytes: Uint8Array) =>
  sharp(bytes).autoOrient().toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });

/** Fails unless both show the same, upright, in the same size; a JPEG must say nothing beyond what it shows. */
export const expectSamePicture = async (
  kept: Uint8Array,
  sent: Uint8Array,
  message = 'the stored picture',
): Promise<void> => {
  const [one, other] = [await pixelsOf(kept), await pixelsOf(sent)];
  expect([one.info.width, one.info.height], message).toEqual([other.info.width, other.info.height]);
  expect(one.data.length, message).toBe(other.data.length);
  let difference = 0;
  for (let at = 0; at < one.data.length; at += 1)
    difference += Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0));
  expect(difference / one.data.length, message).toBeLessThan(maxMeanDifference);
  if (kept[0] === 0xff) expectPlainJpeg(kept, message);
};

/** Fails for a JPEG with metadata, with anything behind its end, or one that has to be turned. */
export const expectPlainJpeg = (jpeg: Uint8Array, message = 'the stored picture'): void => {
  expect(parseJpeg(jpeg), message).toMatchObject({
    metadata: [],
    orientation: null,
    hasGps: false,
    truncated: false,
    trailingBytes: 0,
  });
};
