/** Following another device: events while they come, plain readings where they do not, and what is seen when. */
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { settled } from '../../fakes/fake-clock.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { sessionBody } from '../../fakes/sample-wire.ts';
import { at, cleanLines, event } from './line-under-test.ts';

const offline = () => new CaptureError('network.offline');
const following = cleanLines();

describe('a stream', () => {
  it('that works is all that is read', async () => {
    const stream = new FakeStream(event(1));
    const run = await following([stream]);
    for (const revision of [2, 3]) {
      stream.push(event(revision));
      await run.clock.advance(15_000);
    }
    expect(run.revisions).toEqual([1, 2, 3]);
    expect([run.streams, run.readings]).toEqual([1, 0]);
  });

  it('lives on heartbeats alone', async () => {
    const stream = new FakeStream(': here\n\n');
    const run = await following([stream]);
    for (let minutes = 0; minutes < 40; minutes += 1) {
      await run.clock.advance(15_000);
      stream.push(': here\n\n');
    }
    expect([run.streams, run.readings, run.revisions]).toEqual([1, 0, []]);
  });

  it('that breaks after it worked is taken up at once where it ended', async () => {
    const first = new FakeStream(event(1));
    const run = await following([first, new FakeStream(event(3))]);
    first.push(event(2, 0));
    await run.clock.advance(6000);
    first.fail(offline());
    await settled();
    expect(run.lastEventIds).toEqual([undefined, '2.0']);
    expect(run.revisions).toEqual([1, 2, 3]);
    expect(run.readings).toBe(0);
  });

  it('that a server ends now and then is taken up each time, without any other reading', async () => {
    const streams = [1, 2, 3, 4, 5, 6].map((revision) => new FakeStream(event(revision)));
    const run = await following(streams);
    // Two of them end soon after they have begun, but not one after the other.
    for (const [index, lastedMs] of [10_000, 100, 10_000, 100, 10_000].entries()) {
      await run.clock.advance(lastedMs);
      streams[index]?.end();
      await settled();
    }
    expect(run.revisions).toEqual([1, 2, 3, 4, 5, 6]);
    expect([run.streams, run.readings]).toEqual([6, 0]);
  });

  it('that breaks again and again as soon as it has begun is tried less and less often', async () => {
    const brief = Array.from({ length: 40 }, (_, index) => new FakeStream(event(index + 1)).end());
    const run = await following(brief);
    expect(run.streams).toBe(2);
    await run.clock.advance(60_000);
    expect(run.streams).toBeLessThan(9);
    // The plain readings go on meanwhile.
    expect(run.readings).toBeGreaterThan(20);
  });

  it('that is refused is replaced by readings at once, and tried again', async () => {
    const stream = new FakeStream(event(901));
    const run = await following([new CaptureError('network.bad_response'), stream]);
    expect([run.streams, run.revisions]).toEqual([1, [900]]);
    await run.clock.advance(2500);
    await run.clock.advance(2500);
    expect(run.streams).toBe(2);
    expect(run.revisions.at(-1)).toBe(901);
  });

  it.each([
    ['never speaks', []],
    ['holds back the end of its first event', [event(1).slice(0, -1)]],
  ])('that %s counts as held back: the first reading comes within 3 s', async (_name, pieces) => {
    const run = await following([new FakeStream(...pieces)]);
    await run.clock.advance(2999);
    expect(run.revisions).toEqual([900]);
    expect(run.http.readingNow).toBe(0);
  });

  it('that is held back leaves readings every 2.5 s, and is tried after a minute, then less often', async () => {
    const run = await following(Array.from({ length: 9 }, () => new FakeStream()));
    const triedAtMs: number[] = [];
    const startMs = run.clock.now();
    for (let tenths = 0; tenths < 9000; tenths += 1) {
      const before = run.streams;
      await run.clock.advance(100);
      if (run.streams > before) triedAtMs.push(run.clock.now() - startMs);
    }
    const pausesMs = triedAtMs.map((ms, index) => ms - (triedAtMs[index - 1] ?? 0));
    expect(triedAtMs).toHaveLength(4);
    for (const [index, leastMs] of [60_000, 120_000, 240_000, 300_000].entries()) {
      expect(pausesMs[index]).toBeGreaterThanOrEqual(leastMs);
      expect(pausesMs[index]).toBeLessThan(leastMs + 6000);
    }
    expect(run.readings).toBe(900_000 / 2500);
  }, 30_000);

  it('that was held back is taken when it comes through', async () => {
    const stream = new FakeStream(event(901));
    const run = await following([new FakeStream(), stream]);
    await run.clock.advance(65_000);
    expect(run.revisions.at(-1)).toBe(901);
    const { readings } = run;
    stream.push(event(902));
    await run.clock.advance(10_000);
    expect(run.revisions.at(-1)).toBe(902);
    expect(run.readings).toBe(readings);
  });

  it('that falls silent after it worked is not trusted for longer than a heartbeat takes', async () => {
    const run = await following([new FakeStream(event(1))]);
    await run.clock.advance(19_999);
    expect(run.readings).toBe(0);
    await run.clock.advance(1);
    expect(run.revisions).toEqual([1, 900]);
    await run.clock.advance(2500);
    expect([run.readings, run.streams]).toEqual([2, 1]);
  });

  it('is not asked to go on from an event that is no longer the last thing known', async () => {
    const run = await following([new FakeStream(event(899)), new FakeStream(event(901))]);
    await run.clock.advance(85_000);
    expect(run.lastEventIds).toEqual([undefined, undefined]);
    expect(run.revisions.at(-1)).toBe(901);
  });

  it('goes on from the step that the other device was at', async () => {
    const phone = { label: 'Safari · iPhone', kind: 'phone', is_present: true, step: 'selfie' } as const;
    const body = sessionBody({ revision: 1, other_device: phone });
    const first = new FakeStream(event(1), `id: 1.1.selfie\ndata: ${JSON.stringify(body)}\n\n`);
    const run = await following([first, new FakeStream(event(1))]);
    await run.clock.advance(6000);
    first.end();
    await settled();
    expect(run.lastEventIds).toEqual([undefined, '1.1.selfie']);
  });

  it('whose events are no session is set right by a reading', async () => {
    const run = await following([new FakeStream('data: {"id":"other"}\n\n')]);
    expect(run.revisions).toEqual([900]);
  });
});

describe('a change', () => {
  it('is seen within 3 s, whatever is held back', async () => {
    let revision = 1;
    const run = await following(
      Array.from({ length: 20 }, () => new FakeStream()),
      () => ({ json: at(revision) }),
    );
    await run.clock.advance(2500);
    for (let round = 0; round < 200; round += 1) {
      revision += 1;
      await run.clock.advance(2999);
      expect(run.revisions.at(-1)).toBe(revision);
    }
  });

  it('is never overtaken by what was before it', async () => {
    const stream = new FakeStream(event(5), event(3), event(5, 0), event(4), event(6));
    const run = await following([stream]);
    expect(run.revisions).toEqual([5, 5, 6]);
  });

  it('is not overtaken after an interruption either', async () => {
    const run = await following([new FakeStream(event(5))], { json: at(4) }, { json: at(6) });
    run.line.unfollow();
    await settled();
    run.line.follow();
    await run.clock.advance(2500);
    expect(run.readings).toBe(2);
    expect(run.revisions).toEqual([5, 6]);
  });
});
