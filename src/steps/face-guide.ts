/**
 * Watches the live picture of a face for the photo step: what it says and draws, and when it takes the photo. Loaded once
 * a camera shows something; where it does not load or does not see, the shutter works as ever.
 */
import { nothing } from 'lit';
import {
  faceGuided,
  newFaceGuidance,
  type FaceGuidance,
  type FaceHint,
} from '../capture/face/face-guidance.ts';
import { openFaceEye } from '../capture/face/face-eye.ts';
import { steadyFaceFrames } from '../capture/face/face-limits.ts';
import type { FaceReport } from '../capture/face/face-report.ts';
import { watchFaces } from '../capture/face/watch-faces.ts';
import { frameFromVideo } from '../capture/frame.ts';
import { jpegOf, onPaper } from '../capture/image/jpeg.ts';
import { faceHintsIn } from '../i18n/face-hints.ts';
import { maxEdgePx, type CaptureFile } from '../model/capture.ts';
import { ovalIn } from '../ui/face-oval.ts';
import { faceOverlay, faceOverlayStyles, faceWays, type FaceShift } from '../ui/face-overlay.ts';
import type { ButtonParts } from '../ui/screen.ts';
import { adoptStyles } from './adopt-styles.ts';
import type { GuideOptions, PhotoGuide } from './photo-guide.ts';

const shifts: Readonly<Partial<Record<FaceHint, FaceShift>>> = {
  'centre-left': 'left',
  'centre-right': 'right',
  'centre-up': 'up',
  'centre-down': 'down',
};

/** After so long without a report nothing is said any more, in milliseconds: what was true then is not now. */
const staleMs = 4000;

/** Guides until it is closed. */
export class FaceGuide implements PhotoGuide {
  readonly #options: GuideOptions;
  readonly #open: typeof openFaceEye;
  readonly #end = new AbortController();
  #guidance: FaceGuidance | null = null;
  /** The picture that is being looked at, where it may be the one to be taken. */
  #looked: ReturnType<typeof onPaper> | null = null;
  #seenMs = 0;
  #isStale = false;

  /** @param open how to open an eye */
  constructor(options: GuideOptions, open = openFaceEye) {
    this.#options = options;
    this.#open = open;
    adoptStyles(options.host, faceOverlayStyles);
    void this.#watch();
  }

  overlay(): unknown {
    const guidance = this.#shown;
    if (!guidance) return nothing;
    const { hint, offersShutter } = guidance;
    const hints = faceHintsIn(this.#options.language());
    const isGood = hint === 'good';
    return faceOverlay({
      isGood,
      shift: shifts[hint] ?? null,
      hint: offersShutter && !isGood ? `${hints[hint]} ${hints.shutter}` : hints[hint],
    });
  }

  aside(): unknown {
    if (!this.#shown?.offersWays) return nothing;
    const { language, onFile, onHandoff } = this.#options;
    const hints = faceHintsIn(language());
    const ways: ButtonParts[] = [{ label: hints.file, icon: 'upload', onPress: onFile }];
    if (onHandoff) ways.push({ label: hints.phone, icon: 'phone', onPress: onHandoff });
    return faceWays(hints.ways, ways);
  }

  get spoken(): string {
    const guidance = this.#shown;
    if (!guidance?.spoken) return '';
    const { spoken, spokenMs, shutterSpokenMs, waysSpokenMs } = guidance;
    const hints = faceHintsIn(this.#options.language());
    if (spokenMs === waysSpokenMs) return `${hints[spoken]} ${hints.ways}`;
    return spokenMs === shutterSpokenMs ? `${hints[spoken]} ${hints.shutter}` : hints[spoken];
  }

  close(): void {
    this.#end.abort();
  }

  get #shown(): FaceGuidance | null {
    return this.#isStale ? null : this.#guidance;
  }

  async #watch(): Promise<void> {
    const { signal } = this.#end;
    const { assetBase, clock, host, video, isLive } = this.#options;
    try {
      await watchFaces(
        {
          open: this.#open,
          assetBase,
          clock,
          // Between two cameras a video has no picture to give.
          video: () => (isLive() ? video : null),
          onLook: this.#keep,
          onReport: this.#note,
          isEager: () => true,
        },
        signal,
      );
    } catch {
      if (signal.aborted) return;
      // There is no eye, or it has died: the person looks alone.
      this.#isStale = true;
      host.requestUpdate();
    }
  }

  readonly #note = async (report: FaceReport | null): Promise<void> => {
    const { host, video, clock } = this.#options;
    const nowMs = clock.now();
    if (report) {
      this.#seenMs = nowMs;
      const view = { widthPx: video.clientWidth, heightPx: video.clientHeight };
      // The wait for the model is not the person's: offers count from the first picture on.
      const before = this.#guidance ?? newFaceGuidance(nowMs);
      this.#guidance = faceGuided(before, report, ovalIn(report, view), nowMs);
    }
    this.#isStale = nowMs - this.#seenMs > staleMs;
    host.requestUpdate();
    if (report && this.#guidance?.isDue) await this.#take();
  };

  /** A look takes a second on a slow device, and whoever was there may have gone: what was seen to be good is taken. */
  readonly #keep = (): void => {
    const { video } = this.#options;
    const mayBeDue = (this.#guidance?.steady ?? 0) + 1 >= steadyFaceFrames;
    const paper = typeof this.#looked === 'string' ? null : this.#looked;
    this.#looked = mayBeDue ? onPaper(video, video.videoWidth, video.videoHeight, maxEdgePx, paper) : null;
  };

  /** That picture; where there is no memory for it, or it does not fit into a file, what the video shows now. */
  async #picture(): Promise<CaptureFile | null> {
    const kept = this.#looked && (await jpegOf(this.#looked).catch(() => null));
    if (kept && typeof kept !== 'string') return kept;
    return frameFromVideo(this.#options.video).catch(() => null);
  }

  async #take(): Promise<void> {
    const { onTaken } = this.#options;
    const file = await this.#picture();
    // Without a picture it goes on looking; the shutter would say what is wrong with the camera.
    if (!file || this.#end.signal.aborted) return;
    this.close();
    onTaken({ file, source: 'camera' });
  }
}
