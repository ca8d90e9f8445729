/** When a failed call is tried again: the decision as a table, and the loop on manual time. */
import { describe, expect, it } from 'vitest';
import { CaptureError, errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import { retryDelayMs, withRetry } from '../../../src/upload/retry.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';

const passing: readonly ErrorCode[] = [
  'network.offline',
  'network.timeout',
  'network.bad_response',
  'network.blocked',
  'network.captive_portal',
  'server.rate_limited',
  'server.unavailable',
];
const timeout = new CaptureError('network.timeout');
const after = (retryAfterMs: number) => new CaptureError('server.rate_limited', { retryAfterMs });

describe('the pause before another try', () => {
  it.each([
    [1, 0, 500],
    [1, 0.5, 750],
    [1, 0.999, 999.5],
    [2, 0, 1000],
    [2, 0.5, 1500],
    [3, 0.5, 3000],
    [4, 0.5, 6000],
    [4, 0, 4000],
    [5, 0.5, null],
    [6, 0, null],
  ])('after failure %i, with chance %d, is %s ms', (tries, random, delayMs) => {
    const delay = retryDelayMs(timeout, tries, random);
    if (delayMs === null) expect(delay).toBe(null);
    else expect(delay).toBeCloseTo(delayMs, 3);
  });

  it.each(Object.keys(errorTable) as ErrorCode[])('after %s: only where it may pass by itself', (code) => {
    expect(retryDelayMs(new CaptureError(code), 1, 0)).toBe(passing.includes(code) ? 500 : null);
  });

  it.each([
    ['a mistake of our own', new TypeError('ours')],
    ['an abort', new DOMException('gone', 'AbortError')],
    ['nothing', undefined],
    ['a look-alike', { code: 'network.timeout' }],
  ])('is none after %s', (_name, error) => {
    expect(retryDelayMs(error, 1, 0)).toBe(null);
  });

  it.each([
    ['shorter than ours', 100, 500],
    ['longer than ours', 30_000, 30_000],
    ['as long as we wait at most', 60_000, 60_000],
    ['longer than anybody waits', 60_001, null],
  ])('follows the server’s wish that is %s', (_name, retryAfterMs, delayMs) => {
    expect(retryDelayMs(after(retryAfterMs), 1, 0)).toBe(delayMs);
  });
});

/** A call that fails so and so often, then answers. */
const failing = (...errors: readonly Error[]) => {
  const clock = new FakeClock();
  const life = new AbortController();
  let tries = 0;
  const outcome = withRetry(
    clock,
    () => {
      const error = errors[tries];
      tries += 1;
      return error ? Promise.reject(error) : Promise.resolve('answer');
    },
    life.signal,
  ).then(
    (answer) => answer,
    (error: unknown) => error,
  );
  return { clock, life, outcome, tries: () => tries };
};

describe('the loop', () => {
  it('asks once when the answer comes', async () => {
    const run = failing();
    expect(await run.outcome).toBe('answer');
    expect(run.tries()).toBe(1);
    expect(run.clock.delaysMs).toEqual([]);
  });

  it('waits longer each time', async () => {
    const run = failing(timeout, timeout, timeout, timeout);
    await run.clock.advance(750 + 1500 + 3000 + 6000);
    expect(await run.outcome).toBe('answer');
    expect(run.clock.delaysMs).toEqual([750, 1500, 3000, 6000]);
    expect(run.clock.liveTimers).toBe(0);
  });

  it('does not try again before its time', async () => {
    const run = failing(timeout);
    await run.clock.advance(749);
    expect(run.tries()).toBe(1);
    await run.clock.advance(1);
    expect(run.tries()).toBe(2);
  });

  it('gives up after the fifth failure, with what that one was', async () => {
    const last = new CaptureError('server.unavailable');
    const run = failing(timeout, timeout, timeout, timeout, last);
    await run.clock.advance(60_000);
    expect(await run.outcome).toBe(last);
    expect(run.tries()).toBe(5);
  });

  it('counts anew once it is told that those before have come further', async () => {
    const clock = new FakeClock();
    const life = new AbortController();
    let tries = 0;
    const outcome = withRetry(
      clock,
      (startCounting) => {
        tries += 1;
        if (tries % 3 === 0 && tries < 12) startCounting();
        return Promise.reject(timeout);
      },
      life.signal,
    ).catch((error: unknown) => error);
    await clock.advance(120_000);
    expect(await outcome).toBe(timeout);
    // Told in the third, sixth and ninth try: the ninth is the first of five.
    expect(tries).toBe(13);
    expect(clock.delaysMs.slice(0, 6)).toEqual([750, 1500, 750, 1500, 3000, 750]);
  });

  it('gives up at once where another try cannot help', async () => {
    const refused = new CaptureError('server.refused');
    const run = failing(refused);
    expect(await run.outcome).toBe(refused);
    expect(run.clock.delaysMs).toEqual([]);
  });

  it('ends silently when it is aborted in a pause', async () => {
    const run = failing(timeout);
    await settled();
    run.life.abort();
    expect(await run.outcome).toMatchObject({ name: 'AbortError' });
    expect(run.clock.liveTimers).toBe(0);
    await run.clock.advance(10_000);
    expect(run.tries()).toBe(1);
  });

  it('takes a failure after the abort for the abort', async () => {
    const life = new AbortController();
    const clock = new FakeClock();
    const outcome = withRetry(
      clock,
      () => {
        life.abort();
        return Promise.reject(timeout);
      },
      life.signal,
    );
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
    expect(clock.delaysMs).toEqual([]);
  });
});
