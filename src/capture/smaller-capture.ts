/** The same capture in fewer bytes, for a backend that has found it too large. Loaded only then. */
import type { Capture, CaptureFile } from '../model/capture.ts';
import { CaptureError } from '../model/errors.ts';
import { jpegOf, onPaper } from './image/jpeg.ts';

/** Share of each edge that is left: less than half of the bytes, and a card still legible. */
const edgeShare = 0.65;

/** `null` for what has no smaller form: a PDF, or frames that belong together. Rejects where it cannot be decoded. */
export const smallerCapture = async (capture: Capture): Promise<Capture | null> => {
  if (capture.step === 'liveness' || capture.file.mimeType === 'application/pdf') return null;
  const file = await smallerFile(capture.file);
  return 'rectified' in capture && capture.rectified
    ? { ...capture, file, rectified: await smallerFile(capture.rectified) }
    : { ...capture, file };
};

const smallerFile = async ({ body }: CaptureFile): Promise<CaptureFile> => {
  const bitmap = await createImageBitmap(body);
  try {
    const longestPx = Math.round(Math.max(bitmap.width, bitmap.height) * edgeShare);
    const made = await jpegOf(onPaper(bitmap, bitmap.width, bitmap.height, longestPx));
    if (typeof made === 'string') throw new CaptureError(made);
    return made;
  } finally {
    bitmap.close();
  }
};
