/** Waiting for what a running sandbox does in its own time, where nothing tells of it: a condition, never a pause. */
import { vi } from 'vitest';

/** Less than a test has, so that the last failure is what is told; `vi.waitFor` by itself gives up after a second. */
const patienceMs = 30_000;

/** Looks again until `look` does not fail any more, and answers what it gives; fails as the last look has. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> =>
  vi.waitFor(look, { timeout: patienceMs });
