/** A page on which nobody gives up: what waits for a database waits for as long as a machine needs that has more to do. */
import { replace } from './replace.ts';

/** Taken before any test replaces it. */
const later = globalThis.setTimeout.bind(globalThis);

/** Delays from this on, in milliseconds, are patience with the browser. */
const patienceMs = 1000;

/** How much longer it lasts. */
const longer = 20;

/** Gives every patience more time until the test is over. */
export const unhurried = (): void => {
  replace(globalThis, 'setTimeout', {
    value: (callback: () => void, delayMs = 0) =>
      later(callback, delayMs < patienceMs ? delayMs : delayMs * longer),
  });
};
