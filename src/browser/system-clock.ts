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

/** Longest wait for a picture that a hidden page never paints, in milliseconds. */
const paintPatienceMs = 200;

/** Resolves once what is rendered now is on the screen; soon in any case, because a hidden page paints nothing. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, paintPatienceMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(resolve);
    });
  });
