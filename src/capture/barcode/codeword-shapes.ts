/** How codewords look to a camera: the 2787 bar patterns, blurred, in the three sets that rows use in turn. */
import PDF417Common from '@zxing/library/esm/core/pdf417/PDF417Common.js';
import { codewordModules } from './symbol-layout.ts';
import { samplesAModule } from './symbol-samples.ts';

/** Samples of a codeword. */
export const codewordSamples = codewordModules * samplesAModule;
/** Rows 0, 3, 6 … use the first set, rows 1, 4, 7 … the second, and so on. */
export const shapeSets = 3;

/** The shapes of one set: `shapes[i * codewordSamples + sample]`, each with mean 0 and length 1; dark is below 0. */
export interface CodewordShapes {
  readonly shapes: Float32Array;
  /** The 17 modules as bits, the leftmost the highest, dark 1. */
  readonly patterns: Int32Array;
}

/** Modules of its neighbours that blur into a codeword: always a space on its left and a bar on its right. */
const contextModules = 2;

/** The weights with which neighbouring samples blur into one, for a deviation in modules. */
const blurWeights = (blurModules: number): Float32Array => {
  const deviation = Math.max(0.05, blurModules * samplesAModule);
  const reach = contextModules * samplesAModule;
  const weights = Float32Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** Bars and spaces as brightness, blurred; `dark` are modules with the context on both sides. */
export const blurredModules = (dark: readonly boolean[], blurModules: number): Float32Array => {
  const weights = blurWeights(blurModules);
  const reach = contextModules * samplesAModule;
  const length = (dark.length - 2 * contextModules) * samplesAModule;
  return Float32Array.from({ length }, (_, sample) => {
    let sum = 0;
    for (let k = 0; k <= 2 * reach; k += 1)
      if (dark[Math.floor((sample + k) / samplesAModule)] !== true) sum += weights[k] ?? 0;
    return sum;
  });
};

/** Takes the mean away and makes the length 1, in place; flat values become 0. */
export const normalise = (values: Float32Array): Float32Array => {
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
  return values;
};

const bitsOf = (pattern: number): boolean[] =>
  Array.from({ length: codewordModules }, (_, i) => ((pattern >> (codewordModules - 1 - i)) & 1) === 1);

/** Which set a pattern is of: the difference of its bars' widths tells (ISO/IEC 15438). */
const setOf = (bits: readonly boolean[]): number => {
  const widths: number[] = [];
  bits.forEach((bit, i) => {
    if (i === 0 || bit !== bits[i - 1]) widths.push(0);
    widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1;
  });
  const [a = 0, , b = 0, , c = 0, , d = 0] = widths;
  return ((a - b + c - d + 9) % 9) / 3;
};

/** The three sets at a blur in modules. */
export const codewordShapes = (blurModules: number): readonly CodewordShapes[] => {
  const sets = Array.from({ length: shapeSets }, () => ({
    shapes: [] as Float32Array[],
    patterns: [] as number[],
  }));
  for (const pattern of PDF417Common.SYMBOL_TABLE) {
    const bits = bitsOf(pattern);
    const context = (isDark: boolean): boolean[] => Array.from({ length: contextModules }, () => isDark);
    const shape = normalise(blurredModules([...context(false), ...bits, ...context(true)], blurModules));
    const set = sets[setOf(bits)];
    set?.shapes.push(shape);
    set?.patterns.push(pattern);
  }
  return sets.map(({ shapes, patterns }) => {
    const flat = new Float32Array(shapes.length * codewordSamples);
    shapes.forEach((shape, i) => {
      flat.set(shape, i * codewordSamples);
    });
    return { shapes: flat, patterns: Int32Array.from(patterns) };
  });
};
