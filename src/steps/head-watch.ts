/**
 * Looks at somebody's head while the liveness check is on the screen. Where there is no eye for it, it sees nothing and
 * says nothing. It must not end a prompt that was not answered.
 */
import type { openFaceEye } from '../capture/face/face-eye.ts';
import type { FaceReport } from '../capture/face/face-report.ts';
import { isTurnSeen, newTurnWatch, prompted, viewed, type TurnWatch } from '../capture/face/turn-watch.ts';
import { watchFaces } from '../capture/face/watch-faces.ts';
import type { LivenessAction } from '../model/capture.ts';
import type { ClockPort } from '../model/ports.ts';

/** What is looked at, and by what. */
export interface HeadWatchOptions {
  readonly clock: ClockPort;
  readonly assetBase: () => string | null;
  /** What shows the camera now; `null` while it is not to be looked at. */
  readonly video: () => HTMLVideoElement | null;
  readonly open: typeof openFaceEye;
}

/** Looks from `look` to `rest`. */
export class HeadWatch {
  readonly #options: HeadWatchOptions;
  #watch: TurnWatch = newTurnWatch();
  #end: AbortController | null = null;
  #seen: () => void = () => undefined;

  constructor(options: HeadWatchOptions) {
    this.#options = options;
  }

  /** Begins to look, at somebody who may have been another person before. */
  look(): void {
    this.rest();
    this.#watch = newTurnWatch();
    this.#end = new AbortController();
    void this.#go(this.#end.signal);
  }

  rest(): void {
    this.#end?.abort();
    this.#end = null;
  }

  /** A prompt is shown, or shown once more. */
  prompt(action: LivenessAction): void {
    this.#watch = prompted(this.#watch, action);
  }

  /** No prompt is shown any more: the person may begin anew. */
  unprompt(): void {
    this.#watch = newTurnWatch();
  }

  /** Resolves as soon as the movement that the prompt asks for is seen; never where it is not. */
  saw(): Promise<void> {
    return new Promise((resolve) => {
      this.#seen = resolve;
    });
  }

  async #go(signal: AbortSignal): Promise<void> {
    const { clock, assetBase, video, open } = this.#options;
    const isEager = (): boolean => this.#watch.wanted !== null;
    const onReport = (report: FaceReport | null): void => {
      this.#watch = viewed(this.#watch, report?.face ?? null);
      if (isTurnSeen(this.#watch)) this.#seen();
    };
    try {
      await watchFaces({ open, assetBase: assetBase(), clock, video, onReport, isEager }, signal);
    } catch {
      // Closed meanwhile, or there is no eye any more: the prompts go on by time.
    }
  }
}
