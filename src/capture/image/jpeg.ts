/**
 * Pixels → JPEG: upright, with a bounded edge, on white, and with nothing but the picture in it (drawing it anew leaves
 * EXIF, GPS and every other segment behind). Runs in a worker too; who is told what went wrong is not decided here.
 */
import { maxCaptureBytes, type CaptureFile } from '../../model/capture.ts';

/** JPEG qualities, 0..1, from the best to the least; the first that fits into `maxCaptureBytes` is taken. */
const qualities = [0.92, 0.85, 0.75, 0.6] as const;

/** Why there is no JPEG, as error codes. */
export type JpegFault = 'capture.empty' | 'capture.too_large';

/** The picture drawn anew on white paper, its longer edge `longestPx` at most; `paper` is used where it has that size. */
export const onPaper = (
  source: CanvasImageSource,
  sourceWidthPx: number,
  sourceHeightPx: number,
  longestPx: number,
  paper: OffscreenCanvas | null = null,
): OffscreenCanvas | JpegFault => {
  const scale = Math.min(1, longestPx / Math.max(sourceWidthPx, sourceHeightPx));
  const widthPx = Math.round(sourceWidthPx * scale);
  const heightPx = Math.round(sourceHeightPx * scale);
  if (!(widthPx > 0 && heightPx > 0)) return 'capture.empty';
  const canvas =
    paper?.width === widthPx && paper.height === heightPx ? paper : new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (!context) return 'capture.too_large';
  // A JPEG has no transparency: what was transparent becomes paper, not black.
  context.fillStyle = 'white';
  context.fillRect(0, 0, widthPx, heightPx);
  context.drawImage(source, 0, 0, widthPx, heightPx);
  return canvas;
};

/** What is on the paper, in the best quality that fits; why there is none, as it is told or found. */
export const jpegOf = async (canvas: OffscreenCanvas | JpegFault): Promise<CaptureFile | JpegFault> => {
  if (typeof canvas === 'string') return canvas;
  for (const quality of qualities) {
    const body = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (body.size === 0 || body.type !== 'image/jpeg') return 'capture.empty';
    if (body.size <= maxCaptureBytes)
      return { body, mimeType: 'image/jpeg', widthPx: canvas.width, heightPx: canvas.height };
  }
  return 'capture.too_large';
};
