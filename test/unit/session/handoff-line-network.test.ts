/** Following another device over a bad network: what is survived, how patiently, and what ends it. */
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { settled } from '../../fakes/fake-clock.ts';
import type { FakeReply } from '../../fakes/fake-http.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { sessionBody } from '../../fakes/sample-wire.ts';
import { at, cleanLines, nothing } from './line-under-test.ts';

const offline = () => new CaptureError('network.offline');
const following = cleanLines();

describe('a bad network', () => {
  const passing: readonly FakeReply[] = [
    offline(),
    new CaptureError('network.timeout'),
    { status: 503 },
    { status: 429 },
    { json: 'not a session' },
    { status: 200 },
  ];

  it('is survived twenty times over and more, with pauses of 15 s at most', async () => {
    const failures = Array.from({ length: 40 }, (_, index) => passing[index % passing.length] ?? {});
    const run = await following([], ...failures, { json: at(900) });
    run.clock.share = 0.999;
    const pausesMs: number[] = [];
    for (let tries = 0; tries < 40; tries += 1) {
      // While readings fail no stream is tried.
      expect(run.streams).toBe(1);
      const beforeMs = run.clock.now();
      expect(await run.clock.advanceToNext()).toBe(true);
      pausesMs.push(run.clock.now() - beforeMs);
    }
    expect(run.streams).toBe(2);
    expect(run.failures).toEqual([]);
    expect(run.revisions).toEqual([900]);
    expect(Math.max(...pausesMs)).toBeLessThanOrEqual(15_000);
    expect(pausesMs.at(-1)).toBeGreaterThan(14_000);
  });

  it.each([
    [0, 7500],
    [0.999, 14_992],
  ])('spreads those who have lost it together: share %d', async (share, pauseMs) => {
    const run = await following([], offline());
    run.clock.share = share;
    for (let tries = 0; tries < 6; tries += 1) await run.clock.advanceToNext();
    const beforeMs = run.clock.now();
    await run.clock.advanceToNext();
    expect(Math.trunc(run.clock.now() - beforeMs)).toBe(pauseMs);
  });

  it('is forgotten with the first reading', async () => {
    const run = await following([], offline(), offline(), offline(), { json: at(900) }, offline());
    for (let tries = 0; tries < 3; tries += 1) await run.clock.advanceToNext();
    expect(run.revisions).toEqual([900]);
    const beforeMs = run.clock.now();
    await run.clock.advanceToNext();
    expect(run.clock.now() - beforeMs).toBeLessThanOrEqual(2500);
  });

  it.each([
    ['30', 30_000],
    ['0', 1875],
    ['99999999', 900_000],
  ])(
    'that is a server with Retry-After: %s is kept to, also by a page that wakes',
    async (after, pauseMs) => {
      const run = await following([], { status: 429, headers: { 'retry-after': after } }, { json: at(900) });
      await run.wake();
      await run.clock.advance(pauseMs - 1);
      expect(run.readings).toBe(1);
      await run.clock.advance(1);
      expect([run.readings, run.revisions]).toEqual([2, [900]]);
    },
  );
});

describe('what ends it', () => {
  const terminal: readonly (readonly [string, FakeReply])[] = [
    ['session.expired', { status: 410 }],
    ['session.gone', { status: 404 }],
    ['session.bound_elsewhere', { status: 401 }],
    ['link.expired', { status: 410, json: { error: 'link.expired', detail: '', status_code: 410 } }],
    ['server.refused', { status: 403 }],
    ['server.unsupported_step', { json: sessionBody({ steps: ['video'] }) }],
  ];

  it.each(terminal)('is said once: %s', async (code, reply) => {
    const run = await following([], reply);
    expect(run.failures).toEqual([code]);
    expect(run.remains).toEqual(nothing);
    await run.clock.advance(120_000);
    await run.wake();
    expect([run.readings, run.failures]).toEqual([1, [code]]);
  });

  it('does not prevent another try', async () => {
    const run = await following([], { status: 403 }, { json: at(901) });
    run.line.follow();
    await settled();
    expect([run.failures, run.revisions]).toEqual([['server.refused'], [901]]);
  });

  it('is said of an event that asks for more than this version can do', async () => {
    const body = sessionBody({ steps: ['video'] });
    const run = await following([new FakeStream(`data: ${JSON.stringify(body)}\n\n`)], { json: body });
    expect(run.failures).toEqual(['server.unsupported_step']);
  });

  it('may be a mistake of our own, which is not tried for ever', async () => {
    const run = await following([new RangeError('ours')]);
    expect(run.failures).toEqual(['capture.empty']);
    expect(run.readings).toBe(0);
  });
});

describe('[fault 61] events that do not come through', () => {
  it('are told once when they are held back, while readings follow within 3 s', async () => {
    const run = await following([new FakeStream(), new FakeStream(), new FakeStream()]);
    const beforeMs = run.clock.now();
    while (run.revisions.length === 0) await run.clock.advanceToNext();
    expect(run.clock.now() - beforeMs).toBeLessThanOrEqual(3000);
    expect(run.degraded).toBe(1);
    while (run.streams < 3) await run.clock.advanceToNext();
    for (let count = 0; count < 5; count += 1) await run.clock.advanceToNext();
    expect(run.degraded).toBe(1);
  });

  it('are told when they are refused twice, while readings come through', async () => {
    const run = await following([offline(), offline(), offline()]);
    while (run.revisions.length === 0) await run.clock.advanceToNext();
    expect(run.degraded).toBe(0);
    while (run.streams < 3) await run.clock.advanceToNext();
    await run.clock.advanceToNext();
    expect(run.degraded).toBe(1);
  });

  it('are none where nothing at all comes through', async () => {
    const run = await following([offline(), offline(), offline()], offline());
    for (let count = 0; count < 10; count += 1) await run.clock.advanceToNext();
    expect(run.degraded).toBe(0);
  });
});
