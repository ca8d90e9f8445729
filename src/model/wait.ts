/** Waiting that can be given up. */
import type { ClockPort } from './ports.ts';

/**
 * Resolves after a delay. Leaves neither a timer nor a listener behind.
 *
 * @throws {DOMException} the signal's reason, as soon as it aborts
 */
export const wait = (clock: ClockPort, delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = clock.after(delayMs, () => {
      signal.removeEventListener('abort', giveUp);
      resolve();
    });
    const giveUp = () => {
      stop();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) giveUp();
  });

/** Resolves when `work` has settled, however it has, or when time has run out. Leaves no timer behind. */
export const settledInTime = (clock: ClockPort, limitMs: number, work: PromiseLike<unknown>): Promise<void> =>
  new Promise((resolve) => {
    const stop = clock.after(limitMs, resolve);
    const over = () => {
      stop();
      resolve();
    };
    work.then(over, over);
  });
