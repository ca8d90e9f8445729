/**
 * Makes of a file that came in the one that is kept: a picture is decoded and encoded anew, a PDF is looked through and
 * stays as it is. Nothing else may decode what a stranger has sent.
 */
import { maxCaptureBytes } from '../../../src/model/capture.ts';
import type { CaptureStepId } from '../../../src/model/step.ts';
import { detectedType } from '../sessions/detected-type.ts';
import type { StoredMimeType } from '../storage/records.ts';
import { Turns } from '../storage/turns.ts';
import { cleanPicture } from './clean-picture.ts';
import { FileRefused } from './file-refused.ts';
import { inspectPdf } from './inspect-pdf.ts';

/** A file as it came. */
interface IncomingFile {
  readonly bytes: Uint8Array;
  /** What it was declared as. */
  readonly mimeType: StoredMimeType;
  readonly step: CaptureStepId;
}

/** A file as it is kept: of the declared type, without metadata. The size is `null` for a PDF. */
export interface CleanFile {
  readonly bytes: Uint8Array;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
}

/** Files that are decoded at once, in the whole process: one of 40 megapixels takes 160 MB. */
const filesAtOnce = 2;

const turns = new Turns(filesAtOnce);

/**
 * The file without anything that is not seen in it: metadata, comments, what was put behind its end, a second picture.
 * Pictures come upright and in sRGB.
 *
 * @throws {FileRefused} `capture.empty`, `upload.too_large` (bytes, edges, pixels or seconds), `upload.rejected_type`
 */
export const cleanFile = async ({ bytes, mimeType, step }: IncomingFile): Promise<CleanFile> => {
  if (bytes.length === 0) throw new FileRefused('capture.empty', 'The file is empty.');
  if (bytes.length > maxCaptureBytes)
    throw new FileRefused('upload.too_large', `The file has more than ${String(maxCaptureBytes)} bytes.`);
  if (detectedType(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) !== mimeType)
    throw new FileRefused('upload.rejected_type', `The file is no ${mimeType}.`);
  if (mimeType !== 'application/pdf') return turns.take(() => cleanPicture(bytes, mimeType));
  if (step === 'selfie' || step === 'liveness')
    throw new FileRefused('upload.rejected_type', 'A face is never a PDF.');
  await turns.take(() => inspectPdf(bytes));
  return { bytes, widthPx: null, heightPx: null };
};
