/** A liveness burst from its first prompt to its end, as fast as the machine is: time goes on once for each of its waits. */
import { eventually } from './eventually.ts';
import { burstWaitsMs } from './prompt-clock.ts';
import type { FakeClock } from '../../fakes/fake-clock.ts';

/**
 * Lets time go on whenever the burst waits for it, and no further while it takes a frame.
 *
 * @throws {Error} when a frame is never taken, however many there were before it
 */
export const runBurst = async (clock: FakeClock, isOver: () => boolean): Promise<void> => {
  const waits = (): number => clock.delaysMs.filter((delayMs) => burstWaitsMs.includes(delayMs)).length;
  for (let seen = 0; !isOver();) {
    await eventually(() => isOver() || waits() > seen, `the end of the burst, after ${String(seen)} waits`);
    seen = waits();
    if (!isOver()) await clock.advance(Math.max(...burstWaitsMs));
  }
};
