/** When a failed call is tried again: a pure decision, and the loop that follows it. */
import { CaptureError, type ErrorCode } from '../model/errors.ts';
import type { ClockPort } from '../model/ports.ts';
import { wait } from '../model/wait.ts';

/** Pauses before the second, third, … try, in milliseconds, before jitter (Verilock "Response codes": 1, 2, 4, 8 s). */
const pausesMs = [1000, 2000, 4000, 8000] as const;

/** Longest `Retry-After` that is waited for; beyond it the person decides. */
const longestWaitMs = 60_000;

const passing: readonly ErrorCode[] = [
  'network.offline',
  'network.timeout',
  'network.bad_response',
  'network.blocked',
  'network.captive_portal',
  'server.rate_limited',
  'server.unavailable',
];

/**
 * Milliseconds until the next try, or `null` when there is none. `tries` is how many have failed, `random` a share
 * from 0 to 1 that spreads simultaneous clients over half of the pause.
 */
export const retryDelayMs = (error: unknown, tries: number, random: number): number | null => {
  if (!(error instanceof CaptureError) || !passing.includes(error.code)) return null;
  const pauseMs = pausesMs[tries - 1];
  if (pauseMs === undefined) return null;
  const jittered = pauseMs / 2 + (pauseMs / 2) * random;
  const delayMs = Math.max(jittered, error.retryAfterMs ?? 0);
  return delayMs > longestWaitMs ? null : delayMs;
};

/**
 * Calls `attempt` until it succeeds or no further try makes sense, then throws what the last try threw. An attempt that finds
 * that those before it have come further calls what it is given: their failures do not count any more.
 *
 * @throws {DOMException} `AbortError` as soon as `signal` aborts
 */
export const withRetry = async <T>(
  clock: ClockPort,
  attempt: (startCounting: () => void) => Promise<T>,
  signal: AbortSignal,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(() => {
        tries = 1;
      });
    } catch (error) {
      signal.throwIfAborted();
      const delayMs = retryDelayMs(error, tries, clock.random());
      if (delayMs === null) throw error;
      await wait(clock, delayMs, signal);
    }
  }
};
