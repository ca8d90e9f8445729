/** Following a session: events however they are cut, polling beneath them, and an end that leaves nothing behind. */
import { describe, expect, it } from 'vitest';
import { CaptureError, type ErrorCode } from '../../../src/model/errors.ts';
import { CaptureClient } from '../../../src/session/client.ts';
import { followSession } from '../../../src/session/events.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';
import { FakeHttp, type FakeReply } from '../../fakes/fake-http.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { errorBody, eventOf, sessionBody } from '../../fakes/sample-wire.ts';

const at = (revision: number) => sessionBody({ revision });
const polled = { json: at(900) };

/** Follows a session over the streams given, with what a plain reading answers. */
const following = (streams: readonly (FakeStream | Error)[], ...readings: readonly FakeReply[]) => {
  const http = new FakeHttp()
    .onStream(...streams)
    .on('GET /session', ...(readings.length > 0 ? readings : [polled]));
  const clock = new FakeClock();
  const life = new AbortController();
  const revisions: number[] = [];
  const client = new CaptureClient(http, {
    captureUrl: 'https://verify.example/verify/tok',
    origin: 'https://verify.example',
    sessionId: null,
    redirectUrl: null,
  });
  const done = followSession(client, clock, ({ revision }) => revisions.push(revision), life.signal).then(
    () => 'ended',
    (error: unknown) => (error instanceof CaptureError ? error.code : String(error)),
  );
  const stop = async () => {
    life.abort();
    return done;
  };
  return { http, clock, revisions, done, stop };
};

describe('events', () => {
  const three = eventOf(at(1)) + eventOf(at(2)) + eventOf(at(3));

  it.each(Array.from({ length: 40 }, (_, index) => Math.round(((index + 1) * three.length) / 41)))(
    'are read whole when they are cut at byte %i',
    async (cut) => {
      const run = following([new FakeStream(three.slice(0, cut), three.slice(cut))]);
      await settled();
      expect(run.revisions).toEqual([1, 2, 3]);
      expect(await run.stop()).toBe('ended');
    },
  );

  it.each([
    ['\n', 1],
    ['\r\n', 1],
    ['\r\n', 3],
    ['\n', 7],
  ])('are read with %j at the end of lines, in pieces of %i', async (newline, size) => {
    const text = three.replaceAll('\n', newline);
    const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
      text.slice(i * size, (i + 1) * size),
    );
    const run = following([new FakeStream(...pieces)]);
    await settled();
    expect(run.revisions).toEqual([1, 2, 3]);
    await run.stop();
  });

  it.each([
    ['a heartbeat', ': still here\n\n'],
    ['a heartbeat with CRLF', ': still here\r\n\r\n'],
    ['an event without data', 'event: ping\nid: 7\n\n'],
    ['a retry hint', 'retry: 3000\n\n'],
    ['empty lines', '\n\n\n\n'],
    ['broken JSON', 'data: {"id": "ses_1"\n\n'],
    ['no JSON', 'data: hello\n\n'],
    ['an empty datum', 'data:\n\n'],
  ])('are not disturbed by %s', async (_name, noise) => {
    const run = following([new FakeStream(noise, eventOf(at(1)), noise + eventOf(at(2)))]);
    await settled();
    expect(run.revisions).toEqual([1, 2]);
    expect(run.http.requests).toEqual([]);
    await run.stop();
  });

  it('may spread their data over several lines, with or without a space', async () => {
    const lines = JSON.stringify(at(5), null, 1).split('\n');
    const event = `${lines.map((line, index) => `data:${index % 2 === 0 ? ' ' : ''}${line}`).join('\n')}\n\n`;
    const run = following([new FakeStream(event)]);
    await settled();
    expect(run.revisions).toEqual([5]);
    await run.stop();
  });

  it('that are no session do not end the following: a plain reading sets it right', async () => {
    const run = following([new FakeStream(eventOf({ id: 'other' }))]);
    await settled();
    expect(run.revisions).toEqual([900]);
    await run.stop();
  });
});

describe('without events', () => {
  it('the session is read again and again', async () => {
    const run = following([], { json: at(1) }, { json: at(2) }, { json: at(3) });
    await run.clock.advance(5000);
    expect(run.revisions).toEqual([1, 2, 3]);
    expect(run.clock.delaysMs).toEqual([2500, 2500, 2500]);
    await run.stop();
  });

  it('they are tried anew each time, and taken when they come', async () => {
    const stream = new FakeStream(eventOf(at(901)));
    const run = following([new CaptureError('network.offline'), new FakeStream().end(), stream]);
    await run.clock.advance(5000);
    expect(run.revisions).toEqual([900, 900, 901]);
    stream.push(eventOf(at(902)));
    await settled();
    expect(run.revisions.at(-1)).toBe(902);
    expect(run.clock.liveTimers).toBe(0);
    await run.stop();
  });

  it('a stream that breaks is followed by a plain reading, so that nothing is missed', async () => {
    const stream = new FakeStream(eventOf(at(1))).fail(new CaptureError('network.offline'));
    const run = following([stream]);
    await settled();
    expect(run.revisions).toEqual([1, 900]);
    await run.stop();
  });
});

describe('a bad network', () => {
  const passing: readonly FakeReply[] = [
    new CaptureError('network.offline'),
    new CaptureError('network.timeout'),
    { status: 503 },
    { status: 429 },
    { json: 'not a session' },
  ];

  it('is survived twenty times over, with longer and longer pauses', async () => {
    const failures = Array.from({ length: 20 }, (_, index) => passing[index % passing.length] ?? {});
    const run = following([], ...failures, polled);
    for (let tries = 0; tries < 20; tries += 1) expect(await run.clock.advanceToNext()).toBe(true);
    await settled();
    expect(run.revisions).toEqual([900]);
    expect(run.clock.delaysMs.slice(0, 5)).toEqual([2500, 5000, 10_000, 15_000, 15_000]);
    expect(Math.max(...run.clock.delaysMs)).toBe(15_000);
    // After a reading the pause is the short one again.
    expect(run.clock.delaysMs.at(-1)).toBe(2500);
    await run.stop();
  });

  it('is forgotten as soon as an event comes through', async () => {
    const run = following(
      [
        new CaptureError('network.offline'),
        new CaptureError('network.offline'),
        new FakeStream(eventOf(at(1))).end(),
      ],
      ...[1, 2, 3].map(() => new CaptureError('network.offline')),
    );
    await run.clock.advance(7500);
    expect(run.clock.delaysMs).toEqual([2500, 5000, 2500]);
    await run.stop();
  });
});

describe('the end', () => {
  const terminal: readonly (readonly [ErrorCode, FakeReply])[] = [
    ['session.expired', { status: 410 }],
    ['session.gone', { status: 404 }],
    ['session.bound_elsewhere', { status: 401 }],
    ['link.expired', { status: 410, json: errorBody('link.expired', 410) }],
    ['link.already_used', { status: 410, json: errorBody('link.already_used', 410) }],
    ['server.unsupported_step', { json: sessionBody({ steps: ['video'] }) }],
  ];

  it.each(terminal)('comes with %s', async (code, reply) => {
    const run = following([], reply);
    expect(await run.done).toBe(code);
    expect(run.clock.liveTimers).toBe(0);
    expect(run.http.requests).toHaveLength(1);
  });

  it('comes when an event asks for more than this version can do', async () => {
    const body = sessionBody({ steps: ['video'] });
    const run = following([new FakeStream(eventOf(body))], { json: body });
    expect(await run.done).toBe('server.unsupported_step');
  });

  it('comes with a mistake of our own, instead of trying for ever', async () => {
    const run = following([new RangeError('ours')]);
    expect(await run.done).toBe('RangeError: ours');
    expect(run.http.requests).toEqual([]);
  });

  it.each([
    ['while events are awaited', [new FakeStream()], [polled]],
    ['while a pause lasts', [], [polled]],
    ['while a reading is under way', [], [() => new Promise<never>(() => undefined)]],
  ] as const)('comes with an abort %s, silently, and leaves no timer', async (_name, streams, readings) => {
    const run = following(streams, ...readings);
    await settled();
    const before = run.revisions.length;
    expect(await run.stop()).toBe('ended');
    expect(run.clock.liveTimers).toBe(0);
    await run.clock.advance(60_000);
    expect(run.revisions).toHaveLength(before);
    expect(run.http.streamRequests).toHaveLength(1);
  });
});
