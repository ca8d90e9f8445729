/**
 * One session's stream of server-sent events, taken up where the one before ended. It reads until the stream ends and
 * says how; whether there is another one is the line's to decide.
 */
import { CaptureError } from '../model/errors.ts';
import type { ClockPort } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import type { CaptureClient } from './client.ts';
import { EventText } from './event-text.ts';
import { pollMs, quietMs, steadyMs, type StreamEnd } from './line-pauses.ts';
import { readSession } from './read-session.ts';

/** What is told while a stream is read. */
export interface StreamListener {
  readonly onSession: (session: Session) => void;
  /** Any sign of the server. */
  readonly onHeard: () => void;
}

/** Reads the streams of one session, one after the other. */
export class SessionStream {
  readonly #client: CaptureClient;
  readonly #clock: ClockPort;
  #lastEventId: string | null = null;

  constructor(client: CaptureClient, clock: ClockPort) {
    this.#client = client;
    this.#clock = clock;
  }

  /** Something else was read since: what the last event said is no longer what is known. */
  forget(): void {
    this.#lastEventId = null;
  }

  /**
   * Reads one stream to its end. A network or a server that ends it is no error.
   *
   * @throws {DOMException} the reason of `signal`, once that aborts
   */
  async read({ onSession, onHeard }: StreamListener, signal: AbortSignal): Promise<StreamEnd> {
    const attempt = new AbortController();
    const expectWithin = (limitMs: number) =>
      this.#clock.after(limitMs, () => {
        attempt.abort();
      });
    let stopWaiting = expectWithin(pollMs);
    const giveUp = () => {
      stopWaiting();
      attempt.abort(signal.reason);
    };
    signal.addEventListener('abort', giveUp);
    let begunAtMs: number | null = null;
    const text = new EventText();
    try {
      for await (const piece of this.#client.events(this.#lastEventId, attempt.signal)) {
        signal.throwIfAborted();
        stopWaiting();
        onHeard();
        for (const { id, data } of text.take(piece)) {
          begunAtMs ??= this.#clock.now();
          if (data === undefined) continue;
          const session = readSession(data);
          this.#lastEventId = id;
          onSession(session);
          signal.throwIfAborted();
        }
        // A part of an event is no event yet: whoever holds back the rest of the first one holds back the stream.
        stopWaiting = expectWithin(begunAtMs === null ? pollMs : quietMs);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!attempt.signal.aborted && !(error instanceof CaptureError)) throw error;
    } finally {
      stopWaiting();
      signal.removeEventListener('abort', giveUp);
    }
    signal.throwIfAborted();
    // Aborted, but not from outside: nothing was heard for too long.
    if (attempt.signal.aborted) return 'silent';
    if (begunAtMs === null) return 'failed';
    return this.#clock.now() - begunAtMs >= steadyMs ? 'worked' : 'brief';
  }
}
