/** `ClockPort` that stands still until a test moves it. It must not wait for real time. */
import type { ClockPort } from '../../src/model/ports.ts';

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Manual time. Timers fire in the order of their moments, each with everything it set going run to its end. */
export class FakeClock implements ClockPort {
  #nowMs: number;
  readonly #timers = new Set<Timer>();
  /** What `random` gives; a share from 0 up to, not including, 1. */
  share = 0.5;
  /** Every delay that was asked for, in milliseconds. */
  readonly delaysMs: number[] = [];

  constructor(nowMs = 1_000_000) {
    this.#nowMs = nowMs;
  }

  /** How many timers are set: 0 once everything is over. */
  get liveTimers(): number {
    return this.#timers.size;
  }

  now(): number {
    return this.#nowMs;
  }

  random(): number {
    return this.share;
  }

  after(delayMs: number, callback: () => void): () => void {
    this.delaysMs.push(delayMs);
    const timer = { atMs: this.#nowMs + delayMs, callback };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** Moves on by so many milliseconds and fires what falls due on the way, timers set meanwhile included. */
  async advance(byMs: number): Promise<void> {
    const untilMs = this.#nowMs + byMs;
    await settled();
    for (let timer = this.#dueBy(untilMs); timer; timer = this.#dueBy(untilMs)) {
      this.#timers.delete(timer);
      this.#nowMs = Math.max(this.#nowMs, timer.atMs);
      timer.callback();
      await settled();
    }
    this.#nowMs = untilMs;
  }

  /** Moves on to the next timer and fires it; `false` when none is set. */
  async advanceToNext(): Promise<boolean> {
    await settled();
    const timer = this.#dueBy(Number.POSITIVE_INFINITY);
    if (!timer) return false;
    await this.advance(Math.max(0, timer.atMs - this.#nowMs));
    return true;
  }

  #dueBy(untilMs: number): Timer | undefined {
    return [...this.#timers].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
  }
}

/** Lets every promise that can go on go on: a task runs once all microtasks before it are done. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
