/**
 * What makes a proof good once: nonces that the server gives out and that age by its own clock, and the proofs that have
 * been used with them. In memory only; after a restart every device is given another nonce.
 */
import { createHash, createHmac } from 'node:crypto';
import { drawingApart, newSecret, sameSecret } from '../secrets.ts';
import type { Clock } from '../clock.ts';

/** How long one nonce is given out; it is good for as long again. */
const windowMs = 5 * 60 * 1000;

/** Proofs remembered at most: about ten megabytes. */
const mostProofs = 100_000;

/** Gives out nonces and takes every proof once. */
export class ProofDesk {
  readonly #clock: Clock;
  readonly #mostProofs: number;
  #secret: string | null = null;
  #secrets = 0;
  #latestWindow = 0;
  readonly #usedIn = new Map<number, Set<string>>();

  constructor(clock: Clock, most = mostProofs) {
    this.#clock = clock;
    this.#mostProofs = most;
  }

  /** The nonce for the next proof. */
  nonce(): string {
    return this.#nonceOf(this.#window());
  }

  /**
   * Takes a proof. `stale`: it needs a nonce that is still good; `used`: it has been here before.
   *
   * @param name what tells this proof from all others
   */
  take(nonce: string | null, name: string): 'taken' | 'stale' | 'used' {
    const now = this.#window();
    const window = [now, now - 1].find((good) => sameSecret(nonce ?? '', this.#nonceOf(good)));
    if (window === undefined) return 'stale';
    const used = this.#usedIn.get(window) ?? new Set();
    const id = createHash('sha256').update(name).digest('base64url').slice(0, 22);
    if (used.has(id)) return 'used';
    if (this.#remembered() >= this.#mostProofs) {
      this.#forget();
      return 'stale';
    }
    this.#usedIn.set(window, used.add(id));
    return 'taken';
  }

  /** Never goes back: what was used in a window that came earlier would be good again. */
  #window(): number {
    this.#latestWindow = Math.max(this.#latestWindow, Math.floor(this.#clock.now() / windowMs));
    for (const window of this.#usedIn.keys())
      if (window < this.#latestWindow - 1) this.#usedIn.delete(window);
    return this.#latestWindow;
  }

  #nonceOf(window: number): string {
    this.#secret ??= drawingApart(`proofs ${String(this.#secrets)}`, () => newSecret(''));
    return createHmac('sha256', this.#secret).update(String(window)).digest('base64url');
  }

  #remembered(): number {
    return [...this.#usedIn.values()].reduce((count, used) => count + used.size, 0);
  }

  /** No nonce that is out is good any more, so that nothing that was used with one has to be remembered. */
  #forget(): void {
    this.#usedIn.clear();
    this.#secret = null;
    this.#secrets += 1;
  }
}
