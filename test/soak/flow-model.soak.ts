/** The model at length: sequences that nobody has seen before, in pieces, so that a failure comes early. */
import { expect, it } from 'vitest';
import { runModel } from '../model/flow-model.ts';
import { runsFrom } from '../model/runs-from.ts';

/** Sequences of one piece, and pieces. */
const sequences = 250;
const pieces = 8;

/** Another one each time, unless the environment names one. */
const firstSeed = Number(process.env['MODEL_SEED'] ?? Date.now() % 1_000_000_000);

it.each(Array.from({ length: pieces }, (_, piece) => firstSeed + piece))(
  'holds over sequences of seed %i',
  async (seed) => {
    const figures = await runModel({ ...runsFrom({ seed, numRuns: sequences }), seed });
    console.log(`seed ${seed}: ${figures.sequences} sequences, ${figures.commands} commands`);
    expect(figures.sequences).toBeGreaterThan(0);
  },
);
