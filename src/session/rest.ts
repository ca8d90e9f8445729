/** A pause that a reason to hurry ends at once. One at a time. */
import type { ClockPort } from '../model/ports.ts';

/** Rests between two tries. */
export class Rest {
  readonly #clock: ClockPort;
  #end: (() => void) | null = null;

  constructor(clock: ClockPort) {
    this.#clock = clock;
  }

  /**
   * Resolves after `delayMs`, and earlier when it is cut short, if it may be. Leaves neither a timer nor a listener.
   *
   * @throws {DOMException} the reason of `signal`, as soon as that aborts
   */
  async take(delayMs: number, signal: AbortSignal, mayBeCut: boolean): Promise<void> {
    if (!signal.aborted)
      await new Promise<void>((resolve) => {
        const end = () => {
          stop();
          signal.removeEventListener('abort', end);
          this.#end = null;
          resolve();
        };
        const stop = this.#clock.after(delayMs, end);
        signal.addEventListener('abort', end);
        if (mayBeCut) this.#end = end;
      });
    signal.throwIfAborted();
  }

  /** Ends the rest that is being taken. */
  cutShort(): void {
    this.#end?.();
  }
}
