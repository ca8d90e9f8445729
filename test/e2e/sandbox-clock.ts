/** The clock of a journey's sandbox: the real time, and whatever the journey has let pass besides. */
import type { Clock } from '../../demo/server/clock.ts';

/** Goes on by itself, and ahead when it is told to. It cannot be set back. */
export class SandboxClock implements Clock {
  #aheadMs = 0;

  now(): number {
    return Date.now() + this.#aheadMs;
  }

  /** Lets time pass for the sandbox alone: browsers and timers do not notice. */
  advance(byMs: number): void {
    this.#aheadMs += byMs;
  }
}
