/**
 * Says which codeword a stretch of brightness looks like most. Blur is linear, so a pattern's likeness is a sum over its
 * dark modules: two tables of part sums give it for all 929 patterns of a set in a few additions each.
 */
import {
  blurReach,
  codewordSamples,
  normalise,
  samplesAModule,
  type CodewordSet,
} from './codeword-shapes.ts';
import { codewordModules } from './symbol-layout.ts';

/** The codeword that looks most like what was seen. */
export interface CodewordRead {
  readonly value: number;
  /** Correlation with that codeword's shape, at most 1. */
  readonly likeness: number;
  /** How much more it looks like this than like the next: near 0 is a guess. */
  readonly margin: number;
}

const lowModules = 8;
const highModules = codewordModules - lowModules;

/** The sums over all combinations of some modules' weights; the lowest bit is the last module. */
const partSums = (weights: Float32Array, from: number, count: number): Float32Array => {
  const sums = new Float32Array(1 << count);
  for (let bits = 1; bits < sums.length; bits += 1) {
    const lowest = 31 - Math.clz32(bits & -bits);
    sums[bits] = (sums[bits & (bits - 1)] ?? 0) + (weights[from + count - 1 - lowest] ?? 0);
  }
  return sums;
};

/** How much each module's light would show in what was seen; index 0 sums what lies left of the codeword. */
const moduleWeights = (seen: Float32Array, weights: Float32Array) => {
  const light = new Float32Array(codewordModules);
  let before = 0;
  for (let sample = 0; sample < codewordSamples; sample += 1)
    for (let k = 0; k <= 2 * blurReach; k += 1) {
      const module = Math.floor((sample + k - blurReach) / samplesAModule);
      const share = (seen[sample] ?? 0) * (weights[k] ?? 0);
      if (module < 0) before += share;
      else if (module < codewordModules) light[module] = (light[module] ?? 0) + share;
    }
  return { light, before };
};

/** Reads one codeword from its samples; `seen` is normalised in place. */
export const likestCodeword = (seen: Float32Array, set: CodewordSet, weights: Float32Array): CodewordRead => {
  normalise(seen);
  const { light, before } = moduleWeights(seen, weights);
  const high = partSums(light, 0, highModules);
  const low = partSums(light, highModules, lowModules);
  const all = before + light.reduce((sum, weight) => sum + weight, 0);
  const { patterns, scales, values } = set;
  let best = 0;
  let likeness = -Infinity;
  let second = -Infinity;
  for (let i = 0; i < patterns.length; i += 1) {
    const pattern = patterns[i] ?? 0;
    const dark = (high[pattern >> lowModules] ?? 0) + (low[pattern & 0xff] ?? 0);
    const likeThis = (all - dark) * (scales[i] ?? 0);
    if (likeThis > likeness) {
      second = likeness;
      likeness = likeThis;
      best = i;
    } else if (likeThis > second) second = likeThis;
  }
  return { value: values[best] ?? 0, likeness, margin: likeness - second };
};
