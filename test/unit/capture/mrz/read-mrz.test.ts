/** Reading pictures: every format, however it is held; nothing where there is nothing; no proof where a zone is cut off. */
import { describe, expect, test } from 'vitest';
import type { GrayImage, Quad } from '../../../../src/capture/image/gray-image.ts';
import { readMrz } from '../../../../src/capture/mrz/read-mrz.ts';
import { taken } from '../../../fixtures/mrz/camera-shot.ts';
import type { Shot } from '../../../fixtures/mrz/camera-shot.ts';
import { mrzPage } from '../../../fixtures/mrz/mrz-page.ts';
import { sampleLines } from '../../../fixtures/mrz/mrz-sample.ts';
import type { SampleFormat } from '../../../fixtures/mrz/mrz-sample.ts';
import { gaussian, seeded } from '../../../fixtures/seeded.ts';

/** A clock that stands: the budget never runs out. */
const unhurried = { budgetMs: 1, now: () => 0 };
const held: Shot = { widthPx: 1080, heightPx: 810, fill: 0.82, blurPx: 0.5, noiseLevels: 3 };
const formats: readonly SampleFormat[] = ['TD1', 'TD2', 'TD3'];

const shot = async (format: SampleFormat, change: Partial<Shot> = {}, seed = 7) => {
  const random = seeded(seed);
  const lines = sampleLines(format, random);
  return {
    lines,
    ...(await taken(mrzPage(random, format, lines, { pattern: 0.1 }), { ...held, ...change }, random)),
  };
};

const plain = (level: (x: number, y: number) => number): GrayImage => {
  const data = new Uint8Array(640 * 480);
  for (let at = 0; at < data.length; at += 1) data[at] = level(at % 640, Math.floor(at / 640));
  return { data, widthPx: 640, heightPx: 480 };
};

/** Every pixel moved to where it is after quarter turns clockwise. */
const quarterTurned = ({ data, widthPx, heightPx }: GrayImage): GrayImage => {
  const turned = new Uint8Array(data.length);
  for (let y = 0; y < heightPx; y += 1)
    for (let x = 0; x < widthPx; x += 1) turned[x * heightPx + heightPx - 1 - y] = data[y * widthPx + x] ?? 0;
  return { data: turned, widthPx: heightPx, heightPx: widthPx };
};

describe('a zone', () => {
  test.each(formats)('of %s is read and proven', async (format) => {
    const { image, lines } = await shot(format);
    const read = readMrz(image, unhurried);
    expect(read).toMatchObject({ lines, format, isProven: true, repairs: 0 });
    expect(read?.confidence).toBeGreaterThan(0.5);
    expect(read?.confidence).toBeLessThanOrEqual(1);
  });

  test.each<[string, SampleFormat, Partial<Shot>]>([
    ['leaning to the left', 'TD3', { turnDeg: -14, fill: 0.75 }],
    ['leaning to the right', 'TD1', { turnDeg: 20, fill: 0.65 }],
    ['on its head', 'TD1', { turnDeg: 180 }],
    ['on its head and leaning', 'TD3', { turnDeg: 172 }],
    ['tilted', 'TD2', { yawDeg: 15, pitchDeg: -12 }],
    ['in the dark', 'TD2', { light: 0.35, noiseLevels: 6 }],
  ])('%s is read (%s)', async (_name, format, change) => {
    const { image, lines } = await shot(format, change);
    expect(readMrz(image, unhurried)).toMatchObject({ lines, isProven: true });
  });

  test('lying across is read where the outline is known', async () => {
    const { image, outline, lines } = await shot('TD3');
    const turned = outline.map(({ x, y }) => ({ x: image.heightPx - y, y: x }));
    const [bottomLeft, topLeft, topRight, bottomRight] = [turned[3], turned[0], turned[1], turned[2]];
    if (!bottomLeft || !topLeft || !topRight || !bottomRight) throw new Error('no corners');
    const corners: Quad = [bottomLeft, topLeft, topRight, bottomRight];
    expect(readMrz(quarterTurned(image), { ...unhurried, outline: corners })).toMatchObject({ lines });
  });

  test('is read in spite of an outline that is wrong', async () => {
    const { image, lines } = await shot('TD1');
    const outline: Quad = [
      { x: 100, y: 100 },
      { x: 300, y: 100 },
      { x: 300, y: 220 },
      { x: 100, y: 220 },
    ];
    expect(readMrz(image, { ...unhurried, outline })).toMatchObject({ lines });
  });

  test('is not proven where the edge of the picture cuts it off', async () => {
    for (const aside of [0.18, 0.26, -0.2]) {
      const { image, lines } = await shot('TD1', { fill: 0.9, aside });
      const read = readMrz(image, unhurried);
      expect(read?.isProven ?? false).toBe(false);
      expect(read?.lines).not.toEqual(lines);
    }
  });
});

describe('nothing', () => {
  const random = seeded(3);
  test.each([
    ['an empty picture', plain(() => 255)],
    ['a black one', plain(() => 0)],
    ['noise', plain(() => 128 + gaussian(random) * 40)],
    ['bars', plain((x) => (x % 16 < 8 ? 20 : 230))],
    ['a check pattern', plain((x, y) => (x % 14 < 8 && y % 24 < 14 ? 20 : 230))],
    ['a picture of one pixel', { data: new Uint8Array(1), widthPx: 1, heightPx: 1 }],
  ])('is read in %s', (_name, image) => {
    expect(readMrz(image, unhurried)).toBeNull();
  });

  test('is begun once the time is up', async () => {
    const { image } = await shot('TD1');
    let reading = 0;
    const now = () => (reading += 10);
    expect(readMrz(image, { budgetMs: 5, now })).toBeNull();
  });
});
