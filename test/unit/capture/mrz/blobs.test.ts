/** Ink and what hangs together of it. */
import { describe, expect, test } from 'vitest';
import { blobsOf } from '../../../../src/capture/mrz/blobs.ts';
import { inkOf } from '../../../../src/capture/mrz/ink.ts';
import { skewOf } from '../../../../src/capture/mrz/skew.ts';

const widthPx = 240;

/** A mask from rows of `#` and other characters, at a place. */
const mask = (rows: readonly string[], left = 40, top = 20): Uint8Array => {
  const ink = new Uint8Array(widthPx * 80);
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x += 1)
      if (row.charAt(x) === '#') ink[(top + y) * widthPx + left + x] = 1;
  return ink;
};

describe('blobs', () => {
  test('are boxes around what touches, corners included', () => {
    const diagonal = Array.from({ length: 9 }, (_, at) => `${' '.repeat(at)}#`);
    expect(blobsOf(mask(diagonal), widthPx)).toEqual([
      { centreX: 44.5, centreY: 24.5, widthPx: 9, heightPx: 9 },
    ]);
  });

  test('join what meets further down', () => {
    const u = [...Array.from({ length: 8 }, () => '#     #'), '#######'];
    expect(blobsOf(mask(u), widthPx)).toEqual([{ centreX: 43.5, centreY: 24.5, widthPx: 7, heightPx: 9 }]);
  });

  test('keep apart what does not touch, inside another too', () => {
    const ring = ['#############', ...Array.from({ length: 11 }, () => '#           #'), '#############'];
    const inner = mask(
      Array.from({ length: 7 }, () => '####'),
      44,
      23,
    );
    const both = mask(ring).map((value, at) => value | (inner[at] ?? 0));
    expect(blobsOf(both, widthPx)).toHaveLength(2);
  });

  test.each([
    ['lower than a character', Array.from({ length: 6 }, () => '#####')],
    ['thinner than a stroke', Array.from({ length: 12 }, () => '#')],
    ['higher than a character can be', Array.from({ length: 18 }, () => '####')],
    ['wider than two', Array.from({ length: 9 }, () => '#'.repeat(21))],
  ])('are none of what is %s', (_name, rows) => {
    expect(blobsOf(mask(rows), widthPx)).toEqual([]);
  });
});

describe('ink', () => {
  const lit = (level: (x: number) => number, isInk: (x: number, y: number) => boolean, depth: number) => {
    const data = new Uint8Array(widthPx * 80);
    for (let at = 0; at < data.length; at += 1) {
      const [x, y] = [at % widthPx, Math.floor(at / widthPx)];
      data[at] = level(x) * (isInk(x, y) ? depth : 1);
    }
    return { data, widthPx, heightPx: 80 };
  };
  const strokes = (x: number, y: number) => x % 12 < 3 && y > 30 && y < 50;

  test.each<[string, (x: number) => number]>([
    ['even light', () => 200],
    ['light that fades to a quarter', (x) => 240 - (180 * x) / widthPx],
    ['the dark', () => 50],
  ])('is the strokes in %s', (_name, level) => {
    const ink = inkOf(lit(level, strokes, 0.4), 0.86);
    let wrong = 0;
    for (const [at, value] of ink.entries())
      if ((value === 1) !== strokes(at % widthPx, Math.floor(at / widthPx))) wrong += 1;
    expect(wrong).toBe(0);
  });

  test('is nowhere on plain paper', () => {
    expect(
      inkOf(
        lit(
          () => 180,
          () => false,
          1,
        ),
        0.86,
      ).some((value) => value === 1),
    ).toBe(false);
  });
});

describe('skew', () => {
  test.each([-18, -3.5, 0, 7.25, 21])('of rows that lean by %f degrees', (degrees) => {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const blobs = [0, 60, 120].flatMap((top) =>
      Array.from({ length: 30 }, (_, at) => ({
        centreX: 100 + at * 20,
        centreY: 300 + top + at * 20 * slope,
        widthPx: 12,
        heightPx: 20,
      })),
    );
    expect((skewOf(blobs, 1280, 960) * 180) / Math.PI).toBeCloseTo(degrees, 0);
  });
});
