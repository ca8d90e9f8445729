/**
 * Sends the webhooks that wait in the storage, and tries again what did not arrive. It holds no state of its own: after
 * a restart it goes on where it stopped.
 */
import type { Provider } from '../../../src/model/session.ts';
import type { Clock } from '../clock.ts';
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

const reportStorage = (): void => {
  console.error('webhooks: the storage could not be read');
};

/** Delivers until it is closed; `wake` it whenever something may be due. */
export class WebhookDispatcher {
  readonly #options: DispatcherOptions;
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** What each session has under way: its events leave in their order, and hold up nobody else's. */
  readonly #underWay = new Map<string, Promise<void>>();
  #looking: Promise<void> | null = null;
  #again = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#again = false;
    clearTimeout(this.#timer);
    this.#looking = this.#beginDue()
      .catch(reportStorage)
      .finally(() => {
        this.#looking = null;
        if (this.#again) this.wake();
      });
  }

  /** Ends what is under way; what has not arrived waits for the next start. */
  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#underWay.values());
  }

  /** Begins what is due, and does not wait for it: the receiver of one event may be slow. */
  async #beginDue(): Promise<void> {
    // Taken before reading: what ends meanwhile would still be read as due, and be sent twice.
    const busy = new Set(this.#underWay.keys());
    const waiting = await this.#options.storage.waitingDeliveries();
    if (this.#stop.signal.aborted) return;
    const nowMs = this.#options.clock.now();
    const idle = waiting.filter(({ sessionId }) => !busy.has(sessionId));
    const due = new Map<string, DeliveryRecord[]>();
    let nextAtMs = Infinity;
    for (const delivery of idle) {
      const { sessionId, nextAttemptAtMs } = delivery;
      if ((nextAttemptAtMs ?? 0) > nowMs) nextAtMs = Math.min(nextAtMs, nextAttemptAtMs ?? 0);
      else due.set(sessionId, [...(due.get(sessionId) ?? []), delivery]);
    }
    for (const [id, deliveries] of due) this.#underWay.set(id, this.#deliverInTurn(id, deliveries));
    this.#wakeAt(nextAtMs, nowMs);
  }

  async #deliverInTurn(sessionId: string, deliveries: readonly DeliveryRecord[]): Promise<void> {
    try {
      for (const delivery of deliveries) {
        if (this.#stop.signal.aborted) break;
        await this.#deliver(delivery);
      }
    } catch {
      // What could not be kept is due at the next occasion; at once it would fail the same way.
      this.#underWay.delete(sessionId);
      reportStorage();
      return;
    }
    this.#underWay.delete(sessionId);
    this.wake();
  }

  #wakeAt(timeMs: number, nowMs: number): void {
    if (timeMs === Infinity) return;
    const delayMs = Math.min(timeMs - nowMs, longestTimerMs);
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
