/** Notices when somebody can do nothing but wait for the backend, for so long that it has to be said. */
import type { FlowState } from '../flow/types.ts';
import type { ClockPort } from '../model/ports.ts';

/** How long that is, in milliseconds. */
const longWaitMs = 10_000;

/** The wait that is under way, if any. */
export class LongWait {
  readonly #clock: ClockPort;
  readonly #onLong: () => void;
  #stop: (() => void) | null = null;
  #isLong = false;

  constructor(clock: ClockPort, onLong: () => void) {
    this.#clock = clock;
    this.#onLong = onLong;
  }

  /** Whether it has taken long. */
  get isLong(): boolean {
    return this.#isLong;
  }

  /** The flow has come to another state, or stays in its own. */
  look(state: FlowState): void {
    if (isWaiting(state) === (this.#stop !== null)) return;
    this.#stop?.();
    this.#stop = null;
    this.#isLong = false;
    if (!isWaiting(state)) return;
    this.#stop = this.#clock.after(longWaitMs, () => {
      this.#isLong = true;
      this.#onLong();
    });
  }
}

const isWaiting = (state: FlowState): boolean => {
  if (state.phase === 'submitting') return !state.problem;
  return state.phase === 'opening' ? state.begun : state.phase === 'capturing' && state.busy;
};
