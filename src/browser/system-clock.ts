/** `ClockPort` on this browser. */
import type { ClockPort } from '../model/ports.ts';

/** Time as this browser counts it; `now` counts from the loading of the page, so that a corrected clock does no harm. */
export const systemClock: ClockPort = {
  now: () => performance.now(),
  after: (delayMs, callback) => {
    // setTimeout keeps 32 bits: a longer delay would fire at once.
    const timer = setTimeout(callback, Math.min(delayMs, 2_147_483_647));
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
};
