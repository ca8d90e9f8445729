/** The size that a file claims, against what drew it; files that lie about it or end too early. */
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { imageSize } from '../../../src/qr/image-size.ts';

const fileOf = async (format: 'png' | 'jpeg' | 'gif' | 'webp', progressive = false) => {
  const picture = sharp({ create: { width: 321, height: 123, channels: 3, background: '#fff' } });
  return new Uint8Array(
    await picture
      .withExif({ IFD0: { Copyright: 'x' } })
      [format]({ progressive })
      .toBuffer(),
  );
};

describe('the size', () => {
  it.each(['png', 'jpeg', 'gif'] as const)('of a %s is what it was drawn with', async (format) => {
    for (const progressive of [false, true])
      expect(imageSize(await fileOf(format, progressive))).toEqual({ widthPx: 321, heightPx: 123 });
  });

  it('is known before anything is unpacked, however large it is said to be', async () => {
    const file = await fileOf('png');
    new DataView(file.buffer, file.byteOffset).setUint32(16, 20_000);
    new DataView(file.buffer, file.byteOffset).setUint32(20, 4_000_000_000);
    expect(imageSize(file)).toEqual({ widthPx: 20_000, heightPx: 4_000_000_000 });
  });

  it.each([
    ['nothing', []],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['the beginning of a JPEG alone', [0xff, 0xd8, 0xff]],
    ['a JPEG whose segments have no length', [0xff, 0xd8, ...Array.from({ length: 90 }, () => 0xff)]],
    ['a JPEG that is followed by something else', [0xff, 0xd8, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('of %s is not known', (_name, bytes) => {
    expect(imageSize(Uint8Array.from(bytes))).toBe(null);
  });

  it('of a WebP is nobody’s question', async () => {
    expect(imageSize(await fileOf('webp'))).toBe(null);
  });

  it.each(['png', 'jpeg', 'gif'] as const)('of a %s that ends too early is not invented', async (format) => {
    const file = await fileOf(format);
    for (let length = 0; length < Math.min(file.length, 700); length += 1)
      expect([null, { widthPx: 321, heightPx: 123 }]).toContainEqual(imageSize(file.slice(0, length)));
    expect(imageSize(file.slice(0, 9))).toBe(null);
  });

  it('of anything at all is found or not, without an error and without an end', async () => {
    const file = await fileOf('jpeg');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(40), (noise, place) => {
        const bytes = file.slice();
        bytes.set(noise, place);
        const size = imageSize(bytes);
        expect(size === null || (size.widthPx >= 0 && size.heightPx >= 0)).toBe(true);
      }),
    );
  });
});
