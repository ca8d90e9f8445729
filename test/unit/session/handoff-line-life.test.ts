/** A line that wakes up, tells of its own device, and ends: what it does at once, and what it leaves behind. */
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { settled } from '../../fakes/fake-clock.ts';
import type { FakeReply } from '../../fakes/fake-http.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { at, event, LineUnderTest, never, nothing } from './line-under-test.ts';

const offline = () => new CaptureError('network.offline');
const lineOver = (streams: readonly (FakeStream | Error)[], ...readings: readonly FakeReply[]) =>
  new LineUnderTest(streams, ...readings);

describe('a page that wakes', () => {
  it('reads at once, however long the pause still was, and tries a stream again', async () => {
    const run = await lineOver([], offline(), offline(), offline(), offline(), {
      json: at(900),
    }).followed();
    for (let tries = 0; tries < 3; tries += 1) await run.clock.advanceToNext();
    const { readings, streams } = run;
    await run.wake();
    expect(run.readings).toBe(readings + 1);
    expect(run.revisions).toEqual([900]);
    expect(run.streams).toBe(streams + 1);
    run.line.unfollow();
  });

  it('does not wait a minute for a stream that was held back', async () => {
    const run = await lineOver([new FakeStream(), new FakeStream(event(901))]).followed();
    await run.clock.advance(5000);
    expect(run.streams).toBe(1);
    await run.wake();
    expect(run.revisions.at(-1)).toBe(901);
    run.line.unfollow();
  });

  it('takes up a stream from before its sleep where that ended: nobody knows whether it lives', async () => {
    const run = await lineOver([new FakeStream(event(1)), new FakeStream(event(2))]).followed();
    await run.clock.advance(15_000);
    await run.wake();
    expect(run.lastEventIds).toEqual([undefined, '1.1']);
    expect(run.revisions).toEqual([1, 2]);
    expect([run.readings, run.http.readingMost]).toEqual([0, 1]);
    run.line.unfollow();
  });

  it('leaves alone a stream that has just been heard, however often it wakes', async () => {
    const stream = new FakeStream(event(1));
    const run = await lineOver([stream]).followed();
    for (let wakes = 0; wakes < 20; wakes += 1) {
      await run.clock.advance(2000);
      await run.wake();
      await run.clock.advance(2000);
      stream.push(': here\n\n');
      await settled();
    }
    expect([run.streams, run.readings]).toEqual([1, 0]);
    run.line.unfollow();
  });

  it('gives up a reading from before its sleep, and reads anew', async () => {
    const run = await lineOver([], never, { json: at(902) }).followed();
    await run.clock.advance(20_000);
    expect(run.revisions).toEqual([]);
    await run.wake();
    expect(run.revisions).toEqual([902]);
    expect([run.readings, run.failures]).toEqual([2, []]);
    run.line.unfollow();
  });

  it('before its network works is patient anew: the next tries come soon', async () => {
    const run = await lineOver([], offline()).followed();
    for (let tries = 0; tries < 12; tries += 1) await run.clock.advanceToNext();
    const { readings } = run;
    await run.wake();
    await run.clock.advance(2500);
    expect(run.readings).toBe(readings + 2);
    run.line.unfollow();
  });

  it('again and again within a second has woken once', async () => {
    const run = await lineOver([]).followed();
    for (let wakes = 0; wakes < 10; wakes += 1) {
      await run.clock.advance(99);
      await run.wake();
    }
    expect([run.readings, run.streams]).toEqual([2, 2]);
    await run.clock.advance(1000);
    await run.wake();
    expect([run.readings, run.streams]).toEqual([3, 3]);
    run.line.unfollow();
  });

  it('does not read twice when it wakes twice', async () => {
    const run = await lineOver([], offline(), never).followed();
    await run.wake();
    await run.wake();
    expect([run.readings, run.http.readingMost]).toEqual([2, 1]);
    run.line.unfollow();
  });
});

describe('following', () => {
  it('twice is following once', async () => {
    const run = await lineOver([new FakeStream(event(1))]).followed();
    run.line.follow();
    await settled();
    expect([run.streams, run.listeners, run.revisions]).toEqual([1, 1, [1]]);
    run.line.unfollow();
  });

  it('again begins with a snapshot', async () => {
    const run = await lineOver([new FakeStream(event(1)), new FakeStream(event(1))]).followed();
    run.line.unfollow();
    run.line.follow();
    await settled();
    expect(run.lastEventIds).toEqual([undefined, undefined]);
    expect(run.revisions).toEqual([1, 1]);
    run.line.unfollow();
  });

  const states: readonly (readonly [string, () => LineUnderTest, number])[] = [
    ['before anything came', () => lineOver([new FakeStream()]), 0],
    ['while events are awaited', () => lineOver([new FakeStream(event(1))]), 6000],
    ['while a reading is under way', () => lineOver([], never), 0],
    ['in the pause after a reading', () => lineOver([]), 1000],
    ['in the pause after a failure', () => lineOver([], offline()), 4000],
    [
      'while a server has asked for patience',
      () => lineOver([], { status: 429, headers: { 'retry-after': '60' } }),
      0,
    ],
    ['after it has failed', () => lineOver([], { status: 410 }), 0],
  ];

  it.each(states)('ends %s, at once and without a trace', async (_name, make, afterMs) => {
    const run = make();
    run.line.tell('selfie');
    await run.followed();
    await run.clock.advance(afterMs);
    run.line.unfollow();
    expect(run.clock.liveTimers).toBe(0);
    const before = [run.http.requests.length, run.streams, run.revisions.length, run.failures.length];
    await settled();
    expect(run.remains).toEqual(nothing);
    await run.clock.advance(600_000);
    await run.wake();
    expect([run.http.requests.length, run.streams, run.revisions.length, run.failures.length]).toEqual(
      before,
    );
  });

  it.each([
    ['an event', () => lineOver([new FakeStream(event(1), event(2))])],
    ['a reading', () => lineOver([])],
  ])('may be ended by who hears of %s', async (_name, make) => {
    const run = make();
    run.whenRead = () => {
      run.line.unfollow();
    };
    await run.followed();
    await run.clock.advance(60_000);
    expect(run.revisions).toHaveLength(1);
    expect(run.remains).toEqual(nothing);
  });
});

describe('what is told of this device', () => {
  it('is told at once, and every 30 s', async () => {
    const run = await lineOver([]).followed();
    run.line.tell('document-front');
    await settled();
    expect(run.told).toEqual([{ step: 'document-front' }]);
    await run.clock.advance(29_999);
    expect(run.told).toHaveLength(1);
    await run.clock.advance(60_001);
    expect(run.told).toEqual(Array.from({ length: 4 }, () => ({ step: 'document-front' })));
    run.line.unfollow();
  });

  it('is told once for each change, none included', async () => {
    const run = await lineOver([]).followed();
    for (const step of ['selfie', 'selfie', 'review', 'review', null] as const) {
      run.line.tell(step);
      await settled();
    }
    expect(run.told).toEqual([{ step: 'selfie' }, { step: 'review' }, { step: null }]);
    // The half minute begins with the last one, and the ones before are told no more.
    await run.clock.advance(29_999);
    expect(run.told).toHaveLength(3);
    await run.clock.advance(1);
    expect(run.told.slice(3)).toEqual([{ step: null }]);
    run.line.unfollow();
  });

  it('is told again soon where it did not arrive, and at once when the page wakes', async () => {
    const run = lineOver([]);
    run.http.on('POST /presence', offline(), offline(), { status: 204 });
    await run.followed();
    run.line.tell('document-back');
    await settled();
    expect(run.told).toHaveLength(1);
    await run.clock.advance(5000);
    expect(run.told).toHaveLength(2);
    await run.wake();
    expect(run.told).toHaveLength(3);
    // It has arrived: the next one is a mere sign of life.
    await run.clock.advance(29_999);
    expect(run.told).toHaveLength(3);
    run.line.unfollow();
  });

  it('comes after what was told before, which would be believed if it arrived last, but not behind what hangs', async () => {
    const run = lineOver([]);
    run.http.on('POST /presence', never, { status: 204 });
    await run.followed();
    run.line.tell('selfie');
    await settled();
    run.line.tell('review');
    run.line.tell(null);
    await run.clock.advance(1999);
    expect(run.told).toEqual([{ step: 'selfie' }]);
    await run.clock.advance(1);
    expect(run.told).toEqual([{ step: 'selfie' }, { step: null }]);
    // What hung is given up: calls do not pile up on a line that is dead.
    expect(run.http.tellingNow).toBe(0);
    run.line.unfollow();
  });

  it('is told as soon as the session is followed, and no earlier', async () => {
    const run = lineOver([]);
    run.line.tell('selfie');
    await run.clock.advance(60_000);
    expect(run.told).toEqual([]);
    await run.followed();
    expect(run.told).toEqual([{ step: 'selfie' }]);
    run.line.unfollow();
  });

  it('is forgotten with the end, but not with a failure', async () => {
    const run = await lineOver([], { status: 403 }, { status: 403 }, { json: at(900) }).followed();
    run.line.tell('selfie');
    await run.followed();
    await run.followed();
    expect(run.told).toEqual([{ step: 'selfie' }, { step: 'selfie' }]);
    run.line.unfollow();
    await run.followed();
    expect(run.told).toHaveLength(2);
    run.line.tell('selfie');
    await settled();
    expect(run.told).toHaveLength(3);
    run.line.unfollow();
  });

  it('says nothing when nothing was told', async () => {
    const run = await lineOver([]).followed();
    await run.clock.advance(120_000);
    expect(run.told).toEqual([]);
    run.line.unfollow();
  });

  it.each([
    ['no network', offline()],
    ['a server in trouble', { status: 503 }],
    ['a session that is over', { status: 410 }],
    ['a mistake of our own', new RangeError('ours')],
  ])('fails in silence: %s', async (_name, reply) => {
    const run = lineOver([]);
    run.http.on('POST /presence', reply);
    await run.followed();
    run.line.tell('selfie');
    await run.clock.advance(90_000);
    expect(run.told).toHaveLength(5);
    expect(run.failures).toEqual([]);
    run.line.unfollow();
  });
});
