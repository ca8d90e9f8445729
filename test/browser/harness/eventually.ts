/** Waiting for what a browser does in its own time (decoding, encoding, rendering): a condition, never a pause. */

/** Taken before any test replaces them. */
const later = globalThis.setTimeout.bind(globalThis);
const now = performance.now.bind(performance);

const lookEveryMs = 4;
const patienceMs = 20_000;

/**
 * Waits until `condition` gives something that is not false, `null` or `undefined`, and returns it.
 *
 * @param what said in the error when it never does
 * @throws {Error} after 20 s: three browsers share what may be a small machine
 */
export const eventually = async <T>(
  condition: () => T | Promise<T>,
  what: string | (() => string),
): Promise<Exclude<T, false | null | undefined>> => {
  const untilMs = now() + patienceMs;
  for (;;) {
    const value = await condition();
    if (value !== false && value !== null && value !== undefined)
      return value as Exclude<T, false | null | undefined>;
    if (now() > untilMs) throw new Error(`never: ${typeof what === 'string' ? what : what()}`);
    await new Promise((resolve) => later(resolve, lookEveryMs));
  }
};
