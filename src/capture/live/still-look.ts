/** All that a still picture tells, in a worker: figures, the document alone, and its code. It judges nothing. */
import { maxEdgePx } from '../../model/capture.ts';
import { cutOut } from '../document/cut-out.ts';
import { viewDocument } from '../document/document-view.ts';
import { outlinePx } from '../document/outline.ts';
import { enlarged, grayOfRgba, shrunk } from '../image/gray-image.ts';
import { onPaper } from '../image/jpeg.ts';
import type { DocumentCode, StillReport } from './live-report.ts';
import { readStillCode } from './still-code.ts';

/** Longest edge at which sharpness is told: what is good enough was measured on pictures of that size. */
const sharpnessPx = 1920;

/** Time for everything together, in milliseconds, what a code gets of it in any case and at most: somebody waits for the rest. */
const [budgetMs, leastCodeMs, mostCodeMs] = [1700, 400, 1500];

/**
 * What a picture's bytes tell; `null` where the browser decodes none.
 *
 * @param onSeen told everything but the code, before that is searched for
 */
export const stillLook = async (
  picture: Blob,
  code: DocumentCode,
  onSeen: (report: StillReport) => void,
): Promise<StillReport | null> => {
  const startedMs = performance.now();
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' });
  const canvas = onPaper(bitmap, bitmap.width, bitmap.height, maxEdgePx);
  bitmap.close();
  const context = typeof canvas === 'string' ? null : canvas.getContext('2d');
  if (!context || typeof canvas === 'string') return null;
  const { width, height } = canvas;
  const image = grayOfRgba(context.getImageData(0, 0, width, height).data, width, height);
  const small = shrunk(image, outlinePx);
  const view = viewDocument(small, shrunk(image, sharpnessPx));
  const scale = width / small.widthPx;
  const corners = view.outline?.corners ?? null;
  const rectified = corners && (await cutOut(canvas, corners, scale).catch(() => null));
  const seen = { view, widthPx: small.widthPx, heightPx: small.heightPx, rectified, reading: null };
  onSeen(seen);
  const codeMs = Math.max(leastCodeMs, startedMs + budgetMs - performance.now());
  const outline = corners && enlarged(corners, scale);
  const reading = await readStillCode(image, outline, code, Math.min(mostCodeMs, codeMs)).catch(() => null);
  return { ...seen, reading };
};
