/**
 * What makes a session outlast its page: captures that wait on the device until they are acknowledged, and the one page
 * of the browser that works on it. Loaded with the claim. Without storage everything goes on in memory.
 */
import type { Capture } from '../model/capture.ts';
import { CaptureError } from '../model/errors.ts';
import type { CaptureStore, KeptCapture, Ports } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import type { CaptureStepId } from '../model/step.ts';
import { settledInTime } from '../model/wait.ts';

/** How long a capture waits for the device to keep it before it is sent, in milliseconds. */
const keepingMs = 1000;

/** Keeps what one session needs. */
export class Keeper {
  readonly #ports: Pick<Ports, 'clock' | 'devices' | 'host'>;
  readonly #sessionId: string;
  readonly #store: Promise<CaptureStore | null>;
  #stopLeading: (() => void) | null = null;
  #isDegraded = false;

  constructor(ports: Pick<Ports, 'clock' | 'devices' | 'host'>, sessionId: string) {
    this.#ports = ports;
    this.#sessionId = sessionId;
    this.#store = ports.host.captureStore().catch(() => null);
  }

  /**
   * Becomes the page that works on the session.
   *
   * @param takesOver whether a page that does so has to stop
   * @param onLost another page has taken it over
   * @throws {CaptureError} `session.open_elsewhere`
   */
  async lead(takesOver: boolean, onLost: () => void): Promise<void> {
    this.#stopLeading ??= await this.#ports.host.lead(this.#sessionId, takesOver, () => {
      this.#stopLeading = null;
      onLost();
    });
    if (!this.#stopLeading) throw new CaptureError('session.open_elsewhere');
  }

  /** Another page may work on the session. */
  release(): void {
    this.#stopLeading?.();
    this.#stopLeading = null;
  }

  /** What was never acknowledged; nothing where the device keeps nothing. */
  async kept(): Promise<readonly KeptCapture[]> {
    return this.#store.then(async (store) => (await store?.kept(this.#sessionId)) ?? []).catch(() => []);
  }

  /**
   * Keeps a capture of that session, as it stands, until it is acknowledged.
   *
   * @returns when it may be sent: once it is kept, or does without. Never rejects.
   */
  keep(capture: Capture, session: Session): Promise<void> {
    return settledInTime(this.#ports.clock, keepingMs, this.#keep(capture, session));
  }

  async #keep(capture: Capture, { captures, msLeft }: Session): Promise<void> {
    const { step } = capture;
    const replaces = captures.find((received) => received.step === step)?.receivedAt ?? null;
    try {
      const store = await this.#store;
      if (!store) throw new CaptureError('capture.empty');
      await store.keep(this.#sessionId, { capture, replaces }, msLeft);
    } catch {
      if (!this.#isDegraded)
        this.#ports.devices.hint('storage.degraded: photos are kept in memory only until they are sent.');
      this.#isDegraded = true;
      // The photo that it was to take the place of is not wanted any more, either.
      await this.forget([step]);
    }
  }

  /** Lets go of these steps, or of everything. Never rejects. */
  async forget(steps?: readonly CaptureStepId[]): Promise<void> {
    await this.#store.then((store) => store?.drop(this.#sessionId, steps)).catch(() => undefined);
  }
}
