/** From a camera's picture to the pixels that the detector sees, and back to figures of the picture. Runs in a worker. */
import { sharpnessOf } from '../document/sharpness.ts';
import { grayOfRgba, type GrayImage } from '../image/gray-image.ts';
import type { FoundFace } from './face-boxes.ts';
import { facePose } from './face-pose.ts';
import type { FaceReport } from './face-report.ts';

/** A picture in a square with black beside or below it, and what one pixel of the square is in the picture. */
export interface SquarePicture {
  readonly rgba: Uint8ClampedArray;
  readonly sidePx: number;
  /** Size of the picture itself. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Pixels of the picture in one of the square. */
  readonly scale: number;
}

/** Of the middle of the face, as many pixels as are looked at for sharpness. */
const sharpnessPx = 480;

/** Draws a picture into a square. `null` where the browser gives no pixels. */
export const squarePicture = (
  source: CanvasImageSource,
  widthPx: number,
  heightPx: number,
  sidePx: number,
): SquarePicture | null => {
  const scale = Math.max(widthPx, heightPx) / sidePx;
  const context = drawing(sidePx, sidePx);
  if (!context || !(widthPx > 0 && heightPx > 0)) return null;
  context.imageSmoothingQuality = 'medium';
  context.drawImage(source, 0, 0, widthPx / scale, heightPx / scale);
  const rgba = context.getImageData(0, 0, sidePx, sidePx).data;
  return { rgba, sidePx, widthPx, heightPx, scale };
};

/** What is said of the picture. `source` is drawn once more, for the sharpness. */
export const faceReport = (
  source: CanvasImageSource,
  square: SquarePicture,
  found: readonly FoundFace[],
): FaceReport => {
  const { widthPx, heightPx, scale } = square;
  const largest = found.reduce<FoundFace | null>(
    (best, face) => (best && best.width * best.height >= face.width * face.height ? best : face),
    null,
  );
  const box = largest ?? { x: 0, y: 0, width: widthPx / scale, height: heightPx / scale };
  const face = largest && {
    xPx: largest.x * scale,
    yPx: largest.y * scale,
    widthPx: largest.width * scale,
    heightPx: largest.height * scale,
    score: largest.score,
    ...facePose(largest.landmarks),
  };
  return {
    widthPx,
    heightPx,
    faces: found.length,
    face,
    brightness: meanBrightness(square, box),
    sharpness: face ? faceSharpness(source, face) : null,
  };
};

type Box = Pick<FoundFace, 'x' | 'y' | 'width' | 'height'>;

const meanBrightness = ({ rgba, sidePx, widthPx, heightPx, scale }: SquarePicture, box: Box): number => {
  const gray = grayOfRgba(rgba, sidePx, sidePx);
  const inside = (value: number, edge: number): number =>
    Math.round(Math.max(0, Math.min(edge / scale, value)));
  const [left, right] = [inside(box.x, widthPx), inside(box.x + box.width, widthPx)];
  const [top, bottom] = [inside(box.y, heightPx), inside(box.y + box.height, heightPx)];
  let sum = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) sum += gray.data[y * sidePx + x] ?? 0;
  return sum / Math.max(1, (bottom - top) * (right - left));
};

/** Of the face's middle at full size: what is made smaller looks sharp. */
const faceSharpness = (
  source: CanvasImageSource,
  { xPx, yPx, widthPx, heightPx }: { xPx: number; yPx: number; widthPx: number; heightPx: number },
): number | null => {
  const [width, height] = [Math.min(widthPx, sharpnessPx), Math.min(heightPx, sharpnessPx)].map(Math.round);
  if (!(width && height)) return null;
  const context = drawing(width, height);
  if (!context) return null;
  context.drawImage(
    source,
    -Math.round(xPx + (widthPx - width) / 2),
    -Math.round(yPx + (heightPx - height) / 2),
  );
  const gray: GrayImage = grayOfRgba(context.getImageData(0, 0, width, height).data, width, height);
  return sharpnessOf(
    gray,
    Array.from({ length: height }, (_, row) => ({ row, left: 0, right: width })),
  );
};

const drawing = (widthPx: number, heightPx: number): OffscreenCanvasRenderingContext2D | null =>
  new OffscreenCanvas(widthPx, heightPx).getContext('2d', { willReadFrequently: true });
