/**
 * Looks once more at a photo that was taken or chosen, and says what speaks against it. It decides nothing: where it cannot
 * look, or not in time, there is no doubt.
 */
import type { lookAtFace } from '../capture/face/face-eye.ts';
import type { GrayImage } from '../capture/image/gray-image.ts';
import { drawnPixels } from '../capture/live/picture-pixels.ts';
import type { lookAtStill } from '../capture/live/still-eye.ts';
import { figuresOf } from '../capture/still/picture-figures.ts';
import { isSameFile, isSamePicture } from '../capture/still/picture-likeness.ts';
import type { CaptureFile } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import { photoDoubts, type PhotoDoubt } from '../model/photo-doubt.ts';
import type { DocumentCode, StillReport } from '../capture/live/live-report.ts';
import { wait } from '../model/wait.ts';
import { documentDoubts, faceDoubts, readingDoubts } from './photo-doubts-of.ts';
import type { CheckedPhoto, CheckOptions, TakenPhoto } from './photo-guide.ts';

/** How long one of the eyes is waited for, in milliseconds: the person wants to go on. */
export const eyeTakesAtMostMs = 2500;

/** What looks. Each may reject. */
export interface CheckEyes {
  readonly lookAtStill: typeof lookAtStill;
  readonly lookAtFace: typeof lookAtFace;
  /** The picture's pixels, or `null`. */
  readonly pixelsOf: (file: CaptureFile) => Promise<GrayImage | null>;
  /** `YYYY-MM-DD`. */
  readonly today: () => string;
}

/** The device's own, loaded when they look. */
export const deviceEyes: CheckEyes = {
  lookAtStill: async (...args) => (await import('../capture/live/still-eye.ts')).lookAtStill(...args),
  lookAtFace: async (...args) => (await import('../capture/face/face-eye.ts')).lookAtFace(...args),
  async pixelsOf({ body }) {
    const bitmap = await createImageBitmap(body);
    const pixels = drawnPixels(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    return pixels;
  },
  today: () => new Date().toISOString().slice(0, 10),
};

/**
 * Which code is looked for. The side does not matter: a code where none is expected tells that it is the other side.
 */
const codeOf = (documentType: DocumentType | null): DocumentCode =>
  documentType === 'drivers_license' ? 'barcode' : 'mrz';

/** One check of one photo. */
class PhotoCheck {
  readonly #photo: TakenPhoto;
  readonly #options: CheckOptions;
  readonly #signal: AbortSignal;
  readonly #eyes: CheckEyes;
  readonly #pixels = new Map<CaptureFile, Promise<GrayImage | null>>();

  constructor(photo: TakenPhoto, options: CheckOptions, signal: AbortSignal, eyes: CheckEyes) {
    this.#photo = photo;
    this.#options = options;
    this.#signal = signal;
    this.#eyes = eyes;
  }

  async checked(): Promise<CheckedPhoto> {
    const { others, refused, step } = this.#options;
    const isPicture = this.#photo.file.mimeType !== 'application/pdf';
    const looks = !isPicture ? this.#unseen() : step === 'selfie' ? this.#selfie() : this.#document();
    const [seen, isSame, isRefused] = await Promise.all([
      looks,
      this.#isAmong(others),
      this.#isAmong(refused),
    ]);
    this.#signal.throwIfAborted();
    const found = new Set<PhotoDoubt>(seen.doubts);
    if (isSame) found.add('same_picture');
    if (isRefused) found.add('refused_before');
    return { photo: seen.photo, doubts: photoDoubts.filter((doubt) => found.has(doubt)) };
  }

  #unseen(): Promise<CheckedPhoto> {
    return Promise.resolve({ photo: this.#photo, doubts: [] });
  }

  async #selfie(): Promise<CheckedPhoto> {
    const { assetBase, clock } = this.#options;
    const { file } = this.#photo;
    const report = await this.#inTime((signal) => this.#eyes.lookAtFace(file.body, assetBase, clock, signal));
    return { photo: this.#photo, doubts: report ? faceDoubts(report) : [] };
  }

  async #document(): Promise<CheckedPhoto> {
    const { file } = this.#photo;
    const [report, pixels] = await Promise.all([this.#still(file), this.#pixelsOf(file)]);
    const reading = this.#photo.reading ?? report?.reading ?? null;
    const rectified = this.#photo.rectified ?? report?.rectified ?? null;
    const figures = pixels && figuresOf(pixels);
    return {
      photo: { ...this.#photo, reading, rectified },
      doubts: [
        ...(report ? documentDoubts({ file, report: { ...report, reading }, figures }) : []),
        ...(reading ? readingDoubts(reading, this.#options, this.#eyes.today()) : []),
      ],
    };
  }

  /** Searching for a code takes as long as it may: where that is too long, what was seen before counts. */
  async #still(file: CaptureFile): Promise<StillReport | null> {
    let seen: StillReport | null = null;
    const report = await this.#inTime((signal) =>
      this.#eyes.lookAtStill(file, codeOf(this.#options.documentType), signal, (without) => {
        seen = without;
      }),
    );
    return report ?? seen;
  }

  async #isAmong(files: readonly CaptureFile[]): Promise<boolean> {
    const among = await Promise.all(files.map((file) => this.#isSame(file)));
    return among.includes(true);
  }

  async #isSame(other: CaptureFile): Promise<boolean> {
    const { file, source } = this.#photo;
    if (await isSameFile(file.body, other.body)) return true;
    // What a camera has just taken is no copy, however still it was held.
    if (source === 'camera') return false;
    const [one, another] = await Promise.all([this.#pixelsOf(file), this.#pixelsOf(other)]);
    return one !== null && another !== null && isSamePicture(one, another);
  }

  #pixelsOf(file: CaptureFile): Promise<GrayImage | null> {
    if (file.mimeType === 'application/pdf') return Promise.resolve(null);
    const asked = this.#pixels.get(file) ?? this.#inTime(() => this.#eyes.pixelsOf(file));
    this.#pixels.set(file, asked);
    return asked;
  }

  /** What an eye sees, or `null` where it fails, takes too long or is no longer wanted. */
  async #inTime<T>(look: (signal: AbortSignal) => Promise<T | null>): Promise<T | null> {
    const end = new AbortController();
    const stop = () => {
      end.abort();
    };
    this.#signal.addEventListener('abort', stop, { once: true });
    if (this.#signal.aborted) stop();
    const late = wait(this.#options.clock, eyeTakesAtMostMs, end.signal).then(
      () => null,
      () => null,
    );
    try {
      return await Promise.race([look(end.signal), late]);
    } catch {
      return null;
    } finally {
      stop();
      this.#signal.removeEventListener('abort', stop);
    }
  }
}

/**
 * Checks a photo. Adds what was read off it and the document alone, where there is nothing of the kind yet.
 *
 * @throws {DOMException} the signal's reason, once it has aborted
 */
export const checkPhoto = (
  photo: TakenPhoto,
  options: CheckOptions,
  signal: AbortSignal,
  eyes: CheckEyes = deviceEyes,
): Promise<CheckedPhoto> => new PhotoCheck(photo, options, signal, eyes).checked();
