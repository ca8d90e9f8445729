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

/** Counts requests by key. */
export class RateLimit {
  readonly #windows = new Map<string, { readonly endsAtMs: number; used: number }>();

  take(key: string, limit: number, nowMs: number): RateState {
    const known = this.#windows.get(key);
    const window = known && known.endsAtMs > nowMs ? known : { endsAtMs: nowMs + windowMs, used: 0 };
    this.#windows.set(key, window);
    window.used += 1;
    return {
      limit,
      remaining: Math.max(0, limit - window.used),
      resetAtMs: window.endsAtMs,
      allowed: window.used <= limit,
    };
  }
}
