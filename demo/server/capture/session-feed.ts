/**
 * One client's stream of a session: a whole snapshot with each change. Between changes it asks nothing of the storage:
 * what time alone can change it knows from the last look.
 */
import { sessionWire } from '../../../src/session/schema.ts';
import { reportUnexpected } from '../report-unexpected.ts';
import type { Services } from '../services.ts';
import { otherDeviceId } from '../sessions/holding.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { isRunning } from '../sessions/life.ts';
import { snapshot } from '../sessions/snapshot.ts';
import type { CredentialRecord, DeviceRecord, SessionRecord } from '../storage/records.ts';

/** Messages that a client may leave unread before its stream is ended: it can come back and start afresh. */
const mostUnread = 64;

const encoder = new TextEncoder();

/** What a stream needs of the sandbox. */
export type FeedServices = Pick<
  Services,
  'storage' | 'clock' | 'sealer' | 'presence' | 'allowedOrigins' | 'heartbeatMs'
>;

/** What a stream is for. */
export interface FeedOf {
  readonly credential: CredentialRecord;
  readonly device: DeviceRecord;
  /** Origin that the request came in on. */
  readonly origin: string;
  /** Id of the last snapshot that the client has seen, where it comes back. */
  readonly lastId: string | null;
}

/** What a snapshot is about besides the session's revision. */
interface Seen {
  readonly revision: number;
  readonly otherId: string | null;
  readonly isPresent: boolean;
  readonly step: string | null;
  /** When the session runs out; `null` where it no longer does. */
  readonly expiresAtMs: number | null;
}

/** Changes that come faster than they are sent are sent as one. */
export class SessionFeed {
  readonly #services: FeedServices;
  readonly #of: FeedOf;
  readonly #onEnd: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #isSending = false;
  #isStale = false;
  #seen: Seen | null = null;
  #wroteAtMs = 0;

  constructor(services: FeedServices, of: FeedOf, onEnd: () => void) {
    this.#services = services;
    this.#of = of;
    this.#onEnd = onEnd;
  }

  /** Whose stream it is. */
  get deviceId(): string {
    return this.#of.device.id;
  }

  /** The stream; it begins with the session as it is. */
  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
        this.refresh();
      },
      cancel: () => {
        this.#end();
      },
    });
  }

  /** Something has changed. */
  refresh(): void {
    this.#isStale = true;
    if (this.#isSending) return;
    this.#isSending = true;
    void this.#sendStale();
  }

  /** A device has come or moved on: it matters where it is the other one. */
  hear(deviceId: string): void {
    if (this.#seen?.otherId === deviceId) this.refresh();
  }

  /** Time has passed: looks for what that changes, and gives a sign of life where there was none for long. */
  pass(upMs: number): void {
    if (this.#isOutdated()) this.refresh();
    else if (upMs - this.#wroteAtMs >= this.#services.heartbeatMs) this.#write(': here\n\n');
  }

  #isOutdated(): boolean {
    if (!this.#seen) return false;
    const { presence, clock } = this.#services;
    const { otherId, isPresent, expiresAtMs } = this.#seen;
    const isOver = expiresAtMs !== null && expiresAtMs <= clock.now();
    return isOver || (otherId !== null && presence.isPresent(otherId) !== isPresent);
  }

  /** Ends the stream; the client can come back. */
  end(): void {
    this.#close();
  }

  async #sendStale(): Promise<void> {
    try {
      while (this.#isStale && this.#controller) {
        this.#isStale = false;
        await this.#sendOnce();
      }
    } catch (error) {
      reportUnexpected(error, 'GET', '/verify/…/events');
      this.#close();
    } finally {
      // In the same breath as the last look at #isStale: a change in between would be missed.
      this.#isSending = false;
    }
  }

  async #sendOnce(): Promise<void> {
    const { credential } = this.#of;
    const session = await currentSession(this.#services, credential.sessionId);
    // Whoever takes a session back deletes credentials; whose is gone has nothing to hear any more.
    const isKnown = (await this.#services.storage.credential(credential.sha256)) !== null;
    if (!session || !isKnown) {
      this.#close();
      return;
    }
    await this.#tell(session);
    if (session.state === 'expired') this.#close();
  }

  async #tell(session: SessionRecord): Promise<void> {
    const { storage, clock, presence } = this.#services;
    const { device, origin, lastId } = this.#of;
    const before = this.#seen;
    if (before && session.revision < before.revision) return;
    const otherId = otherDeviceId(session, device.id);
    const now: Seen = {
      revision: session.revision,
      otherId,
      isPresent: otherId !== null && presence.isPresent(otherId),
      step: otherId === null ? null : presence.stepOf(otherId),
      expiresAtMs: isRunning(session) ? session.expiresAtMs : null,
    };
    this.#seen = now;
    const id = `${String(now.revision)}.${now.isPresent ? '1' : '0'}.${now.step ?? ''}`;
    if (before ? isSame(before, now) : id === lastId) {
      if (!before) this.#write(': here\n\n');
      return;
    }
    const view = { device, origin, nowMs: clock.now() };
    const data = JSON.stringify(sessionWire.parse(await snapshot(storage, this.#services, session, view)));
    this.#write(`id: ${id}\nevent: session\ndata: ${data}\n\n`);
  }

  #write(text: string): void {
    if (!this.#controller) return;
    this.#controller.enqueue(encoder.encode(text));
    this.#wroteAtMs = performance.now();
    // What is wanted is one message, less those that wait to be read.
    if (1 - (this.#controller.desiredSize ?? 1) > mostUnread) this.#close();
  }

  #close(): void {
    this.#controller?.close();
    this.#end();
  }

  #end(): void {
    this.#controller = null;
    this.#onEnd();
  }
}

const isSame = (one: Seen, other: Seen): boolean =>
  one.revision === other.revision && one.isPresent === other.isPresent && one.step === other.step;
