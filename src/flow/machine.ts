/** Holds the state of one flow: the only place in which it changes. Effects are handed on, never run here. */
import { initialState, transition } from './transition.ts';
import type { FlowEffect, FlowEvent, FlowState } from './types.ts';

/** A running flow. Events that arrive while one is being handled wait their turn. */
export class FlowMachine {
  readonly #onState: (state: FlowState) => void;
  readonly #onEffect: (effect: FlowEffect) => void;
  readonly #queue: FlowEvent[] = [];
  #state: FlowState = initialState;
  #running = false;

  constructor(onState: (state: FlowState) => void, onEffect: (effect: FlowEffect) => void) {
    this.#onState = onState;
    this.#onEffect = onEffect;
  }

  get state(): FlowState {
    return this.#state;
  }

  send(event: FlowEvent): void {
    this.#queue.push(event);
    if (this.#running) return;
    this.#running = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#handle(next);
    } finally {
      this.#running = false;
    }
  }

  /** Back to the beginning, as if nothing had happened. */
  reset(): void {
    this.#queue.length = 0;
    this.#state = initialState;
    this.#onState(this.#state);
  }

  #handle(event: FlowEvent): void {
    const { state, effects } = transition(this.#state, event);
    if (state !== this.#state) {
      this.#state = state;
      this.#onState(state);
    }
    for (const effect of effects) this.#onEffect(effect);
  }
}
