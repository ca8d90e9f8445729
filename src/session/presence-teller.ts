/** Tells the backend that this device is there, and which step is on its screen. Silent about its own failures. */
import type { ClockPort } from '../model/ports.ts';
import type { StepId } from '../model/step.ts';
import { wait } from '../model/wait.ts';
import type { HandoffCalls } from './handoff.ts';
import { presencePauseMs } from './line-pauses.ts';

/** Gives signs of life while it may, as soon as it knows of what. */
export class PresenceTeller {
  readonly #calls: HandoffCalls;
  readonly #clock: ClockPort;
  #isOn = false;
  /** `undefined` until something was told. */
  #step: StepId | null | undefined;
  #telling: AbortController | null = null;

  constructor(calls: HandoffCalls, clock: ClockPort) {
    this.#calls = calls;
    this.#clock = clock;
  }

  begin(): void {
    this.#isOn = true;
    this.#tellOn();
  }

  /** Stops at once; what was told is told again with the next `begin`. */
  end(): void {
    this.#isOn = false;
    this.#telling?.abort();
  }

  forget(): void {
    this.#step = undefined;
  }

  /** The page or its network is back: what was told last may not have arrived. */
  wake(): void {
    if (this.#isOn) this.#tellOn();
  }

  /** Told at once when it is another step than before. */
  tell(step: StepId | null): void {
    if (step === this.#step) return;
    this.#step = step;
    if (this.#isOn) this.#tellOn();
  }

  #tellOn(): void {
    // What is still on its way is about a step that is no longer there.
    this.#telling?.abort();
    if (this.#step === undefined) return;
    const telling = new AbortController();
    this.#telling = telling;
    void this.#tellUntil(telling.signal, this.#step);
  }

  async #tellUntil(signal: AbortSignal, step: StepId | null): Promise<void> {
    try {
      for (let failures = 0; ;) {
        failures = await this.#calls.tellPresence(step, signal).then(
          () => 0,
          () => failures + 1,
        );
        signal.throwIfAborted();
        await wait(this.#clock, presencePauseMs(failures), signal);
      }
    } catch {
      // Only an end that was asked for comes here.
    }
  }
}
