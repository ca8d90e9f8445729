/** A line between two devices on fakes: a network that counts who reads at the same time, a clock, a page that wakes. */
import { afterEach, expect } from 'vitest';
import type { HttpRequest, HttpResponse } from '../../../src/model/ports.ts';
import { codeOf, type ErrorCode } from '../../../src/model/errors.ts';
import type { Session } from '../../../src/model/session.ts';
import { CaptureClient } from '../../../src/session/client.ts';
import { HandoffCalls } from '../../../src/session/handoff.ts';
import { HandoffLine } from '../../../src/session/handoff-line.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';
import { FakeHttp, type FakeReply } from '../../fakes/fake-http.ts';
import type { FakeStream } from '../../fakes/fake-stream.ts';
import { sessionBody, sampleEntry } from '../../fakes/sample-wire.ts';

/** A snapshot by its revision. */
export const at = (revision: number) => sessionBody({ revision });

/** A server-sent event with its id: the revision, and whether the other device is present. */
export const event = (revision: number, presence = 1): string =>
  `id: ${String(revision)}.${String(presence)}\nevent: session\ndata: ${JSON.stringify(at(revision))}\n\n`;

/** An answer that never comes. */
export const never = () => new Promise<never>(() => undefined);

class WatchedHttp extends FakeHttp {
  /** Readings under way, streams and plain ones, and the most of them at once. */
  readingNow = 0;
  readingMost = 0;
  /** Whatever else is under way. */
  tellingNow = 0;

  override async send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    if (request.method !== 'GET') return this.#tell(request, signal);
    this.#begin();
    try {
      return await super.send(request, signal);
    } finally {
      this.readingNow -= 1;
    }
  }

  async #tell(request: HttpRequest, signal: AbortSignal) {
    this.tellingNow += 1;
    try {
      return await super.send(request, signal);
    } finally {
      this.tellingNow -= 1;
    }
  }

  override async *stream(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal) {
    this.#begin();
    try {
      yield* super.stream(url, headers, signal);
    } finally {
      this.readingNow -= 1;
    }
  }

  #begin(): void {
    this.readingNow += 1;
    this.readingMost = Math.max(this.readingMost, this.readingNow);
  }
}

/** A line over the streams given; a plain reading answers revision 900 unless `readings` say otherwise. */
export class LineUnderTest {
  readonly http = new WatchedHttp();
  readonly clock = new FakeClock();
  readonly sessions: Session[] = [];
  readonly failures: ErrorCode[] = [];
  /** How often it was told that events do not come through. */
  degraded = 0;
  readonly line: HandoffLine;
  /** What is done with each session, beside remembering it. */
  whenRead: (session: Session) => void = () => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(streams: readonly (FakeStream | Error)[], ...readings: readonly FakeReply[]) {
    const { http, clock } = this;
    http
      .onStream(...streams)
      .on('GET /session', ...(readings.length > 0 ? readings : [{ json: at(900) }]))
      .on('POST /presence', { status: 204 });
    const client = new CaptureClient(http, sampleEntry);
    this.line = new HandoffLine({
      client,
      calls: new HandoffCalls(client),
      clock,
      onDegraded: () => {
        this.degraded += 1;
      },
      onWake: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      onSession: (session) => {
        this.sessions.push(session);
        this.whenRead(session);
      },
      onFailed: (error) => {
        this.failures.push(codeOf(error, 'capture.empty'));
      },
    });
  }

  /** Begins to follow, and goes on as far as it can without time. */
  async followed(): Promise<this> {
    this.line.follow();
    await settled();
    return this;
  }

  get revisions(): readonly number[] {
    return this.sessions.map(({ revision }) => revision);
  }

  get readings(): number {
    return this.http.requestsOf('GET /session').length;
  }

  get streams(): number {
    return this.http.streamRequests.length;
  }

  /** `Last-Event-ID` of every stream, in order. */
  get lastEventIds(): readonly (string | undefined)[] {
    return this.http.streamRequests.map(({ headers }) => headers['Last-Event-ID']);
  }

  /** What was told of this device, in order. */
  get told(): readonly unknown[] {
    return this.http.requestsOf('POST /presence').map(({ body }) => JSON.parse(body as string) as unknown);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  async wake(): Promise<void> {
    for (const listener of this.#listeners) listener();
    await settled();
  }

  /** Whatever is left behind: all zero once nothing is followed. */
  get remains() {
    return { timers: this.clock.liveTimers, listeners: this.listeners, readings: this.http.readingNow };
  }
}

/** {@link LineUnderTest.remains} where everything has ended. */
export const nothing = { timers: 0, listeners: 0, readings: 0 };

/**
 * Makes lines that follow. Whatever a test of the file does, nothing may be read twice at once, and nothing may be left
 * when it ends.
 */
export const cleanLines = () => {
  let run: LineUnderTest | null = null;
  afterEach(async () => {
    run?.line.unfollow();
    await settled();
    expect(run?.remains).toEqual(nothing);
    expect(run?.http.readingMost).toBe(1);
    run = null;
  });
  return (streams: readonly (FakeStream | Error)[], ...readings: readonly FakeReply[]) => {
    run = new LineUnderTest(streams, ...readings);
    return run.followed();
  };
};
