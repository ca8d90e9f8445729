/** The document alone, cut out of a picture and straightened, as a file to go beside it. Nothing is read here. */
import type { CaptureFile } from '../../model/capture.ts';
import { enlarged, grayOfRgba, type Quad } from '../image/gray-image.ts';
import { jpegOf } from '../image/jpeg.ts';
import { rectifiedColour } from '../image/rectified-colour.ts';
import { cardAspect, distance, pageAspect, quadAspect } from './document-shape.ts';
import { refinedCorners } from './refined-corners.ts';

/** Longest edge of the copy, in pixels: a card has 470 dots an inch then. */
const longestPx = 1600;
/** How far off the sides of a small picture's outline are, in pixels of it. */
const uncertainPx = 1.5;

/** Size of the straightened document, in pixels: its true proportion, lying or standing as in the picture. */
export const flatSize = (corners: Quad): { readonly widthPx: number; readonly heightPx: number } => {
  const [p, q, r, s] = corners;
  const acrossPx = Math.max(distance(p, q), distance(s, r));
  const downPx = Math.max(distance(p, s), distance(q, r));
  const isPage = quadAspect(corners) < Math.sqrt(cardAspect * pageAspect);
  const longerPx = Math.min(longestPx, Math.round(Math.max(acrossPx, downPx)));
  const shorterPx = Math.max(1, Math.round(longerPx / (isPage ? pageAspect : cardAspect)));
  return acrossPx >= downPx
    ? { widthPx: longerPx, heightPx: shorterPx }
    : { widthPx: shorterPx, heightPx: longerPx };
};

/**
 * The straightened copy; `null` where the browser makes none.
 *
 * @param corners in pixels of a picture that is `scale` times smaller than the canvas
 */
export const cutOut = async (
  canvas: OffscreenCanvas,
  corners: Quad,
  scale: number,
): Promise<CaptureFile | null> => {
  const { width, height } = canvas;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height);
  if (!pixels) return null;
  const gray = grayOfRgba(pixels.data, width, height);
  const refined = refinedCorners(gray, enlarged(corners, scale), uncertainPx * scale);
  const { widthPx, heightPx } = flatSize(refined);
  const copy = new OffscreenCanvas(widthPx, heightPx);
  const context = copy.getContext('2d');
  if (!context) return null;
  context.putImageData(
    new ImageData(rectifiedColour(pixels, refined, widthPx, heightPx), widthPx, heightPx),
    0,
    0,
  );
  const file = await jpegOf(copy);
  return typeof file === 'string' ? null : file;
};
