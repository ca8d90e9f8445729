/**
 * Sends the webhooks that wait in the storage, and tries again what did not arrive. It holds no state of its own: after
 * a restart it goes on where it stopped.
 */
import type { Provider } from '../../../src/model/session.ts';
import type { Clock } from '../services.ts';
import type { DeliveryRecord } from '../storage/records.ts';
import type { Storage } from '../storage/storage.ts';
import { sign, signatureHeader } from './signature.ts';

/** Pauses between attempts, in milliseconds; after the last one a delivery has failed. */
export const retryDelaysMs: Record<Provider, readonly number[]> = {
  verifa: [30_000, 120_000, 480_000, 1_920_000, 7_680_000],
  verilock: [10_000, 60_000, 300_000],
};

/** How long a receiver may take, in milliseconds (Verifa 30 s, Verilock 10 s). */
const timeoutMs: Record<Provider, number> = { verifa: 30_000, verilock: 10_000 };

/** Longest time that a timer of Node can wait, in milliseconds. */
const longestTimerMs = 2_147_483_647;

/** What the dispatcher works with. */
interface DispatcherOptions {
  readonly storage: Storage;
  /** Says when a delivery is due. */
  readonly clock: Clock;
  /** Time that an attempt is signed and kept with; the clock's by default. */
  readonly stampMs?: (delivery: DeliveryRecord) => number;
  readonly url: string;
  readonly retryDelaysMs: Record<Provider, readonly number[]>;
}

/** Delivers until it is closed; `wake` it whenever something may be due. */
export class WebhookDispatcher {
  readonly #options: DispatcherOptions;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | null = null;
  #again = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#running) {
      this.#again = true;
      return;
    }
    this.#again = false;
    clearTimeout(this.#timer);
    this.#running = this.#deliverDue()
      .catch(() => {
        console.error('webhooks: the storage could not be read');
      })
      .finally(() => {
        this.#running = null;
        if (this.#again) this.wake();
      });
  }

  /** Ends what is under way; what has not arrived waits for the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #deliverDue(): Promise<void> {
    const { storage, clock } = this.#options;
    const waiting = await storage.waitingDeliveries();
    const due = waiting.filter(({ nextAttemptAtMs }) => (nextAttemptAtMs ?? 0) <= clock.now());
    const sessionIds = new Set(due.map(({ sessionId }) => sessionId));
    // One session's events leave in their order; another session's receiver may be slow meanwhile.
    await Promise.all(
      [...sessionIds].map(async (id) => {
        for (const delivery of due.filter(({ sessionId }) => sessionId === id)) await this.#deliver(delivery);
      }),
    );
    await this.#waitForNext();
  }

  async #waitForNext(): Promise<void> {
    const next = (await this.#options.storage.waitingDeliveries())
      .map(({ nextAttemptAtMs }) => nextAttemptAtMs ?? 0)
      .reduce((earliest, timeMs) => Math.min(earliest, timeMs), Infinity);
    if (next === Infinity || this.#stop.signal.aborted) return;
    const delayMs = Math.min(Math.max(next - this.#options.clock.now(), 0), longestTimerMs);
    this.#timer = setTimeout(() => {
      this.wake();
    }, delayMs).unref();
  }

  async #deliver(delivery: DeliveryRecord): Promise<void> {
    const { clock, url, stampMs } = this.#options;
    const { provider, payload } = delivery;
    const attempts = delivery.attempts + 1;
    const sentAtMs = stampMs?.(delivery) ?? clock.now();
    const signature = sign(provider, payload, sentAtMs);
    // Kept before it is sent: the receiver may be this very process, and it looks the signature up.
    await this.#update(delivery.id, { url, attempts, signature, sentAtMs });
    const statusCode = await this.#post(provider, payload, signature);
    if (statusCode === 'stopped') return;
    const arrived = statusCode !== null && statusCode >= 200 && statusCode < 300;
    const delayMs = this.#options.retryDelaysMs[provider][attempts - 1];
    const nextAttemptAtMs = arrived || delayMs === undefined ? null : clock.now() + delayMs;
    await this.#update(delivery.id, { statusCode, nextAttemptAtMs });
  }

  /** Status of the answer, `null` where there was none, `stopped` where the sandbox ended meanwhile. */
  async #post(provider: Provider, payload: string, signature: string): Promise<number | null | 'stopped'> {
    const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(timeoutMs[provider])]);
    try {
      const response = await fetch(this.#options.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [signatureHeader[provider]]: signature },
        body: payload,
        redirect: 'manual',
        signal,
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return this.#stop.signal.aborted ? 'stopped' : null;
    }
  }

  async #update(id: string, changes: Partial<DeliveryRecord>): Promise<void> {
    await this.#options.storage.write(async (tx) => {
      const known = await tx.delivery(id);
      if (known) await tx.putDelivery({ ...known, ...changes });
    });
  }
}
