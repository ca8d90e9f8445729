/** Brightness of a picture that a camera delivered, whichever way the browser hands it over. Runs in a worker too. */
import { grayOfRgba, type GrayImage } from '../image/gray-image.ts';

/** Longest edge that is looked at, in pixels: a card's barcode needs it. */
const longestPx = 1920;

/** Video keeps black at 16 and white at 235. */
const fromVideoRange = Uint8Array.from({ length: 256 }, (_, value) =>
  Math.min(255, Math.max(0, Math.round(((value - 16) * 255) / 219))),
);

/** The grey picture; the source stays open. `null` where the browser gives no pixels. */
export const pixelsOf = async (picture: VideoFrame | ImageBitmap): Promise<GrayImage | null> => {
  if ('copyTo' in picture) {
    const plane = await brightnessPlane(picture);
    if (plane) return plane;
  }
  const { widthPx, heightPx } = pictureSize(picture);
  return drawnPixels(picture, widthPx, heightPx);
};

/** Size of a picture as it is shown, in pixels. */
export const pictureSize = (
  picture: VideoFrame | ImageBitmap,
): { readonly widthPx: number; readonly heightPx: number } =>
  'copyTo' in picture
    ? { widthPx: picture.displayWidth, heightPx: picture.displayHeight }
    : { widthPx: picture.width, heightPx: picture.height };

interface Turned {
  /** Degrees, clockwise. */
  readonly rotation?: number;
  readonly flip?: boolean;
}

/** Cameras deliver brightness as a plane of its own (I420, NV12): it is copied, not computed. */
const brightnessPlane = async (frame: VideoFrame): Promise<GrayImage | null> => {
  const { format, visibleRect, displayWidth, displayHeight } = frame;
  if (!visibleRect || (format !== 'I420' && format !== 'NV12')) return null;
  // Shown turned or stretched: corners found in the plane would lie elsewhere on the screen.
  if (visibleRect.width !== displayWidth || visibleRect.height !== displayHeight) return null;
  // The types do not know these two yet; a phone on its head delivers its pictures so.
  const { rotation = 0, flip = false } = frame as VideoFrame & Turned;
  if (rotation !== 0 || flip) return null;
  const bytes = new Uint8Array(frame.allocationSize());
  const [plane] = await frame.copyTo(bytes);
  if (!plane) return null;
  const { width: widthPx, height: heightPx } = visibleRect;
  const data = new Uint8Array(widthPx * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    const start = plane.offset + row * plane.stride;
    data.set(bytes.subarray(start, start + widthPx), row * widthPx);
  }
  // Untold, it is taken as it is.
  if (frame.colorSpace.fullRange === false)
    for (let at = 0; at < data.length; at += 1) data[at] = fromVideoRange[data[at] ?? 0] ?? 0;
  return { data, widthPx, heightPx };
};

/** Pixels by drawing; slower, and possible everywhere. */
export const drawnPixels = (
  source: CanvasImageSource,
  sourceWidthPx: number,
  sourceHeightPx: number,
  edgePx = longestPx,
): GrayImage | null => {
  const scale = Math.min(1, edgePx / Math.max(sourceWidthPx, sourceHeightPx));
  const widthPx = Math.round(sourceWidthPx * scale);
  const heightPx = Math.round(sourceHeightPx * scale);
  if (!(widthPx > 0 && heightPx > 0)) return null;
  const context = new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(source, 0, 0, widthPx, heightPx);
  return grayOfRgba(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
};
