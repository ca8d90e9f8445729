/** Ends the processing of sessions when its time has come, although nobody asks for the session meanwhile. */
import type { Services } from './services.ts';
import { sessionNow } from './sessions/keep-session.ts';
import type { SessionRecord } from './storage/records.ts';

/** Runs `work` as something that the session itself has begun. */
type Background = (sessionId: string, work: () => Promise<unknown>) => Promise<unknown>;

/** Holds one timer for each session that is being processed. */
export class SessionClockwork {
  readonly #services: Pick<Services, 'storage' | 'clock'>;
  readonly #inBackground: Background;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(services: Pick<Services, 'storage' | 'clock'>, inBackground: Background = (_, work) => work()) {
    this.#services = services;
    this.#inBackground = inBackground;
  }

  /** Looks at a session that may have begun to be processed. */
  watch(id: string): void {
    void this.#watch(id).catch(() => {
      // The storage is closing; the next start looks at every session again.
    });
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  async #watch(id: string): Promise<void> {
    const session = await this.#services.storage.session(id);
    const endsAtMs = session?.processingEndsAtMs ?? null;
    if (this.#closed || endsAtMs === null || this.#timers.has(id)) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(id);
        void this.#inBackground(id, () => this.#end(id, endsAtMs)).catch(() => undefined);
      },
      Math.max(0, endsAtMs - this.#services.clock.now()),
    );
    this.#timers.set(id, timer.unref());
  }

  /** The timer decides that it is time; a clock that stands still meanwhile is not waited for. */
  #end(id: string, endsAtMs: number): Promise<SessionRecord | null> {
    const { storage, clock } = this.#services;
    return storage.write((tx) => sessionNow(tx, id, Math.max(clock.now(), endsAtMs)));
  }
}
