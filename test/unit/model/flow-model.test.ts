/** The model in short: the same sequences every time. The long run of others is test/soak/flow-model.soak.ts. */
import { expect, it } from 'vitest';
import { runModel } from '../../model/flow-model.ts';

it('holds whatever people, devices and the network do', { timeout: 120_000 }, async () => {
  const { MODEL_SEED, MODEL_RUNS, MODEL_PATH, MODEL_REPLAY } = process.env;
  const figures = await runModel({
    seed: Number(MODEL_SEED ?? 20_261_121),
    numRuns: Number(MODEL_RUNS ?? 100),
    path: MODEL_PATH,
    replayPath: MODEL_REPLAY,
  });
  console.log(figures);
  expect(figures.sequences).toBeGreaterThan(0);
});
