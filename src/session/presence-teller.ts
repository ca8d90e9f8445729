/** Tells the backend that this device is there, and which step is on its screen. Silent about its own failures. */
import type { ClockPort } from '../model/ports.ts';
import type { StepId } from '../model/step.ts';
import { settledInTime, wait } from '../model/wait.ts';
import type { HandoffCalls } from './handoff.ts';
import { presencePauseMs } from './line-pauses.ts';

/** Longest time that what is told waits for what was told before it, in milliseconds. */
const orderMs = 2000;

/** Gives signs of life while it may, as soon as it knows of what. */
export class PresenceTeller {
  readonly #calls: HandoffCalls;
  readonly #clock: ClockPort;
  #isOn = false;
  /** `undefined` until something was told. */
  #step: StepId | null | undefined;
  #telling: AbortController | null = null;
  /** What was told last; it may be on its way. */
  #told: Promise<unknown> = Promise.resolve();
  #call = new AbortController();

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
    this.#call.abort();
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
    this.#telling?.abort();
    if (this.#step === undefined) return;
    const telling = new AbortController();
    this.#telling = telling;
    void this.#tellUntil(telling.signal, this.#step);
  }

  async #tellUntil(signal: AbortSignal, step: StepId | null): Promise<void> {
    try {
      // It is about a step that is no longer there; what arrived after its successor would be believed.
      await settledInTime(this.#clock, orderMs, this.#told);
      signal.throwIfAborted();
      for (let failures = 0; ;) {
        // What hangs is given up: there is one call at a time.
        this.#call.abort();
        this.#call = new AbortController();
        const told = this.#calls.tellPresence(step, this.#call.signal).then(
          () => 0,
          () => failures + 1,
        );
        this.#told = told;
        failures = await told;
        signal.throwIfAborted();
        await wait(this.#clock, presencePauseMs(failures), signal);
      }
    } catch {
      // Only an end that was asked for comes here.
    }
  }
}
