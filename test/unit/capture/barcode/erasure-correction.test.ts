/** Correction against true symbols: what bwip-js encoded, damaged. */
import { describe, expect, it } from 'vitest';
import { codewordShapes } from '../../../../src/capture/barcode/codeword-shapes.ts';
import { corrected } from '../../../../src/capture/barcode/erasure-correction.ts';
import { fictionalLicence } from '../../../fixtures/barcode/fictional-licence.ts';
import { drawnSymbol } from '../../../fixtures/barcode/symbol.ts';
import { seeded } from '../../../fixtures/seeded.ts';

const corrections = 32;

const codewordsOf = (seed: number): number[] => {
  const { dark, widthModules, rows } = drawnSymbol(fictionalLicence(seed));
  const { sets } = codewordShapes(0.3);
  const valueOf = sets.map(
    ({ patterns, values }) => new Map([...patterns].map((bits, i) => [bits, values[i]])),
  );
  return Array.from({ length: rows * 13 }, (_, index) => {
    const row = Math.floor(index / 13);
    const from = row * widthModules + 17 * (2 + (index % 13));
    const bits = dark.slice(from, from + 17).reduce((sum, isDark) => sum * 2 + (isDark ? 1 : 0), 0);
    return valueOf[row % 3]?.get(bits) ?? -1;
  });
};

/** Different values at `count` different places. */
const damaged = (codewords: readonly number[], count: number, seed: number) => {
  const random = seeded(seed);
  const places = new Set<number>();
  while (places.size < count) places.add(Math.floor(random() * codewords.length));
  const values = codewords.map((value, i) =>
    places.has(i) ? (value + 1 + Math.floor(random() * 927)) % 929 : value,
  );
  return { values, places: [...places] };
};

describe('corrected', () => {
  const truth = codewordsOf(1);

  it('leaves a true symbol as it is', () => {
    expect(corrected(truth, corrections, [], 0)).toEqual(truth);
  });

  it.each([1, 8, 16])('finds %i unknown errors', (count) => {
    const { values } = damaged(truth, count, count);
    expect(corrected(values, corrections, [], 0)).toEqual(truth);
  });

  it.each([
    [28, 28],
    [20, 24],
    [24, 24],
    [0, 12],
  ])('with %i places known, puts right that many and the others of %i', (known, count) => {
    const { values, places } = damaged(truth, count, count + known);
    expect(corrected(values, corrections, places.slice(0, known), 4)).toEqual(truth);
  });

  it('bears doubt about places that are right', () => {
    const { values, places } = damaged(truth, 10, 5);
    const others = truth.map((_, i) => i).filter((i) => !places.includes(i));
    expect(corrected(values, corrections, others.slice(0, 8), 4)).toEqual(truth);
  });

  it.each([17, 20, 40, 200])('gives up on %i unknown errors', (count) => {
    const { values } = damaged(truth, count, count);
    expect(corrected(values, corrections, [], 0)).toBeNull();
  });

  it('leaves its spare corrections unused', () => {
    const { values, places } = damaged(truth, 30, 3);
    expect(corrected(values, corrections, places, 4)).toBeNull();
  });
});
