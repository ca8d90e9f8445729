/** Which sequences are run, where the environment says something else than the test. */
import type { ModelRuns } from './flow-model.ts';

/** The runs of a test, unless `MODEL_SEED`, `MODEL_RUNS`, `MODEL_PATH` and `MODEL_REPLAY` ask for others. */
export const runsFrom = ({ seed, numRuns }: ModelRuns): ModelRuns => {
  const { MODEL_SEED, MODEL_RUNS, MODEL_PATH, MODEL_REPLAY } = process.env;
  return {
    seed: Number(MODEL_SEED ?? seed),
    numRuns: Number(MODEL_RUNS ?? numRuns),
    path: MODEL_PATH,
    replayPath: MODEL_REPLAY,
  };
};
