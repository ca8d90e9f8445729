/** What the people of a modelled world show to the camera: small pictures, every one of them another file. */
import { createHash } from 'node:crypto';
import { flatJpeg } from '../../demo/server/play/flat-jpeg.ts';
import type { Capture, CaptureFile, LivenessChallenge } from '../../src/model/capture.ts';
import type { DocumentType } from '../../src/model/document.ts';
import type { CaptureStepId } from '../../src/model/step.ts';

/** Edges of a picture in squares of eight pixels: as small as a selfie may be. */
const columns = 60;
const rows = 60;

/** A picture's file whose bytes are there at once, with the number that it is known by. */
export class NumberedFile extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;

  constructor(
    bytes: Uint8Array<ArrayBuffer>,
    readonly step: CaptureStepId,
    /** Counts the captures that were made: a later one has a higher number. */
    readonly number: number,
    /** Type of the document that it shows, where it shows one. */
    readonly documentType: DocumentType | null,
  ) {
    super([bytes], { type: 'image/jpeg' });
    this.#bytes = bytes;
    this.sha256 = createHash('sha256').update(bytes).digest('hex');
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.resolve(this.#bytes.slice().buffer);
  }
}

const shades = new Uint8Array(columns * rows).map((_, index) => 90 + ((index * 7) % 90));

const file = (
  step: CaptureStepId,
  number: number,
  frame: number,
  documentType: DocumentType | null,
): CaptureFile => ({
  body: new NumberedFile(
    flatJpeg({ columns, rows, shades }, `picture ${String(number)}.${String(frame)}`),
    step,
    number,
    documentType,
  ),
  mimeType: 'image/jpeg',
  widthPx: columns * 8,
  heightPx: rows * 8,
});

/** The capture of a step. */
export const pictureOf = (
  step: Exclude<CaptureStepId, 'liveness'>,
  number: number,
  documentType: DocumentType | null,
): Capture =>
  step === 'proof-of-address'
    ? {
        step,
        source: 'file',
        file: file(step, number, 0, null),
        kind: 'utility_bill',
        documentDate: '2026-01-31',
      }
    : { step, source: 'file', file: file(step, number, 0, documentType) };

/** Frames of a burst. */
export const framesOfBurst = 3;

/** A burst in answer to a challenge. */
export const burstOf = ({ nonce, actions }: LivenessChallenge, number: number): Capture => ({
  step: 'liveness',
  source: 'camera',
  nonce,
  frames: Array.from({ length: framesOfBurst }, (_, frame) => ({
    file: file('liveness', number, frame, null),
    action: actions[frame % actions.length] ?? 'smile',
    takenAtMs: frame * 600,
  })),
});
