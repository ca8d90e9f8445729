/**
 * The captures of this page view, in memory only: what is not yet acknowledged, and the pictures that the review
 * shows. Nothing here outlives the element.
 */
import type { Capture } from '../model/capture.ts';
import type { CaptureStepId } from '../model/step.ts';

/** Captures by step, each with the way to stop its sending. */
export class Outbox {
  readonly #captures = new Map<CaptureStepId, Capture>();
  readonly #sending = new Map<CaptureStepId, AbortController>();

  get(step: CaptureStepId): Capture | null {
    return this.#captures.get(step) ?? null;
  }

  /** Takes a capture in and stops the sending of the one it replaces. The signal ends when this one is replaced. */
  put(capture: Capture): AbortSignal {
    this.#captures.set(capture.step, capture);
    this.#sending.get(capture.step)?.abort();
    const controller = new AbortController();
    this.#sending.set(capture.step, controller);
    return controller.signal;
  }

  /** Lets one capture go and stops its sending. */
  drop(step: CaptureStepId): void {
    this.#sending.get(step)?.abort();
    this.#sending.delete(step);
    this.#captures.delete(step);
  }

  /** Lets everything go and stops whatever is on its way. */
  clear(): void {
    for (const controller of this.#sending.values()) controller.abort();
    this.#sending.clear();
    this.#captures.clear();
  }
}
