import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../../../src/capture/image/gray-image.ts';
import { isSameFile, isSamePicture } from '../../../../src/capture/still/picture-likeness.ts';
import { makeScene } from '../../../fixtures/scenes/make-scene.ts';

const encodedAnew = async (image: GrayImage, quality: number, scale: number): Promise<GrayImage> => {
  const { data, widthPx, heightPx } = image;
  const jpeg = await sharp(Buffer.from(data), { raw: { width: widthPx, height: heightPx, channels: 1 } })
    .resize(Math.round(widthPx * scale), Math.round(heightPx * scale))
    .jpeg({ quality })
    .toBuffer();
  const again = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: again.data, widthPx: again.info.width, heightPx: again.info.height };
};

const held = async (seed: number, frame: number) =>
  (await makeScene(seed, { kind: 'wood', longestPx: 960, frame })).image;

describe('isSamePicture', () => {
  it.each([920_001, 920_002, 920_003])(
    'knows a copy, and not another photo of the card (%i)',
    async (seed) => {
      const photo = await held(seed, 1);
      expect(isSamePicture(photo, await encodedAnew(photo, 60, 1))).toBe(true);
      expect(isSamePicture(photo, await encodedAnew(photo, 80, 0.5))).toBe(true);
      for (const frame of [2, 3, 4]) expect(isSamePicture(photo, await held(seed, frame))).toBe(false);
      expect(isSamePicture(photo, await held(seed + 50, 1))).toBe(false);
    },
  );

  it('takes no picture for one of another shape', () => {
    const even = (widthPx: number, heightPx: number) => ({
      data: new Uint8Array(widthPx * heightPx).fill(90),
      widthPx,
      heightPx,
    });
    expect(isSamePicture(even(640, 480), even(640, 360))).toBe(false);
    expect(isSamePicture(even(640, 480), even(320, 240))).toBe(true);
  });
});

describe('isSameFile', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['', '', true],
  ])('%j and %j: %s', async (one, other, isSame) => {
    expect(await isSameFile(new Blob([one]), new Blob([other]))).toBe(isSame);
  });
});
