/**
 * Trains the reader of machine-readable zones and writes its weights: `npm run train:mrz`, some minutes on one core.
 * The same seed gives the same bytes. Needs no font and no picture: everything is drawn from the committed outlines.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { characters, glyphSampler, patch } from './glyph-samples.mjs';
import { leak, trainedNetwork } from './trained-network.mjs';

const seed = 9303;
const unseenSeed = 4217;
const channels = [8, 20];
const sampleCount = Number(process.argv[2] ?? 740_000);
const batchSize = 64;
const highestRate = 0.003;
const decay = 0.002;
const smoothing = 0.02;
/** Added to the deviation, so that empty paper is not blown up to a pattern. */
const deviationFloor = 0.02;
const target = resolve(import.meta.dirname, '../../../src/capture/mrz/glyph-weights.ts');

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
const randomFrom = (start) => {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Mean 0, deviation 1: what light and contrast were is gone. */
const normalised = (pixels) => {
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  const square = pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pixels.length;
  return pixels.map((value) => (value - mean) / (Math.sqrt(square) + deviationFloor));
};

const isRight = (shares, wanted) => shares.every((share) => share <= shares[wanted]);

const network = trainedNetwork({
  width: patch.widthPx,
  height: patch.heightPx,
  channels,
  outputs: characters.length,
  random: randomFrom(seed),
});

const sample = glyphSampler(randomFrom(seed + 1));
let right = 0;
for (let count = 1; count <= sampleCount; count += 1) {
  const wanted = count % characters.length;
  right += isRight(network.forward(normalised(sample(wanted))), wanted) ? 1 : 0;
  network.backward(wanted, smoothing);
  const rate = highestRate * (0.01 + (0.99 * (1 + Math.cos((Math.PI * count) / sampleCount))) / 2);
  if (count % batchSize === 0) network.step(batchSize, rate, decay);
  if (count % 37_000 === 0) {
    process.stdout.write(`${count} samples, ${((100 * right) / 37_000).toFixed(2)} % right\n`);
    right = 0;
  }
}

/**
 * One printable character a weight, so that a packer finds again how often each occurs; none that a string has to
 * escape. The middle one is 0, a layer's largest weight the last one. The network goes on with what they say.
 */
const alphabet = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at))
  .filter((character) => !"'\\`".includes(character))
  .join('');
const greatestLevel = (alphabet.length - 1) / 2;

const packed = ({ inputs, outputs, values }) => {
  const weights = values.subarray(0, inputs * outputs);
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = Number((largest / greatestLevel).toPrecision(6));
  const levels = Array.from(weights, (weight) =>
    Math.max(-greatestLevel, Math.min(greatestLevel, Math.round(weight / scale))),
  );
  const biases = [...values.subarray(inputs * outputs)].map((bias) => Number(bias.toFixed(4)));
  values.set(levels.map((level) => level * scale));
  values.set(biases, weights.length);
  return `{
    scale: ${scale},
    biases: [${biases.join(', ')}],
    weights:
      '${levels.map((level) => alphabet.charAt(level + greatestLevel)).join('')}',
  }`;
};

const [first, second, last] = network.layers.map(packed);
const draft = `/**
 * The weights that read a character of a machine-readable zone. Written by test/training/mrz/train.mjs with seed ${seed}
 * from ${sampleCount} drawn characters: not to be edited. Data only.
 */

/** One layer: its weights, output by output, as characters of \`weightAlphabet\`, and what they are multiplied by. */
export interface PackedLayer {
  readonly scale: number;
  readonly biases: readonly number[];
  readonly weights: string;
}

/** What the network was trained on: the characters in the order of its outputs, and the picture it takes. */
export const glyphShape = {
  characters: '${characters}',
  widthPx: ${patch.widthPx},
  heightPx: ${patch.heightPx},
  /** Width and height of the picture, as shares of the pitch and of a digit's height. */
  pitchShare: ${patch.pitchShare},
  heightShare: ${patch.heightShare},
  /** Added to the deviation of the brightness (0..1) by which a picture is divided. */
  deviationFloor: ${deviationFloor},
  /** What is left of a negative value after a convolution. */
  leak: ${leak},
} as const;

/** A weight is the place of its character, counted from the middle one. */
export const weightAlphabet =
  '${alphabet}';

/** Two convolutions of 3 x 3 with a stride of 2, then one output a character. */
export const glyphLayers: readonly [PackedLayer, PackedLayer, PackedLayer] = [
  ${first},
  ${second},
  ${last},
];
`;
const text = await format(draft, { ...(await resolveConfig(target)), filepath: target });
writeFileSync(target, text);

const unseen = glyphSampler(randomFrom(unseenSeed));
const unseenCount = 37_000;
let unseenRight = 0;
for (let count = 0; count < unseenCount; count += 1) {
  const wanted = count % characters.length;
  unseenRight += isRight(network.forward(normalised(unseen(wanted))), wanted) ? 1 : 0;
}
process.stdout.write(`unseen, packed: ${((100 * unseenRight) / unseenCount).toFixed(2)} % right\n`);
process.stdout.write(`${target} sha256 ${createHash('sha256').update(text).digest('hex')}\n`);
