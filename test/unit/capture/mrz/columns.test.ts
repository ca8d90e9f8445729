/** Columns: one pitch, perspective, missing and foreign blobs. */
import { describe, expect, test } from 'vitest';
import type { Blob } from '../../../../src/capture/mrz/blobs.ts';
import { columnsOf, columnX, pitchAt } from '../../../../src/capture/mrz/columns.ts';
import { seeded } from '../../../fixtures/seeded.ts';

const blob = (centreX: number, widthPx = 12): Blob => ({ centreX, centreY: 0, widthPx, heightPx: 20 });

/** Places of `count` columns whose distances grow by `growth` from one end to the other. */
const places = (count: number, growth: number): readonly number[] => {
  const drift = (1 - 1 / Math.sqrt(1 + growth)) / count;
  return Array.from({ length: count }, (_, column) => 80 + (18 * column) / (1 - drift * column));
};

describe('columns', () => {
  test.each([0, 0.2, 0.8, -0.4])('are found where distances change by %f along the row', (growth) => {
    const random = seeded(5);
    const xs = places(44, growth);
    const columns = columnsOf(
      xs.map((x) => blob(x + (random() - 0.5) * 1.5)),
      20,
    );
    expect(columns).toMatchObject({ filled: 44 });
    if (!columns) return;
    expect(columns.last - columns.first).toBe(43);
    for (const [at, x] of xs.entries())
      expect(Math.abs(columnX(columns, columns.first + at) - x)).toBeLessThan(1);
    expect(pitchAt(columns, columns.first)).toBeCloseTo((xs[1] ?? 0) - (xs[0] ?? 0), 0);
  });

  test('are found where blobs are missing, joined and foreign', () => {
    const xs = places(36, 0.3);
    const present = xs.flatMap((x, at) => (at % 7 === 3 ? [] : at === 20 ? [blob(x + 9, 30)] : [blob(x)]));
    const columns = columnsOf(
      [...present, blob((xs[10] ?? 0) + 8, 3)].sort((a, b) => a.centreX - b.centreX),
      20,
    );
    expect(columns && columns.last - columns.first + 1).toBe(36);
  });

  test('end at a gap that no zone has', () => {
    const xs = places(30, 0);
    const far = (xs.at(-1) ?? 0) + 18 * 6;
    const columns = columnsOf([...xs.map((x) => blob(x)), blob(far), blob(far + 18)], 20);
    expect(columns && columns.last - columns.first + 1).toBe(30);
  });

  test('are none where there is no pitch or too little', () => {
    const random = seeded(9);
    expect(
      columnsOf(
        places(8, 0).map((x) => blob(x)),
        20,
      ),
    ).toBeNull();
    expect(columnsOf([], 20)).toBeNull();
    let x = 0;
    const loose = Array.from({ length: 40 }, () => blob((x += 4 + random() * 60)));
    const columns = columnsOf(loose, 20);
    expect(columns?.filled ?? 0).toBeLessThan(16);
  });
});
