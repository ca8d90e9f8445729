/** Pixels → the file that leaves the browser: a JPEG with nothing but the picture in it, or the original PDF. */
import { maxCaptureBytes, maxEdgePx, type CaptureFile } from '../model/capture.ts';
import { CaptureError } from '../model/errors.ts';
import { fileKind } from './file-type.ts';
import { jpegOf, onPaper } from './image/jpeg.ts';

/** From here on a picture has more pixels than some phones have memory for, in bytes. */
const largeBytes = 4_000_000;

/** What is expected of a file. Sizes are in pixels. */
export interface FileDemands {
  readonly allowPdf: boolean;
  readonly minEdgePx: number;
}

/**
 * The picture that a video shows now, not mirrored.
 *
 * @throws {CaptureError} `capture.empty` when the camera has not delivered a picture yet
 */
export const frameFromVideo = async (video: HTMLVideoElement, longestPx = maxEdgePx): Promise<CaptureFile> =>
  encode(video, video.videoWidth, video.videoHeight, longestPx);

/**
 * A file that the person chose, made fit to be sent.
 *
 * @throws {CaptureError} `capture.unsupported_type`, `capture.unreadable`, `capture.too_small`, `capture.too_large`, `capture.empty`
 */
export const frameFromFile = async (file: Blob, demands: FileDemands): Promise<CaptureFile> => {
  if (file.size === 0) throw new CaptureError('capture.empty');
  const kind = await fileKind(file);
  if (!kind || (kind === 'pdf' && !demands.allowPdf)) throw new CaptureError('capture.unsupported_type');
  if (kind === 'pdf') {
    if (file.size > maxCaptureBytes) throw new CaptureError('capture.too_large');
    const body = file.slice(0, file.size, 'application/pdf');
    return { body, mimeType: 'application/pdf', widthPx: null, heightPx: null };
  }
  const bitmap = await decode(file, kind === 'heic');
  try {
    if (Math.min(bitmap.width, bitmap.height) < demands.minEdgePx)
      throw new CaptureError('capture.too_small');
    return await encode(bitmap, bitmap.width, bitmap.height, maxEdgePx);
  } finally {
    bitmap.close();
  }
};

/**
 * Decoded upright, by the orientation that the file states; a large one smaller, where there is no memory for all of
 * it. Only Safari decodes HEIC.
 */
const decode = async (file: Blob, isHeic: boolean, resizeWidth?: number): Promise<ImageBitmap> => {
  try {
    return await createImageBitmap(file, {
      imageOrientation: 'from-image',
      ...(resizeWidth && { resizeWidth }),
    });
  } catch (cause) {
    const isLarge = file.size > largeBytes;
    if (isLarge && !resizeWidth) return decode(file, isHeic, maxEdgePx / 2);
    if (isHeic) throw new CaptureError('capture.unsupported_type', { cause });
    throw new CaptureError(isLarge ? 'capture.too_large' : 'capture.unreadable', { cause });
  }
};

/** Once more at half the size, where there is no memory for a canvas or what is on it fits into no file. */
const encode = async (
  source: CanvasImageSource,
  sourceWidthPx: number,
  sourceHeightPx: number,
  longestPx: number,
): Promise<CaptureFile> => {
  const made = await jpegOf(onPaper(source, sourceWidthPx, sourceHeightPx, longestPx)).catch(
    () => 'capture.too_large' as const,
  );
  if (made === 'capture.too_large' && longestPx === maxEdgePx)
    return encode(source, sourceWidthPx, sourceHeightPx, maxEdgePx / 2);
  if (typeof made === 'string') throw new CaptureError(made);
  return made;
};
