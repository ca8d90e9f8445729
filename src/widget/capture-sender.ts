/** Sends captures and answers with events: one sending a step at a time, and what it takes to do without asking anybody. */
import type { FlowEvent } from '../flow/types.ts';
import type { Capture } from '../model/capture.ts';
import { codeOf, errorTable, type ErrorCode } from '../model/errors.ts';
import type { ClockPort } from '../model/ports.ts';
import type { Session } from '../model/session.ts';
import type { CaptureStepId } from '../model/step.ts';
import type { CaptureClient } from '../session/client.ts';
import { uploadCapture } from '../upload/uploader.ts';

/** What it works with. */
export interface CaptureSenderOptions {
  readonly client: CaptureClient;
  readonly clock: ClockPort;
  /** Keeps a capture on the device until `forget`; it is sent afterwards. Never rejects. */
  readonly keep: (capture: Capture) => Promise<void> | undefined;
  readonly forget: (steps: readonly CaptureStepId[]) => void;
  readonly toldCode: (error: unknown) => Promise<ErrorCode>;
  readonly onSession: (session: Session) => void;
  readonly send: (event: FlowEvent) => void;
}

/** A capture, and the way to stop its sending. */
interface Held {
  readonly capture: Capture;
  readonly sending: AbortController;
}

/** The captures of one flow, in memory only: those on their way, and the pictures that the review shows. */
export class CaptureSender {
  readonly #options: CaptureSenderOptions;
  readonly #held = new Map<CaptureStepId, Held>();

  constructor(options: CaptureSenderOptions) {
    this.#options = options;
  }

  /** The capture of a step made in this page view. */
  captureOf(step: CaptureStepId): Capture | null {
    return this.#held.get(step)?.capture ?? null;
  }

  /** Sends a capture in place of the one that its step had. */
  send(capture: Capture): void {
    void this.#upload(capture, this.#options.keep(capture));
  }

  /** Sends once more what is still there. */
  resend(step: CaptureStepId): void {
    const capture = this.captureOf(step);
    if (capture) void this.#upload(capture);
  }

  /** Stops sending these, and keeps nothing of them. */
  drop(steps: readonly CaptureStepId[]): void {
    for (const step of steps) this.#letGo(step);
    this.#options.forget(steps);
  }

  /** Stops everything and keeps nothing in memory. */
  clear(): void {
    for (const step of this.#held.keys()) this.#letGo(step);
  }

  #letGo(step: CaptureStepId): void {
    this.#held.get(step)?.sending.abort();
    this.#held.delete(step);
  }

  /**
   * @param kept settles when the device keeps it
   * @param isSmaller whether it has been made smaller already, because the backend had found it too large
   */
  async #upload(capture: Capture, kept?: Promise<void>, isSmaller = false): Promise<void> {
    const { step } = capture;
    const { client, clock, forget, toldCode, onSession, send } = this.#options;
    this.#letGo(step);
    const sending = new AbortController();
    const { signal } = sending;
    this.#held.set(step, { capture, sending });
    await kept;
    if (isStopped(signal)) return;
    try {
      const session = await uploadCapture(
        capture,
        (fileIndex, file, onProgress, fileSignal) =>
          client.upload(capture, fileIndex, file, onProgress, fileSignal),
        clock,
        (sentBytes, totalBytes) => {
          if (!signal.aborted) send({ type: 'upload-moved', step, sentBytes, totalBytes });
        },
        signal,
      );
      if (isStopped(signal)) return;
      forget([step]);
      onSession(session);
      send({ type: 'uploaded', step, session });
    } catch (error) {
      if (isStopped(signal)) return;
      const smaller = isSmaller ? null : await smallerThan(capture, error);
      const code = await toldCode(error);
      // Another capture may have taken its place while that was found out.
      if (isStopped(signal)) return;
      if (smaller) {
        void this.#upload(smaller, undefined, true);
        return;
      }
      // What the backend does not want is not offered to it again after a reload.
      if (errorTable[code] === 'retake') forget([step]);
      send({ type: 'upload-failed', step, code });
    }
  }
}

/** Asked anew after each wait: the compiler would take it to be as before. */
const isStopped = (signal: AbortSignal): boolean => signal.aborted;

/** The same picture in fewer bytes, where the backend has found it too large; else `null`. */
const smallerThan = async (capture: Capture, error: unknown): Promise<Capture | null> => {
  if (codeOf(error, 'capture.empty') !== 'upload.too_large') return null;
  return import('../capture/smaller-capture.ts')
    .then(({ smallerCapture }) => smallerCapture(capture))
    .catch(() => null);
};
