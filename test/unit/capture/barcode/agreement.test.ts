/** A text counts when it was read twice. */
import { expect, it } from 'vitest';
import { agreement, noReads } from '../../../../src/capture/barcode/agreement.ts';

const after = (texts: readonly string[]) =>
  texts.reduce<ReturnType<typeof agreement>>((state, text) => agreement(state.reads, text), {
    reads: noReads,
    text: null,
  });

it.each<[readonly string[], string | null]>([
  [['a'], null],
  [['a', 'b'], null],
  [['a', 'a'], 'a'],
  [['a', 'b', 'a'], 'a'],
  [['a', 'a '], null],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a'], null],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'g'], 'g'],
])('after %j it is %j', (texts, expected) => {
  expect(after(texts).text).toBe(expected);
});

it('keeps the earlier reads as they were', () => {
  const reads = Object.freeze(['a']);
  expect(agreement(reads, 'b').reads).toEqual(['a', 'b']);
  expect(reads).toEqual(['a']);
});
