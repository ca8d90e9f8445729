/**
 * Watches the live picture of a document for the photo step: what it says, draws and reads, and when it takes the picture.
 * Loaded once a camera shows something; without it the shutter works as ever.
 */
import { nothing } from 'lit';
import { guided, newGuidance, type Guidance } from '../capture/live/guidance.ts';
import { openEye } from '../capture/live/live-eye.ts';
import { frameFromVideo } from '../capture/frame.ts';
import type { DocumentCode, LiveEye, LiveReport } from '../capture/live/live-report.ts';
import { documentHintsIn } from '../i18n/document-hints.ts';
import type { DocumentType } from '../model/document.ts';
import { wait } from '../model/wait.ts';
import { documentOverlay, documentOverlayStyles } from '../ui/document-overlay.ts';
import type { GuideOptions, PhotoGuide, PhotoStepId } from './photo-guide.ts';

/** Which code that side carries: a passport's zone is in front, an identity card's behind, a licence has a barcode. */
export const codeOn = (step: PhotoStepId, documentType: DocumentType | null): DocumentCode => {
  if (documentType === 'passport') return 'mrz';
  if (step === 'document-front') return 'none';
  return documentType === 'drivers_license' ? 'barcode' : 'mrz';
};

/** Guides until it is closed. */
export class DocumentGuide implements PhotoGuide {
  readonly #options: GuideOptions;
  readonly #code: DocumentCode;
  readonly #end = new AbortController();
  #guidance: Guidance;
  #report: LiveReport | null = null;

  constructor(options: GuideOptions) {
    this.#options = options;
    this.#code = codeOn(options.step, options.documentType);
    this.#guidance = newGuidance(options.clock.now());
    const sheet = documentOverlayStyles.styleSheet;
    const root = options.host.renderRoot;
    if (sheet && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet))
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    void this.#watch();
  }

  /** What is drawn over the picture. */
  overlay(): unknown {
    const report = this.#report;
    if (!report) return nothing;
    const { hint, offersShutter } = this.#guidance;
    const hints = documentHintsIn(this.#options.language());
    return documentOverlay({
      corners: report.view.outline?.corners ?? [],
      widthPx: report.widthPx,
      heightPx: report.heightPx,
      isGood: hint === 'good',
      hint: offersShutter && hint !== 'good' ? `${hints[hint]} ${hints.shutter}` : hints[hint],
    });
  }

  aside(): unknown {
    return nothing;
  }

  /** What is said to those who listen. */
  get spoken(): string {
    const { spoken, spokenMs, offerSpokenMs } = this.#guidance;
    const hints = documentHintsIn(this.#options.language());
    if (!spoken) return '';
    return spokenMs === offerSpokenMs ? `${hints[spoken]} ${hints.shutter}` : hints[spoken];
  }

  close(): void {
    this.#end.abort();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#end;
    try {
      const eye = await openEye(this.#code, signal);
      signal.addEventListener('abort', () => {
        eye.close();
      });
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
    const { host, video, clock, isLive, onTaken } = this.#options;
    // Between two cameras a video has no picture to give.
    const report = isLive() ? await eye.look(video).catch(() => null) : null;
    // Meanwhile the camera may have been changed for another: its picture is to be judged by its own report.
    if (!report || this.#end.signal.aborted || !isLive()) return;
    this.#report = report;
    this.#guidance = guided(this.#guidance, report, clock.now(), report.readsCode);
    host.requestUpdate();
    if (!this.#guidance.isDue) return;
    const file = await frameFromVideo(video);
    if (this.#end.signal.aborted) return;
    this.close();
    onTaken({ file, source: 'camera', reading: report.reading });
  }
}
