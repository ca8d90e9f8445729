/** Manual time that tells the waits of a liveness burst from the pauses of whoever looks along. */
import { betweenFramesMs, betweenSeenMs, leadMs } from '../../../src/capture/liveness-burst.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

/** Every wait of a burst, at both paces, in milliseconds. */
export const burstWaitsMs = [leadMs, 2 * leadMs, betweenFramesMs, 2 * betweenFramesMs, betweenSeenMs];

/** Time that knows whether a prompt is waited for: it can stand still while a frame is taken. */
export class PromptClock extends FakeClock {
  readonly #waits = new Set<object>();

  get isPrompting(): boolean {
    return this.#waits.size > 0;
  }

  override after(delayMs: number, callback: () => void): () => void {
    if (!burstWaitsMs.includes(delayMs)) return super.after(delayMs, callback);
    const wait = {};
    this.#waits.add(wait);
    const stop = super.after(delayMs, () => {
      this.#waits.delete(wait);
      callback();
    });
    return () => {
      this.#waits.delete(wait);
      stop();
    };
  }
}
