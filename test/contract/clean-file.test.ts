/** What decoding and encoding anew leaves of a photo: what it shows, and nothing else. */
import sharp, { type Sharp } from 'sharp';
import { expect, it } from 'vitest';
import { cleanFile } from '../../demo/server/pictures/clean-file.ts';
import { FileRefused } from '../../demo/server/pictures/file-refused.ts';
import { seeded } from '../fixtures/seeded.ts';
import { expectSamePicture } from './kept-picture.ts';

/** A photo of print: dark strokes on paper under uneven light, with a camera's noise. */
const photo = (widthPx: number, heightPx: number, seed: number): Sharp => {
  const random = seeded(seed);
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const isInk = y % 24 < 12 && (x * 7 + (y >> 4) * 13) % 29 < 9;
      const light = 150 + (90 * x) / widthPx;
      for (let channel = 0; channel < 3; channel += 1)
        data[(y * widthPx + x) * 3 + channel] = (isInk ? 40 : light - channel * 12) + random() * 10;
    }
  }
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
};

it.each([
  ['image/jpeg', 1600, 1000, (picture: Sharp) => picture.jpeg({ quality: 85 })],
  ['image/png', 400, 300, (picture: Sharp) => picture.png()],
  ['image/webp', 400, 300, (picture: Sharp) => picture.webp({ quality: 85 })],
] as const)('leaves a %s what it shows', async (mimeType, width, height, encode) => {
  const bytes = await encode(photo(width, height, 1)).toBuffer();
  const clean = await cleanFile({ bytes, mimeType, step: 'document-front' });
  expect([clean.widthPx, clean.heightPx]).toEqual([width, height]);
  expect((await sharp(clean.bytes).metadata()).mediaType).toBe(mimeType);
  await expectSamePicture(clean.bytes, bytes);
});

it('lets fine print lose less than a camera’s noise', async () => {
  const bytes = await photo(800, 600, 2).jpeg({ quality: 92 }).toBuffer();
  const once = await cleanFile({ bytes, mimeType: 'image/jpeg', step: 'document-front' });
  const [before, after] = await Promise.all([sharp(bytes).stats(), sharp(once.bytes).stats()]);
  expect(after.sharpness / before.sharpness).toBeGreaterThan(0.97);
});

it('takes colours of another screen for what they look like', async () => {
  const red = { r: 255, g: 0, b: 0 };
  const plain = sharp({ create: { width: 16, height: 16, channels: 3, background: red } });
  const bytes = await plain
    .withIccProfile('p3')
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
  const clean = await cleanFile({ bytes, mimeType: 'image/jpeg', step: 'selfie' });
  expect((await sharp(clean.bytes).metadata()).hasProfile).toBe(false);
  const { channels } = await sharp(clean.bytes).stats();
  const [r, g, b] = channels.map(({ mean }) => mean);
  expect([r, g, b].map((value) => Math.round((value ?? 0) / 16))).toEqual([16, 0, 0]);
});

it('takes the largest picture, and none that is larger', async () => {
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer();
  const most = await cleanFile({ bytes: await blank(8000, 5000), mimeType: 'image/jpeg', step: 'selfie' });
  expect([most.widthPx, most.heightPx]).toEqual([8000, 5000]);
  for (const [width, height] of [
    [8000, 5001],
    [20_001, 10],
    [10, 20_001],
  ] as const)
    await expect(
      cleanFile({ bytes: await blank(width, height), mimeType: 'image/jpeg', step: 'selfie' }),
    ).rejects.toMatchObject({ code: 'upload.too_large' });
});

it('takes no PDF for a face', async () => {
  const bytes = new TextEncoder().encode('%PDF-1.7');
  const refusal = cleanFile({ bytes, mimeType: 'application/pdf', step: 'selfie' });
  await expect(refusal).rejects.toThrow(FileRefused);
  await expect(refusal).rejects.toMatchObject({ code: 'upload.rejected_type' });
});

it('decodes nothing of what no device and no backend may send, whatever it is called', async () => {
  await cleanFile({ bytes: await photo(8, 8, 3).jpeg().toBuffer(), mimeType: 'image/jpeg', step: 'selfie' });
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>');
  await expect(sharp(drawing).metadata()).rejects.toThrow();
  await expect(sharp(await photo(8, 8, 3).tiff().toBuffer()).metadata()).rejects.toThrow();
  await expect(sharp(await photo(8, 8, 3).gif().toBuffer()).metadata()).rejects.toThrow();
});
