/** Reads the codewords of a symbol's rows, however blurred, each with how sure that is. It corrects nothing. */
import { likestCodeword, type CodewordRead } from './codeword-likeness.ts';
import {
  blurredPattern,
  codewordSamples,
  codewordShapes,
  normalise,
  samplesAModule,
  shapeSets,
} from './codeword-shapes.ts';
import { codewordModules } from './symbol-layout.ts';
import type { SymbolRow } from './symbol-rows.ts';

/** The codewords of a symbol, row by row, both row indicators included. */
export interface SymbolReading {
  readonly reads: readonly CodewordRead[];
  readonly rows: number;
  readonly codewords: number;
  /** Mean likeness, at most 1: noise gives about 0.75. */
  readonly likeness: number;
}

/** Deviations of the blur that are told apart, in modules: from a sharp picture to the limit of reading. */
const blursModules = [0.3, 0.45, 0.6, 0.75, 0.9, 1.05] as const;
/** The start pattern, 81111113, as 17 bits. */
const startPattern = 0b11111111010101000;

/** The blur that makes the start pattern look most like the one seen. */
const blurOf = (rows: readonly SymbolRow[]): number => {
  const mean = new Float32Array(codewordSamples);
  for (const row of rows) {
    const start = row.slice(0, codewordSamples);
    normalise(start);
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (start[i] ?? 0);
  }
  let best: number = blursModules[0];
  let bestLikeness = -Infinity;
  for (const blur of blursModules) {
    const shape = blurredPattern(startPattern, codewordShapes(blur).weights);
    normalise(shape);
    const likeness = mean.reduce((sum, value, i) => sum + value * (shape[i] ?? 0), 0);
    if (likeness > bestLikeness) [best, bestLikeness] = [blur, likeness];
  }
  return best;
};

/** Reads rows of brightness; `codewords` a row, both row indicators included. */
export const symbolReading = (rows: readonly SymbolRow[], codewords: number): SymbolReading => {
  const { sets, weights } = codewordShapes(blurOf(rows));
  const reads: CodewordRead[] = [];
  rows.forEach((row, index) => {
    const set = sets[index % shapeSets];
    for (let codeword = 1; set !== undefined && codeword <= codewords; codeword += 1) {
      const from = codeword * codewordModules * samplesAModule;
      reads.push(likestCodeword(row.slice(from, from + codewordSamples), set, weights));
    }
  });
  const likeness = reads.reduce((sum, read) => sum + read.likeness, 0) / Math.max(1, reads.length);
  return { reads, rows: rows.length, codewords, likeness };
};
