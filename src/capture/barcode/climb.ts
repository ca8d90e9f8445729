/** Finds the best numbers near a first guess by trying a step up and down in each, with ever smaller steps. */

/** The numbers near `start` with the highest score; `steps` are the first step of each, `rounds` how often they halve. */
export const climbed = (
  start: readonly number[],
  steps: readonly number[],
  rounds: number,
  score: (values: readonly number[]) => number,
): readonly number[] => {
  const best = [...start];
  let bestScore = score(best);
  for (let round = 0, share = 1; round < rounds; round += 1, share /= 2)
    for (let i = 0; i < best.length; i += 1)
      for (const step of [steps[i] ?? 0, -(steps[i] ?? 0)]) {
        if (step === 0) continue;
        const before = best[i] ?? 0;
        best[i] = before + step * share;
        const tried = score(best);
        if (tried > bestScore) {
          bestScore = tried;
          break;
        }
        best[i] = before;
      }
  return best;
};
