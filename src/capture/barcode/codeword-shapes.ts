/**
 * How codewords look to a camera: the bar patterns of PDF417, blurred, in the three sets that rows use in turn. The
 * patterns are the decoder's own table, so that both agree on what a codeword is.
 */
import PDF417Common from '@zxing/library/esm/core/pdf417/PDF417Common.js';
import { codewordModules } from './symbol-layout.ts';

/** Samples a module: cameras give about two pixels to each. */
export const samplesAModule = 2;
/** Samples of a codeword. */
export const codewordSamples = codewordModules * samplesAModule;
/** Rows 0, 3, 6 … use the first set, rows 1, 4, 7 … the second, and so on. */
export const shapeSets = 3;

/** The patterns of one set; `patterns[i]` has the 17 modules as bits, the leftmost the highest, dark 1. */
export interface CodewordSet {
  readonly patterns: Int32Array;
  /** What a codeword stands for, 0..928. */
  readonly values: Int32Array;
  /** The pattern of each value. */
  readonly patternOf: Int32Array;
  /** 1 / length of each pattern's blurred brightness without its mean: makes likenesses of wide and fine bars compare. */
  readonly scales: Float32Array;
}

/** The three sets at one blur, and the weights with which a sample sees its neighbours. */
export interface CodewordShapes {
  readonly sets: readonly CodewordSet[];
  readonly weights: Float32Array;
}

/** Modules of its neighbours that blur into a codeword: always a space on its left and a bar on its right. */
const contextModules = 2;
/** Samples on each side that a sample sees. */
export const blurReach = contextModules * samplesAModule;

const blurWeights = (blurModules: number): Float32Array => {
  const deviation = Math.max(0.05, blurModules * samplesAModule);
  const weights = Float32Array.from({ length: 2 * blurReach + 1 }, (_, i) =>
    Math.exp(-((i - blurReach) ** 2) / (2 * deviation ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** Takes the mean away and makes the length 1, in place; flat values become 0. Returns 1 / the length before. */
export const normalise = (values: Float32Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const centred = (values[i] ?? 0) - mean;
    values[i] = centred;
    squares += centred * centred;
  }
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i] ?? 0) * scale;
  return scale;
};

/** A pattern between a space and a bar as a blurred camera sees it: 17 modules as brightness, not normalised. */
export const blurredPattern = (pattern: number, weights: Float32Array): Float32Array => {
  const seen = new Float32Array(codewordSamples);
  for (let sample = 0; sample < codewordSamples; sample += 1) {
    let sum = 0;
    for (let k = 0; k <= 2 * blurReach; k += 1) {
      const module = Math.floor((sample + k - blurReach) / samplesAModule);
      const isLight =
        module < 0 || (module < codewordModules && ((pattern >> (codewordModules - 1 - module)) & 1) === 0);
      if (isLight) sum += weights[k] ?? 0;
    }
    seen[sample] = sum;
  }
  return seen;
};

/** Which set a pattern is of: the difference of its bars' widths tells (ISO/IEC 15438). */
const setOf = (pattern: number): number => {
  const widths: number[] = [];
  for (let module = codewordModules - 1; module >= 0; module -= 1) {
    const isNew = ((pattern >> module) & 1) !== ((pattern >> (module + 1)) & 1);
    if (isNew) widths.push(0);
    widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1;
  }
  const [a = 0, , b = 0, , c = 0, , d = 0] = widths;
  return ((a - b + c - d + 9) % 9) / 3;
};

const shapesAt = (blurModules: number): CodewordShapes => {
  const weights = blurWeights(blurModules);
  const patterns: number[][] = Array.from({ length: shapeSets }, () => []);
  for (const pattern of PDF417Common.SYMBOL_TABLE) patterns[setOf(pattern)]?.push(pattern);
  const sets = patterns.map((list) => {
    const values = Int32Array.from(list, (pattern) => PDF417Common.getCodeword(pattern));
    const patternOf = new Int32Array(list.length);
    list.forEach((pattern, i) => {
      patternOf[values[i] ?? 0] = pattern;
    });
    const scales = Float32Array.from(list, (pattern) => normalise(blurredPattern(pattern, weights)));
    return { patterns: Int32Array.from(list), values, patternOf, scales };
  });
  return { sets, weights };
};

const known = new Map<number, CodewordShapes>();

/** The three sets at a blur in modules. They take some milliseconds to make and are kept. */
export const codewordShapes = (blurModules: number): CodewordShapes => {
  const shapes = known.get(blurModules) ?? shapesAt(blurModules);
  known.set(blurModules, shapes);
  return shapes;
};
