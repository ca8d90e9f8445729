/** All open streams of the capture protocol: whom a change concerns, and one clock for all of them. */
import type { Services } from '../services.ts';
import { SessionFeed, type FeedOf } from './session-feed.ts';

/** How often all streams are looked at, in milliseconds: a look costs no more than a comparison. */
const lookEveryMs = 1000;

/** Streams that one device may have open: one a page, and those that a lost connection has left behind. */
const mostOfDevice = 8;

/** Opens streams and wakes those that a change is about. */
export class SessionFeeds {
  readonly #services: Services;
  readonly #bySession = new Map<string, Set<SessionFeed>>();
  #timer: NodeJS.Timeout | null = null;
  #isListening = false;

  constructor(services: Services) {
    this.#services = services;
  }

  /** A new stream, until the client leaves or opens too many others, the session expires, or the sandbox ends. */
  open(of: FeedOf): ReadableStream<Uint8Array> {
    this.#listen();
    const { sessionId } = of.credential;
    const feeds = this.#bySession.get(sessionId) ?? new Set();
    const feed = new SessionFeed(this.#services, of, () => {
      feeds.delete(feed);
      if (feeds.size === 0 && this.#bySession.get(sessionId) === feeds) this.#bySession.delete(sessionId);
      if (this.#bySession.size === 0) this.#stop();
    });
    this.#bySession.set(sessionId, feeds.add(feed));
    const own = [...feeds].filter(({ deviceId }) => deviceId === of.device.id);
    for (const old of own.slice(0, -mostOfDevice)) old.end();
    this.#timer ??= setInterval(
      () => {
        this.#look();
      },
      Math.min(lookEveryMs, this.#services.heartbeatMs),
    ).unref();
    return feed.stream();
  }

  #listen(): void {
    if (this.#isListening) return;
    this.#isListening = true;
    const { storage, presence } = this.#services;
    storage.onChange(({ sessionIds }) => {
      for (const id of sessionIds) for (const feed of this.#of(id)) feed.refresh();
    });
    presence.onChange(({ id, sessionId }) => {
      for (const feed of this.#of(sessionId)) feed.hear(id);
    });
  }

  #of(sessionId: string): Iterable<SessionFeed> {
    return this.#bySession.get(sessionId) ?? [];
  }

  #look(): void {
    const upMs = performance.now();
    for (const feeds of this.#bySession.values()) for (const feed of feeds) feed.pass(upMs);
  }

  #stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }
}
