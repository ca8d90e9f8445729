/**
 * What the worker knows of one camera's pictures: the document that is held, what was read off it, and the best picture
 * of it so far, copied, because a camera has only so many pictures to lend. It knows neither the page nor the network.
 */
import { maxEdgePx } from '../../model/capture.ts';
import type { DocumentReading } from '../../model/reading.ts';
import { cutOut } from '../document/cut-out.ts';
import { viewDocument, type DocumentView } from '../document/document-view.ts';
import { outlinePx, type Outline } from '../document/outline.ts';
import { movement } from '../document/steadiness.ts';
import { enlarged, shrunk, type GrayImage, type Quad } from '../image/gray-image.ts';
import { jpegOf, onPaper } from '../image/jpeg.ts';
import { openCodeReader, type CodeLook, type CodeReader } from './code-reader.ts';
import { holding, type Held } from './held-document.ts';
import type { LiveReport, LookRequest, TakenPicture } from './live-report.ts';
import { pictureSize, pixelsOf } from './picture-pixels.ts';
import { pictureWorth, worthMore } from './picture-worth.ts';

interface Best {
  readonly canvas: OffscreenCanvas;
  readonly worth: number;
  readonly corners: Quad;
  /** Pixels of the canvas for one of the corners' own. */
  readonly scale: number;
}

/** Of one camera. */
export class Watcher {
  #reader: CodeReader | null = null;
  #isReaderAsked = false;
  #readsCode = false;
  #before: Outline | null = null;
  #held: Held = null;
  #reading: DocumentReading | null = null;
  #best: Best | null = null;
  /** Drawn over for every better picture. */
  #canvas: OffscreenCanvas | null = null;

  /** Figures of one picture, which is closed. */
  async look({ picture, code }: LookRequest): Promise<LiveReport | null> {
    try {
      const image = await pixelsOf(picture);
      if (!image) return null;
      const small = shrunk(image, outlinePx);
      const view = viewDocument(small, image);
      const moved = movement(this.#before, view.outline, small);
      this.#before = view.outline;
      this.#follow(view.outline, small);
      this.#keep(picture, view, moved, small);
      picture.close();
      this.#askReader(code);
      const { reading, hint } = this.#readCode(image, view, image.widthPx / small.widthPx);
      this.#reading = reading;
      const { widthPx, heightPx } = small;
      return {
        view,
        movement: moved,
        widthPx,
        heightPx,
        readsCode: this.#readsCode,
        reading,
        codeHint: hint,
      };
    } finally {
      // A camera has only so many pictures to lend: one that is kept stops it.
      picture.close();
    }
  }

  /** The best picture so far, and the document alone; what was kept of it is given up. */
  async take(): Promise<TakenPicture | null> {
    const best = this.#best;
    if (!best) return null;
    this.#best = null;
    const file = await jpegOf(best.canvas);
    if (typeof file === 'string') return null;
    return { file, rectified: await cutOut(best.canvas, best.corners, best.scale).catch(() => null) };
  }

  #follow(outline: Outline | null, small: GrayImage): void {
    const { held, isOther } = holding(this.#held, outline, small, performance.now());
    this.#held = held;
    if (isOther) this.#forget();
  }

  #forget(): void {
    this.#reading = null;
    this.#reader?.forget();
    this.#best = null;
  }

  #keep(picture: LookRequest['picture'], view: DocumentView, moved: number, small: GrayImage): void {
    const worth = pictureWorth({ view, movement: moved });
    if (!view.outline || worth <= (this.#best?.worth ?? 0) * worthMore) return;
    const { widthPx, heightPx } = pictureSize(picture);
    const canvas = onPaper(picture, widthPx, heightPx, maxEdgePx, this.#canvas);
    if (typeof canvas === 'string') return;
    this.#canvas = canvas;
    this.#best = { canvas, worth, corners: view.outline.corners, scale: canvas.width / small.widthPx };
  }

  #askReader(code: LookRequest['code']): void {
    if (this.#isReaderAsked) return;
    this.#isReaderAsked = true;
    this.#readsCode = code !== 'none';
    openCodeReader(code).then(
      (reader) => {
        this.#reader = reader;
      },
      // Without it the picture is taken all the same.
      () => {
        this.#readsCode = false;
      },
    );
  }

  #readCode(image: GrayImage, { outline }: DocumentView, scale: number): CodeLook {
    if (this.#reading || !this.#reader) return { reading: this.#reading, hint: null };
    return this.#reader.read(image, outline && enlarged(outline.corners, scale));
  }
}
