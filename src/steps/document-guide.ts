/**
 * Watches the live picture of a document for the photo step: what it says, draws and reads, and when it takes the picture.
 * Loaded once a camera shows something; without it the shutter works as ever.
 */
import { nothing } from 'lit';
import { guided, newGuidance, type Guidance } from '../capture/live/guidance.ts';
import { openEye } from '../capture/live/live-eye.ts';
import { frameFromVideo } from '../capture/frame.ts';
import type { DocumentCode, LiveEye, LiveReport, TakenPicture } from '../capture/live/live-report.ts';
import { zoomStep } from '../capture/live/zoom-step.ts';
import { documentHintsIn, type DocumentHints } from '../i18n/document-hints.ts';
import type { DocumentType } from '../model/document.ts';
import { wait } from '../model/wait.ts';
import {
  documentOverlay,
  documentOverlayStyles,
  otherWays,
  type ZoomButton,
} from '../ui/document-overlay.ts';
import { OutlineDrawing } from '../ui/outline-drawing.ts';
import { adoptStyles } from './adopt-styles.ts';
import type { GuideOptions, PhotoGuide, PhotoStepId } from './photo-guide.ts';

/** Which code that side carries: a passport's zone is in front, an identity card's behind, a licence has a barcode. */
export const codeOn = (step: PhotoStepId, documentType: DocumentType | null): DocumentCode => {
  if (documentType === 'passport') return 'mrz';
  if (step === 'document-front') return 'none';
  return documentType === 'drivers_license' ? 'barcode' : 'mrz';
};

/** Whether both look and sound alike: then nothing has to be rendered. */
const isSame = (one: Guidance, other: Guidance): boolean =>
  (
    [
      'hint',
      'spoken',
      'spokenMs',
      'offersShutter',
      'offersRoutes',
      'offerSpokenMs',
      'routesSpokenMs',
    ] as const
  ).every((key) => one[key] === other[key]);

/** Guides until it is closed. */
export class DocumentGuide implements PhotoGuide {
  readonly #options: GuideOptions;
  readonly #code: DocumentCode;
  readonly #outline: OutlineDrawing;
  readonly #end = new AbortController();
  #guidance: Guidance;
  /** Whether there has been a picture. */
  #isLooking = false;
  #isZoomed = false;

  constructor(options: GuideOptions) {
    this.#options = options;
    this.#code = codeOn(options.step, options.documentType);
    this.#outline = new OutlineDrawing(options.host.ownerDocument);
    this.#guidance = newGuidance(options.clock.now());
    adoptStyles(options.host, documentOverlayStyles);
    void this.#watch();
  }

  overlay(): unknown {
    if (!this.#isLooking) return nothing;
    const { hint, offersShutter } = this.#guidance;
    const hints = this.#hints;
    return documentOverlay({
      outline: this.#outline.element,
      isGood: hint === 'good',
      hint: offersShutter && hint !== 'good' ? `${hints[hint]} ${hints.shutter}` : hints[hint],
      zoom: this.#zoomButton(),
    });
  }

  aside(): unknown {
    if (!this.#guidance.offersRoutes) return nothing;
    const { onFile, onHandoff } = this.#options;
    const hints = this.#hints;
    return otherWays(hints.routes, [
      { label: hints.routeFile, icon: 'upload', onPress: onFile },
      ...(onHandoff ? [{ label: hints.routePhone, icon: 'phone', onPress: onHandoff } as const] : []),
    ]);
  }

  get spoken(): string {
    const { spoken, spokenMs, offerSpokenMs, routesSpokenMs } = this.#guidance;
    const hints = this.#hints;
    if (!spoken) return '';
    if (spokenMs === routesSpokenMs) return `${hints[spoken]} ${hints.routes}`;
    return spokenMs === offerSpokenMs ? `${hints[spoken]} ${hints.shutter}` : hints[spoken];
  }

  close(): void {
    this.#end.abort();
  }

  /** Whether a picture would still be that of this camera, for somebody who waits for it. */
  #isWanted(): boolean {
    return !this.#end.signal.aborted && this.#options.isLive();
  }

  get #hints(): DocumentHints {
    return documentHintsIn(this.#options.language());
  }

  #zoomButton(): ZoomButton | null {
    const { host, zoom, setZoom } = this.#options;
    const step = zoomStep(zoom());
    if (!step) return null;
    return {
      factor: step.factor,
      label: this.#hints.zoom(step.factor),
      isOn: this.#isZoomed,
      isAdvised: this.#guidance.hint === 'closer' && !this.#isZoomed,
      onPress: () => {
        this.#isZoomed = !this.#isZoomed;
        setZoom(this.#isZoomed ? step.on : step.off);
        host.requestUpdate();
      },
    };
  }

  async #watch(): Promise<void> {
    const { signal } = this.#end;
    try {
      const eye = await openEye(this.#code, this.#options.clock, signal);
      while (!signal.aborted) {
        await this.#look(eye);
        await wait(this.#options.clock, eye.pauseMs, signal);
      }
    } catch {
      // Closed meanwhile, or no eye loads: the person looks alone.
      this.close();
    }
  }

  async #look(eye: LiveEye): Promise<void> {
    const { video, clock, isLive, onTaken } = this.#options;
    // Between two cameras a video has no picture to give.
    const report = isLive() ? await eye.look(video).catch(() => null) : null;
    // Meanwhile the camera may have been changed for another: its picture is to be judged by its own report.
    if (!report || !this.#isWanted()) return;
    this.#show(report, guided(this.#guidance, report, clock.now(), report.readsCode));
    if (!this.#guidance.isDue) return;
    const taken = await this.#take(eye);
    if (!taken || !this.#isWanted()) return;
    this.close();
    onTaken({ ...taken, source: 'camera', reading: report.reading });
  }

  #show(report: LiveReport, guidance: Guidance): void {
    const before = this.#guidance;
    this.#guidance = guidance;
    const { view, widthPx, heightPx } = report;
    const corners = guidance.hint === 'find' ? [] : (view.outline?.corners ?? []);
    this.#outline.show({ corners, widthPx, heightPx, isGood: guidance.hint === 'good' });
    if (this.#isLooking && isSame(before, guidance)) return;
    this.#isLooking = true;
    this.#options.host.requestUpdate();
  }

  /** The best picture that was looked at, or what the video shows where none is kept; `null` where it shows none. */
  async #take(eye: LiveEye): Promise<TakenPicture | null> {
    const taken = await eye.take().catch(() => null);
    if (taken || !this.#isWanted()) return taken;
    return frameFromVideo(this.#options.video).then(
      (file) => ({ file, rectified: null }),
      // The next picture may be one.
      () => null,
    );
  }
}
