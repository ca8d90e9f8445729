/** Requests a minute for each key, counted in fixed windows. In memory: a restart forgives. */

/** Length of a window, in milliseconds. */
const windowMs = 60_000;

/** What is left of a window. */
export interface RateState {
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends, in milliseconds since the epoch. */
  readonly resetAtMs: number;
  readonly allowed: boolean;
}

/** Windows that are kept before those that have ended are looked for. */
const fullAt = 10_000;

/** Counts requests by key. */
export class RateLimit {
  readonly #windows = new Map<string, { readonly endsAtMs: number; used: number }>();

  take(key: string, limit: number, nowMs: number): RateState {
    const known = this.#windows.get(key);
    const window = known && known.endsAtMs > nowMs ? known : { endsAtMs: nowMs + windowMs, used: 0 };
    if (window !== known) this.#makeRoom(nowMs);
    this.#windows.set(key, window);
    window.used += 1;
    return {
      limit,
      remaining: Math.max(0, limit - window.used),
      resetAtMs: window.endsAtMs,
      allowed: window.used <= limit,
    };
  }

  /** One that was taken does not count after all. */
  giveBack(key: string): void {
    const window = this.#windows.get(key);
    if (window) window.used = Math.max(0, window.used - 1);
  }

  #makeRoom(nowMs: number): void {
    if (this.#windows.size < fullAt) return;
    for (const [key, { endsAtMs }] of this.#windows) if (endsAtMs <= nowMs) this.#windows.delete(key);
  }
}
