/** The requests that are being worked on: whoever closes the sandbox waits for them, though nobody waits for an answer. */
import type { MiddlewareHandler } from 'hono';

/** Knows what is not done yet. It stops nothing. */
export class WorkUnderWay {
  readonly #all = new Set<Promise<void>>();

  /** Stands before whatever works. A stream that is sent afterwards is no work. */
  readonly counted: MiddlewareHandler = async (_, next) => {
    const work = next();
    this.#all.add(work);
    try {
      await work;
    } finally {
      this.#all.delete(work);
    }
  };

  /** Resolves once there is none, be it done or failed. */
  async ended(): Promise<void> {
    while (this.#all.size > 0) await Promise.allSettled(this.#all);
  }
}
