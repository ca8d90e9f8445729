/** How long the line waits, as tables. */
import { describe, expect, it } from 'vitest';
import {
  pollMs,
  presenceMs,
  presencePauseMs,
  quietMs,
  readingPauseMs,
  streamPauseMs,
} from '../../../src/session/line-pauses.ts';

describe('a pause between two readings', () => {
  it.each([
    [0, 2500, 2500],
    [1, 1250, 2500],
    [2, 2500, 5000],
    [3, 5000, 10_000],
    [4, 7500, 15_000],
    [5, 7500, 15_000],
    [20, 7500, 15_000],
    [2000, 7500, 15_000],
  ])('after %i failures lasts from %i to %i ms', (failures, leastMs, mostMs) => {
    expect(readingPauseMs(failures, 0, null)).toBe(leastMs);
    expect(readingPauseMs(failures, 1, null)).toBe(mostMs);
  });

  it.each([
    [1, 30_000, 30_000],
    [1, 100, 2500],
    [5, 0, 15_000],
    [1, 86_400_000, 900_000],
    [1, Number.POSITIVE_INFINITY, 900_000],
  ])('after %i failures and a Retry-After of %d ms lasts %i ms', (failures, askedMs, pauseMs) => {
    expect(readingPauseMs(failures, 1, askedMs)).toBe(pauseMs);
  });
});

describe('a pause between two streams', () => {
  it.each([
    ['worked', 0, 0, 0],
    ['brief', 1, 0, 0],
    ['brief', 2, 2500, 5000],
    ['failed', 1, 1250, 2500],
    ['failed', 5, 20_000, 40_000],
    ['failed', 30, 150_000, 300_000],
    ['silent', 1, 60_000, 60_000],
    ['silent', 2, 120_000, 120_000],
    ['silent', 3, 240_000, 240_000],
    ['silent', 4, 300_000, 300_000],
  ] as const)('that ended as %s, %i in a row, lasts from %i to %i ms', (end, misses, leastMs, mostMs) => {
    expect(streamPauseMs(end, misses, 0)).toBe(leastMs);
    expect(streamPauseMs(end, misses, 1)).toBe(mostMs);
  });
});

it('keeps what depends on the server: a heartbeat every 15 s, two minutes of presence, a change within 3 s', () => {
  expect(quietMs).toBeGreaterThan(15_000);
  expect([0, 1, 2, 3, 4, 2000].map(presencePauseMs)).toEqual([
    presenceMs,
    5000,
    10_000,
    20_000,
    presenceMs,
    presenceMs,
  ]);
  expect(presenceMs * 3).toBeLessThan(120_000);
  expect(pollMs).toBeLessThan(3000);
});
