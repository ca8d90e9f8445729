/** Codes as programs draw them, in every size and dress, and pictures that hold none. */
import fc from 'fast-check';
import { toBuffer, type QRCodeToBufferOptions } from 'qrcode';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { codeText } from '../../../src/qr/code-text.ts';
import { greyOnPaper, type GreyPicture } from '../../../src/qr/grey-picture.ts';

const link = 'https://verify.example/verify/slk_8Qd0wZ1nV6yTtC3hJ2kLmXbR?lang=de&theme=dark';

const drawn = async (text = link, options: QRCodeToBufferOptions = {}): Promise<Sharp> =>
  sharp(await toBuffer(text, { type: 'png', ...options }));

const greyOf = async (picture: Sharp): Promise<GreyPicture> => {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return greyOnPaper(new Uint8ClampedArray(data), info.width, info.height);
};
const textOf = async (picture: Sharp) => codeText(await greyOf(picture));
/** What stands in the picture as sharp would save it: operations on it do not mix with those that follow. */
const done = async (picture: Sharp) => sharp(await picture.png().toBuffer());

describe('a drawn code', () => {
  const widths = Array.from({ length: 31 }, (_, index) => 100 + 10 * index);

  it.each(['L', 'M', 'Q', 'H'] as const)('is read at 100 to 400 pixels, level %s', async (level) => {
    for (const width of widths)
      expect(await textOf(await drawn(link, { width, errorCorrectionLevel: level }))).toBe(link);
  });

  it.each([1, 2, 3])('is read in versions of all sizes at %i pixels a module', async (scale) => {
    for (let version = scale; version <= 40; version += 3) {
      const text = `VERSION ${String(version)}`;
      expect(await textOf(await drawn(text, { version, scale }))).toBe(text);
    }
    expect(await textOf(await drawn('1', { version: 1, scale }))).toBe('1');
    expect(await textOf(await drawn('40', { version: 40, scale }))).toBe('40');
  });

  it('is read whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        async (text, scale, margin) => {
          expect(await textOf(await drawn(text, { scale, margin }))).toBe(text);
        },
      ),
      { numRuns: 60 },
    );
  }, 30_000);

  it.each([3, 7, 20, 90, 180, 262, 270, 359])('is read when it is turned by %i degrees', async (angle) => {
    expect(await textOf((await drawn(link, { scale: 5 })).rotate(angle, { background: 'white' }))).toBe(link);
  });

  it.each([
    ['without a margin', { margin: 0, scale: 4 }],
    ['in dark grey on grey', { color: { dark: '#202020', light: '#606060' } }],
    ['in blue on yellow', { color: { dark: '#1034a6', light: '#ffe680' } }],
    ['in white on black', { color: { dark: '#ffffff', light: '#000000' } }],
    ['on nothing', { color: { dark: '#000000ff', light: '#00000000' } }],
  ] as const)('is read %s', async (_name, options) => {
    expect(await textOf(await drawn(link, options))).toBe(link);
  });

  it.each([
    ['as a JPEG of little quality', (picture: Sharp) => done(picture.jpeg({ quality: 20 }))],
    ['blurred', (picture: Sharp) => done(picture.blur(1.5))],
    ['reduced to odd pixels', (picture: Sharp) => done(picture.resize(173, 173))],
    ['enlarged softly', (picture: Sharp) => done(picture.resize(911, 911, { kernel: 'cubic' }))],
    [
      'in a frame',
      (picture: Sharp) =>
        done(picture.extend({ top: 30, bottom: 90, left: 30, right: 30, background: '#1a237e' })),
    ],
    [
      'with a logo on it',
      async (picture: Sharp) => {
        const logo = await sharp({
          create: { width: 50, height: 50, channels: 3, background: '#c62828' },
        })
          .png()
          .toBuffer();
        return done(picture.composite([{ input: logo, gravity: 'centre' }]));
      },
    ],
  ] as const)('is read %s', async (_name, dress) => {
    expect(await textOf(await dress(await drawn(link, { scale: 6, errorCorrectionLevel: 'H' })))).toBe(link);
  });
});

describe('no code', () => {
  const plain = (
    widthPx: number,
    heightPx: number,
    value: (x: number, y: number) => number,
  ): GreyPicture => ({
    data: Uint8Array.from({ length: widthPx * heightPx }, (_, at) =>
      value(at % widthPx, Math.trunc(at / widthPx)),
    ),
    widthPx,
    heightPx,
  });
  /** The same unruly brightness every time, from 0 to 255. */
  const unruly = (x: number, y: number) => ((x * 7919 + y * 104_729 + x * y * 31) ^ (x << 3)) & 255;

  it.each([
    ['a dark picture', plain(200, 200, () => 3)],
    ['a bright one', plain(200, 200, () => 255)],
    ['one in which little differs', plain(200, 200, (x, y) => unruly(x, y) % 30)],
    ['a single pixel', plain(1, 1, () => 0)],
    ['an empty one', plain(0, 0, () => 0)],
    ['a line', plain(500, 1, (x) => (x % 2) * 255)],
    ['stripes', plain(300, 300, (x) => (Math.trunc(x / 5) % 2) * 255)],
    ['squares', plain(300, 300, (x, y) => ((Math.trunc(x / 7) + Math.trunc(y / 7)) % 2) * 255)],
    ['noise', plain(600, 600, unruly)],
  ])('is read from %s', (_name, picture) => {
    expect(codeText(picture)).toBe(null);
  });

  it('is read from a code of which a part is missing', async () => {
    const picture = await drawn(link, { scale: 4 });
    const { width } = await picture.metadata();
    const half = Math.round(width / 2);
    expect(await textOf(await done(picture.clone().extract({ left: 0, top: 0, width, height: half })))).toBe(
      null,
    );
    expect(
      await textOf(
        await done(picture.clone().extract({ left: half, top: 0, width: width - half, height: width })),
      ),
    ).toBe(null);
  });

  it('is read from a code that is too damaged, and no wrong text either', async () => {
    const whole = await greyOf(await drawn(link, { scale: 2 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(whole.data.length - 1), { maxLength: 2000 }), (places) => {
        const data = whole.data.slice();
        for (const place of places) data[place] = 255 - (data[place] ?? 0);
        expect([null, link]).toContain(codeText({ ...whole, data }));
        return Promise.resolve();
      }),
    );
  }, 30_000);

  it('is seen in a picture full of squares or of noise, before the time for a test is over', () => {
    const squares = plain(1024, 1024, (x, y) => {
      const ring = Math.max(Math.abs((x % 8) - 3), Math.abs((y % 8) - 3));
      return ring === 2 || ring === 4 ? 255 : 0;
    });
    expect(codeText(squares)).toBe(null);
    expect(codeText(plain(1024, 1024, unruly))).toBe(null);
  });
});
