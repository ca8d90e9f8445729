/** Pixels → the file that leaves the browser: a JPEG with nothing but the picture in it, or the original PDF. */
import { maxCaptureBytes, maxEdgePx, type CaptureFile } from '../model/capture.ts';
import { CaptureError } from '../model/errors.ts';
import { fileKind } from './file-type.ts';
import { jpegOf, onPaper } from './image/jpeg.ts';

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

/** Decoded upright, by the orientation that the file states. Only Safari decodes HEIC. */
const decode = async (file: Blob, isHeic: boolean): Promise<ImageBitmap> => {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (cause) {
    throw new CaptureError(isHeic ? 'capture.unsupported_type' : 'capture.unreadable', { cause });
  }
};

const encode = async (
  source: CanvasImageSource,
  sourceWidthPx: number,
  sourceHeightPx: number,
  longestPx: number,
): Promise<CaptureFile> => {
  const made = await jpegOf(onPaper(source, sourceWidthPx, sourceHeightPx, longestPx));
  if (typeof made === 'string') throw new CaptureError(made);
  return made;
};
