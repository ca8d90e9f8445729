/** Ends the processing of live sessions when its time has come, although nobody asks for the session meanwhile. */
import type { Services } from './services.ts';
import { currentSession } from './sessions/keep-session.ts';

/** Holds one timer for each session that is being processed. */
export class SessionClockwork {
  readonly #services: Pick<Services, 'storage' | 'clock'>;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #closed = false;

  constructor(services: Pick<Services, 'storage' | 'clock'>) {
    this.#services = services;
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
        void currentSession(this.#services, id).catch(() => undefined);
      },
      Math.max(0, endsAtMs - this.#services.clock.now()),
    );
    this.#timers.set(id, timer.unref());
  }
}
