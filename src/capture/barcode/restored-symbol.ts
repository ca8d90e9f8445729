/**
 * Reads blurred codewords by what they look like most, and draws the symbol anew with sharp modules. What the codewords
 * mean, and whether they belong together, is left to the decoder and its error correction.
 */
import {
  blurredModules,
  codewordSamples,
  codewordShapes,
  normalise,
  shapeSets,
  type CodewordShapes,
} from './codeword-shapes.ts';
import { codewordModules, startWidths } from './symbol-layout.ts';
import { samplesAModule } from './symbol-samples.ts';
import type { SymbolRow } from './symbol-rows.ts';

/** A symbol of sharp modules: `rows[row][codeword]` are 17 modules as bits, row indicators included. */
export interface RestoredSymbol {
  readonly rows: readonly (readonly number[])[];
  /** Mean likeness of the codewords to what they were read as, 0..1: noise gives about 0.7. */
  readonly likeness: number;
}

/** Deviations of the blur that are told apart, in modules: a sharp picture to the limit of reading. */
const blursModules = [0.3, 0.45, 0.6, 0.75, 0.9, 1.05] as const;

/** The blur that makes a start pattern look most like the one seen. */
const blurOf = (rows: readonly SymbolRow[]): number => {
  const mean = new Float32Array(codewordSamples);
  for (const row of rows) {
    const start = normalise(row.slice(0, codewordSamples));
    for (let i = 0; i < mean.length; i += 1) mean[i] = (mean[i] ?? 0) + (start[i] ?? 0);
  }
  const bars = startWidths.flatMap((width, i) => Array.from({ length: width }, () => i % 2 === 0));
  let best = blursModules[0] as number;
  let bestLikeness = -Infinity;
  for (const blur of blursModules) {
    const shape = normalise(blurredModules([false, false, ...bars, true, true], blur));
    let likeness = 0;
    for (let i = 0; i < mean.length; i += 1) likeness += (mean[i] ?? 0) * (shape[i] ?? 0);
    if (likeness > bestLikeness) [best, bestLikeness] = [blur, likeness];
  }
  return best;
};

const likest = (
  seen: Float32Array,
  { shapes, patterns }: CodewordShapes,
): { readonly pattern: number; readonly likeness: number } => {
  let best = 0;
  let bestLikeness = -Infinity;
  for (let shape = 0, at = 0; shape < patterns.length; shape += 1) {
    let likeness = 0;
    for (let i = 0; i < codewordSamples; i += 1, at += 1) likeness += (seen[i] ?? 0) * (shapes[at] ?? 0);
    if (likeness > bestLikeness) [best, bestLikeness] = [shape, likeness];
  }
  return { pattern: patterns[best] ?? 0, likeness: bestLikeness };
};

/** The symbol that rows of brightness look like most; `codewords` a row, both row indicators included. */
export const restoredSymbol = (rows: readonly SymbolRow[], codewords: number): RestoredSymbol => {
  const sets = codewordShapes(blurOf(rows));
  let likeness = 0;
  const restored = rows.map((row, index) =>
    Array.from({ length: codewords }, (_, codeword) => {
      const from = (codeword + 1) * codewordModules * samplesAModule;
      const set = sets[index % shapeSets];
      if (set === undefined) return 0;
      const read = likest(normalise(row.slice(from, from + codewordSamples)), set);
      likeness += read.likeness;
      return read.pattern;
    }),
  );
  return { rows: restored, likeness: likeness / Math.max(1, rows.length * codewords) };
};
