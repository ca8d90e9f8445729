/**
 * The line between two devices of one session: what the other one does is heard here, and what this one does is told
 * there. Server-sent events, plain readings where those do not come through. Every message is a whole snapshot, so a
 * lost one costs nothing. It decides nothing about the session.
 */
import { CaptureError } from '../model/errors.ts';
import type { ClockPort } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import type { StepId } from '../model/step.ts';
import type { CaptureClient } from './client.ts';
import type { HandoffCalls } from './handoff.ts';
import { readingPauseMs, streamPauseMs } from './line-pauses.ts';
import { PresenceTeller } from './presence-teller.ts';
import { Rest } from './rest.ts';
import { SessionStream } from './session-stream.ts';

/** What a line works with. */
export interface LineParts {
  readonly client: CaptureClient;
  readonly calls: HandoffCalls;
  readonly clock: ClockPort;
  /** Calls back when the page is seen again or the network is back; returns how to stop listening. */
  readonly onWake: (listener: () => void) => () => void;
  /** Every reading, also one that says nothing new; never one that is older than the one before. */
  readonly onSession: (session: Session) => void;
  /** What ended the following for good: a `CaptureError` with `session.*`, `link.*`, `server.refused` and the like. */
  readonly onFailed: (error: unknown) => void;
  /** Events are held back or refused on the way, while plain readings come through; once. */
  readonly onDegraded: () => void;
}

/** How a request that others may cut short ended. */
type Attempted<T> = { readonly value: T } | 'begun-anew';

/** A request with no sign of the server for so long is begun anew when the page wakes up, in milliseconds. */
const staleMs = 5000;
/** Pages wake for several reasons at once: not more often than this is anything done about it, in milliseconds. */
const wakeEveryMs = 1000;

/** Follows a session that has two devices. */
export class HandoffLine {
  readonly #parts: LineParts;
  readonly #stream: SessionStream;
  readonly #presence: PresenceTeller;
  readonly #rest: Rest;
  #life: AbortController | null = null;
  #stopListening: () => void = () => undefined;
  #revision = 0;
  /** How many readings in a row have failed. */
  #failures = 0;
  #isDegraded = false;
  #wokeAtMs = Number.NEGATIVE_INFINITY;
  /** When the next stream may be tried, in this device's time. */
  #streamDueMs = 0;
  /** The request under way. */
  #attempt: { readonly controller: AbortController; heardAtMs: number } | null = null;

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#stream = new SessionStream(parts.client, parts.clock);
    this.#presence = new PresenceTeller(parts.calls, parts.clock);
    this.#rest = new Rest(parts.clock);
  }

  /** Begins to follow; without effect while it follows. */
  follow(): void {
    if (this.#life) return;
    const life = new AbortController();
    this.#life = life;
    this.#streamDueMs = this.#parts.clock.now();
    this.#failures = 0;
    this.#stream.forget();
    this.#stopListening = this.#parts.onWake(() => {
      this.#wake();
    });
    this.#presence.begin();
    this.#readOn(life.signal).catch((error: unknown) => {
      if (life.signal.aborted) return;
      this.#end();
      this.#parts.onFailed(error);
    });
  }

  /** Ends everything at once: no request, no timer, no listener is left. */
  unfollow(): void {
    this.#end();
    this.#presence.forget();
  }

  /** Tells the other device which step is on the screen here, now and for as long as the session is followed. */
  tell(step: StepId | null): void {
    this.#presence.tell(step);
  }

  #end(): void {
    this.#life?.abort();
    this.#life = null;
    this.#stopListening();
    this.#stopListening = () => undefined;
    this.#presence.end();
  }

  #wake(): void {
    const now = this.#parts.clock.now();
    if (now - this.#wokeAtMs < wakeEveryMs) return;
    this.#wokeAtMs = now;
    this.#streamDueMs = now;
    // A network that is back may need another try or two: those come soon again.
    this.#failures = 0;
    // What has just been heard is alive. A request from before a sleep may wait for an answer that never comes.
    if (this.#attempt && now - this.#attempt.heardAtMs >= staleMs) this.#attempt.controller.abort();
    this.#rest.cutShort();
    this.#presence.wake();
  }

  /** @throws {CaptureError} what ends the following */
  async #readOn(life: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    let misses = 0;
    let isHeldBack = false;
    let askedMs: number | null = null;
    let readingDueMs = clock.now();
    for (;;) {
      // While readings fail there is nothing to hope for from a stream.
      if (this.#failures === 0 && clock.now() >= this.#streamDueMs) {
        const end = await this.#readStream(life);
        if (end === 'begun-anew') continue;
        misses = end.value === 'worked' ? 0 : misses + 1;
        // One that fails may be the network's; the next one has to fail as well.
        isHeldBack = end.value === 'silent' || (end.value === 'failed' && misses > 1);
        const untilNextMs = streamPauseMs(end.value, misses, clock.random());
        this.#streamDueMs = clock.now() + untilNextMs;
        if (untilNextMs === 0) continue;
      }
      const leftMs = readingDueMs - clock.now();
      if (leftMs > 0) await this.#rest.take(leftMs, life, askedMs === null);
      askedMs = null;
      try {
        while ((await this.#readOnce(life)) === 'begun-anew');
        this.#failures = 0;
        if (isHeldBack) this.#tellDegraded();
      } catch (error) {
        if (!(error instanceof CaptureError) || !isPassing(error)) throw error;
        this.#failures += 1;
        askedMs = error.retryAfterMs;
      }
      readingDueMs = clock.now() + readingPauseMs(this.#failures, clock.random(), askedMs);
    }
  }

  #tellDegraded(): void {
    if (this.#isDegraded) return;
    this.#isDegraded = true;
    this.#parts.onDegraded();
  }

  #readStream(life: AbortSignal) {
    return this.#attempted(life, (signal, onHeard) =>
      this.#stream.read(
        {
          onHeard,
          onSession: (session) => {
            this.#deliver(session, life);
          },
        },
        signal,
      ),
    );
  }

  #readOnce(life: AbortSignal) {
    return this.#attempted(life, async (signal) => {
      const session = await this.#parts.client.session(signal);
      this.#stream.forget();
      this.#deliver(session, life);
    });
  }

  #deliver(session: Session, life: AbortSignal): void {
    if (life.aborted || session.revision < this.#revision) return;
    this.#revision = session.revision;
    this.#parts.onSession(session);
  }

  /** Runs one request, which ends with the following, and which a wake-up may begin anew. */
  async #attempted<T>(
    life: AbortSignal,
    run: (signal: AbortSignal, onHeard: () => void) => Promise<T>,
  ): Promise<Attempted<T>> {
    life.throwIfAborted();
    const { clock } = this.#parts;
    const controller = new AbortController();
    const attempt = { controller, heardAtMs: clock.now() };
    const giveUp = () => {
      controller.abort(life.reason);
    };
    life.addEventListener('abort', giveUp);
    this.#attempt = attempt;
    try {
      const value = await run(controller.signal, () => {
        attempt.heardAtMs = clock.now();
      });
      return { value };
    } catch (error) {
      life.throwIfAborted();
      if (controller.signal.aborted) return 'begun-anew';
      throw error;
    } finally {
      life.removeEventListener('abort', giveUp);
      if (this.#attempt === attempt) this.#attempt = null;
    }
  }
}

/** What is gone by the next try, perhaps. All else ends the following. */
const isPassing = ({ code }: CaptureError): boolean =>
  code.startsWith('network.') || code === 'server.unavailable' || code === 'server.rate_limited';
