/** The network with its committed weights: it reads the characters it was trained on, and its answers are shares. */
import { expect, test } from 'vitest';
import { glyphCharacters, GlyphNetwork } from '../../../../src/capture/mrz/glyph-network.ts';
import { glyphShape } from '../../../../src/capture/mrz/glyph-weights.ts';
import { seeded } from '../../../fixtures/seeded.ts';
import { glyphSampler } from '../../../training/mrz/glyph-samples.mjs';

const network = new GlyphNetwork();

test('reads unseen characters as the training measured it', () => {
  const sample = glyphSampler(seeded(20_260_101)) as (wanted: number) => Float32Array;
  const count = glyphCharacters.length * 40;
  let right = 0;
  for (let at = 0; at < count; at += 1) {
    const wanted = at % glyphCharacters.length;
    const shares = network.read(sample(wanted));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    if (shares.indexOf(Math.max(...shares)) === wanted) right += 1;
  }
  // Trained to 99.7 %.
  expect(right / count).toBeGreaterThan(0.99);
});

test('does not mind light and contrast', () => {
  const sample = glyphSampler(seeded(5)) as (wanted: number) => Float32Array;
  const picture = sample(20);
  const faint = picture.map((value) => 0.3 + value * 0.3);
  const likeliest = (shares: Float32Array) => shares.indexOf(Math.max(...shares));
  expect(likeliest(network.read(faint))).toBe(likeliest(network.read(picture)));
});

test('is sure of nothing on empty paper', () => {
  const paper = new Float32Array(glyphShape.widthPx * glyphShape.heightPx).fill(0.8);
  expect(Math.max(...network.read(paper))).toBeLessThan(0.9);
});
