/** Time of a modelled world: it moves when a command moves it. One for all devices, so that what happens has one order. */
import type { ClockPort } from '../../src/model/ports.ts';

interface Timer {
  readonly atMs: number;
  readonly callback: () => void;
  readonly owner: string;
}

/** When the first world begins, in milliseconds since the epoch; each other one a few days later. */
const beginningMs = Date.parse('2026-03-01T12:00:00Z');
const betweenWorldsMs = 3 * 24 * 60 * 60 * 1000;

/** Manual time. What a device sleeps through falls due when it wakes. */
export class WorldClock {
  readonly #beganMs: number;
  #upMs = 0;
  readonly #timers = new Set<Timer>();
  readonly #asleep = new Set<string>();

  /** @param worlds how many there were before: the server they share never sees time go back */
  constructor(worlds: number) {
    this.#beganMs = beginningMs + worlds * betweenWorldsMs;
  }

  /** Milliseconds since the epoch, as the server sees them. */
  now(): number {
    return this.#beganMs + this.#upMs;
  }

  /** Milliseconds until each timer of a device that is set, soonest first. */
  timersOf(owner: string): readonly number[] {
    return [...this.#timers]
      .filter((timer) => timer.owner === owner)
      .map(({ atMs }) => atMs - this.#upMs)
      .sort((one, other) => one - other);
  }

  portOf(owner: string): ClockPort {
    return {
      now: () => this.#upMs,
      after: (delayMs, callback) => {
        const timer = { atMs: this.#upMs + Math.max(0, delayMs), callback, owner };
        this.#timers.add(timer);
        return () => {
          this.#timers.delete(timer);
        };
      },
      random: () => 0.5,
    };
  }

  sleep(owner: string): void {
    this.#asleep.add(owner);
  }

  wake(owner: string): void {
    this.#asleep.delete(owner);
  }

  /** Moves on by so many milliseconds; `afterEach` lets everything run that a timer has set going. */
  async advance(byMs: number, afterEach: () => Promise<void>): Promise<void> {
    const untilMs = this.#upMs + byMs;
    await this.fireDue(untilMs, afterEach);
    this.#upMs = untilMs;
    await afterEach();
  }

  /** Fires what is due by a moment, in the order of the moments. */
  async fireDue(untilMs: number, afterEach: () => Promise<void>): Promise<void> {
    for (let timer = this.#dueBy(untilMs); timer; timer = this.#dueBy(untilMs)) {
      this.#timers.delete(timer);
      this.#upMs = Math.max(this.#upMs, timer.atMs);
      timer.callback();
      await afterEach();
    }
  }

  /** Fires what fell due while its device slept. */
  catchUp(afterEach: () => Promise<void>): Promise<void> {
    return this.fireDue(this.#upMs, afterEach);
  }

  #dueBy(untilMs: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.atMs > untilMs || this.#asleep.has(timer.owner)) continue;
      if (!first || timer.atMs < first.atMs) first = timer;
    }
    return first;
  }
}
