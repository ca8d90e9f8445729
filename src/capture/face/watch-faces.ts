/** Looks at a camera's picture again and again, as long as somebody wants to know. It draws no conclusions. */
import type { ClockPort } from '../../model/ports.ts';
import { wait } from '../../model/wait.ts';
import type { openFaceEye } from './face-eye.ts';
import type { FaceReport } from './face-report.ts';

/** What is looked at, by what, and who is told. */
export interface FaceWatch {
  readonly open: typeof openFaceEye;
  /** As `openFaceEye` takes it. */
  readonly assetBase: string | null;
  readonly clock: ClockPort;
  /** What shows the camera now; `null` while it is not to be looked at. */
  readonly video: () => HTMLVideoElement | null;
  /** Called in the moment of every look, which may take long: whoever wants that picture takes it now. */
  readonly onLook?: () => void;
  /** Told of every look; `null` where there was nothing to see. The next one waits for it. */
  readonly onReport: (report: FaceReport | null) => void | Promise<void>;
  /** Whether every picture counts; else it is looked up now and then. */
  readonly isEager: () => boolean;
}

/** Pause between two pictures while there is no hurry, in milliseconds. */
const idleMs = 200;

/**
 * Looks until the signal aborts.
 *
 * @throws {DOMException} the signal's reason, or why there is no eye or no longer one
 */
export const watchFaces = async (
  { open, assetBase, clock, video, onLook, onReport, isEager }: FaceWatch,
  signal: AbortSignal,
): Promise<never> => {
  const eye = await open(assetBase, clock, signal);
  const close = (): void => {
    eye.close();
  };
  signal.addEventListener('abort', close, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const shown = video();
      if (shown) onLook?.();
      const report = shown && (await eye.look(shown).catch(unlessDead));
      signal.throwIfAborted();
      // Meanwhile the camera may have been changed for another, or be hidden.
      await onReport(shown === video() ? report : null);
      await wait(clock, isEager() ? eye.pauseMs : idleMs, signal);
    }
  } finally {
    signal.removeEventListener('abort', close);
    close();
  }
};

/** A picture that took too long, or that a video did not give, is left out; an eye that has died is not asked again. */
const unlessDead = (error: unknown): null => {
  if (error instanceof DOMException && error.name === 'OperationError') throw error;
  return null;
};
