/**
 * Draws a blurred symbol anew: every codeword as what it looks like most, put right where the symbol's own correction
 * codewords allow. What the codewords mean is left to the decoder.
 */
import { corrected } from './erasure-correction.ts';
import { symbolFacts } from './row-indicators.ts';
import type { SymbolReading } from './symbol-reading.ts';

/** The values of a symbol's codewords row by row, both row indicators included. */
export type RestoredSymbol = readonly (readonly number[])[];

/** Shares of the correction codewords that are spent on the least sure reads, tried in turn. */
const doubtfulShares = [0, 0.25, 0.5, 0.75] as const;
/** Correction codewords left unused when some were spent on doubt: a wrong answer in 10¹¹. */
const spareCodewords = 4;
/** Below this mean likeness there is no symbol, or none to be read; measured on noise and on frames. */
const leastLikeness = 0.82;

/** Each row's indicators from the facts that most of them agree on (ISO/IEC 15438, 5.11.3). */
const indicators = (row: number, rows: number, dataColumns: number, errorLevel: number) => {
  const facts = [Math.floor((rows - 1) / 3), errorLevel * 3 + ((rows - 1) % 3), dataColumns - 1];
  const third = 30 * Math.floor(row / 3);
  return { left: third + (facts[row % 3] ?? 0), right: third + (facts[(row + 2) % 3] ?? 0) };
};

/** The symbol that was read, or null where its parts contradict each other or too much of it is unreadable. */
export const restoredSymbol = (reading: SymbolReading): RestoredSymbol | null => {
  if (reading.likeness < leastLikeness) return null;
  const facts = symbolFacts(reading);
  if (facts === null) return null;
  const { rows, dataColumns, errorLevel } = facts;
  const corrections = 2 ** (errorLevel + 1);
  const data = reading.reads.filter((_, index) => {
    const column = index % reading.codewords;
    return column > 0 && column <= dataColumns;
  });
  const values = data.map(({ value }) => value);
  if (corrections >= values.length) return null;
  const leastSure = data
    .map(({ margin }, index) => ({ margin, index }))
    .sort((a, b) => a.margin - b.margin)
    .map(({ index }) => index);
  for (const share of doubtfulShares) {
    const doubtful = leastSure.slice(0, Math.floor(corrections * share));
    const spare = doubtful.length > 0 ? spareCodewords : 0;
    const mended = corrected(values, corrections, doubtful, spare);
    // The first codeword counts the data codewords, itself included.
    if (mended?.[0] !== values.length - corrections) continue;
    return Array.from({ length: rows }, (_, row) => {
      const { left, right } = indicators(row, rows, dataColumns, errorLevel);
      return [left, ...mended.slice(row * dataColumns, (row + 1) * dataColumns), right];
    });
  }
  return null;
};
