/** Waiting no longer than so long for what may never come. The work itself goes on: whoever asked for it ends it. */
import type { ClockPort } from '../../model/ports.ts';

/** What comes of the work, or `late` once the time is up. Leaves no timer behind. */
export const withinTime = <T, Late>(
  clock: ClockPort,
  limitMs: number,
  work: Promise<T>,
  late: Late,
): Promise<T | Late> =>
  new Promise((resolve, reject) => {
    const stop = clock.after(limitMs, () => {
      resolve(late);
    });
    work.then(resolve, reject).finally(stop);
  });
