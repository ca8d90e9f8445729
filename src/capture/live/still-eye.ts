/**
 * Looks at a picture that was taken or chosen: outline, sharpness, the document alone, and the code that it carries.
 * It judges nothing and never blocks for long.
 */
import type { CaptureFile } from '../../model/capture.ts';
import type { DocumentCode, StillReport } from './live-report.ts';
import { viewDocument } from '../document/document-view.ts';
import { drawnPixels } from './picture-pixels.ts';

/** Longest edge that is looked at, in pixels. */
const longestPx = 320;

/** Figures of a still picture; `null` for what is no picture, or as soon as the signal aborts. */
export const lookAtStill = async (
  file: CaptureFile,
  _code: DocumentCode,
  signal: AbortSignal,
): Promise<StillReport | null> => {
  if (file.mimeType === 'application/pdf') return null;
  const bitmap = await createImageBitmap(file.body, { imageOrientation: 'from-image' }).catch(() => null);
  const small = bitmap && !signal.aborted && drawnPixels(bitmap, bitmap.width, bitmap.height, longestPx);
  bitmap?.close();
  if (!small) return null;
  const { widthPx, heightPx } = small;
  return { view: viewDocument(small), widthPx, heightPx, rectified: null, reading: null };
};
