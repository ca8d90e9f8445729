/** `GET …/events`: server-sent events, a whole snapshot with each change of the session. */
import type { Handler } from 'hono';
import { sessionWire, type SessionWire } from '../../../src/session/schema.ts';
import type { Services } from '../services.ts';
import { reportUnexpected } from '../report-unexpected.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { isRunning } from '../sessions/life.ts';
import { snapshot } from '../sessions/snapshot.ts';
import type { CredentialRecord, DeviceRecord, SessionRecord } from '../storage/records.ts';
import { originOf, type CaptureEnv } from './capture-env.ts';

/** Streams the session until the client leaves, the session expires, or the sandbox ends. */
export const streamEvents =
  (services: Services): Handler<CaptureEnv> =>
  (c) => {
    const feed = new SessionFeed(services, c.get('credential'), c.get('device'), originOf(c));
    return c.body(feed.stream(), 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
  };

/** One client's stream. Changes that come faster than they are sent are sent as one. */
class SessionFeed {
  readonly #services: Services;
  readonly #credential: CredentialRecord;
  readonly #device: DeviceRecord;
  readonly #origin: string;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #stopListening: (() => void) | null = null;
  #timer: NodeJS.Timeout | undefined;
  #sending = false;
  #stale = false;
  #sentRevision = -1;

  constructor(services: Services, credential: CredentialRecord, device: DeviceRecord, origin: string) {
    this.#services = services;
    this.#credential = credential;
    this.#device = device;
    this.#origin = origin;
  }

  stream(): ReadableStream<Uint8Array> {
    return new ReadableStream({
      start: (controller) => {
        this.#controller = controller;
        this.#stopListening = this.#services.storage.onChange(({ sessionIds }) => {
          if (sessionIds.has(this.#credential.sessionId)) this.#send();
        });
        this.#send();
      },
      cancel: () => {
        this.#end();
      },
    });
  }

  #send(): void {
    this.#stale = true;
    if (this.#sending) return;
    this.#sending = true;
    void this.#sendStale();
  }

  async #sendStale(): Promise<void> {
    try {
      while (this.#stale && this.#controller) {
        this.#stale = false;
        await this.#sendOnce();
      }
    } catch (error) {
      reportUnexpected(error, 'GET', '/verify/…/events');
      this.#close();
    } finally {
      // In the same breath as the last look at #stale: a change in between would be missed.
      this.#sending = false;
    }
  }

  async #sendOnce(): Promise<void> {
    const session = await currentSession(this.#services, this.#credential.sessionId);
    // "Resume" takes back every credential; whoever still listens has nothing to hear any more.
    const isKnown = (await this.#services.storage.credential(this.#credential.sha256)) !== null;
    if (!session || !isKnown) {
      this.#close();
      return;
    }
    if (session.revision > this.#sentRevision) await this.#write(session);
    else this.#enqueue(': still here\n\n');
    if (session.state === 'expired') this.#close();
    else this.#wait(session);
  }

  async #write(session: SessionRecord): Promise<void> {
    const { storage, clock } = this.#services;
    const view = { device: this.#device, origin: this.#origin, nowMs: clock.now() };
    const seen: SessionWire = sessionWire.parse(await snapshot(storage, this.#services, session, view));
    this.#sentRevision = session.revision;
    this.#enqueue(`id: ${String(session.revision)}\nevent: session\ndata: ${JSON.stringify(seen)}\n\n`);
  }

  /** Comes back for the next sign of life, or when the session runs out. */
  #wait(session: SessionRecord): void {
    clearTimeout(this.#timer);
    if (!this.#controller) return;
    const { heartbeatMs, clock } = this.#services;
    const leftMs = isRunning(session) ? session.expiresAtMs - clock.now() : heartbeatMs;
    this.#timer = setTimeout(
      () => {
        this.#send();
      },
      Math.max(1, Math.min(heartbeatMs, leftMs)),
    );
  }

  #enqueue(text: string): void {
    this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  #close(): void {
    this.#controller?.close();
    this.#end();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#stopListening?.();
    this.#controller = null;
  }
}
