/** A card on a table, for a camera and as a file: what the device takes for a document. Nobody is on it. */
import { SyntheticDevices, type PaintScene, type PictureSize } from './synthetic-camera.ts';

/** Where and how the card lies. */
export interface CardScene {
  /** Its width as a share of the picture's. */
  readonly widthShare: number;
  /** Clockwise. From 20 on nobody takes it by themselves. */
  readonly rotationDeg: number;
  /** Pixels of the picture to one of what is sharp in it, 1 and more. */
  readonly coarse: number;
  /** 1 is as it is, less is darker. */
  readonly light: number;
}

const table = (
  context: OffscreenCanvasRenderingContext2D,
  { widthPx, heightPx }: PictureSize,
  frame: number,
): void => {
  context.fillStyle = '#7a5c3e';
  context.fillRect(0, 0, widthPx, heightPx);
  // A camera never delivers the same picture twice.
  context.fillStyle = '#7d5f41';
  context.fillRect((frame * 13) % widthPx, 4, 3, 3);
};

/** A pale card with print on it; nothing but the table where it is `null`. */
export const cardScene = (card: Partial<CardScene> | null): PaintScene => {
  const { coarse = 1, light = 1 } = card ?? {};
  return (context, { widthPx, heightPx }, frame) => {
    // Canvas filters are missing in Safari: few pixels, enlarged, are out of focus as well.
    const small = new OffscreenCanvas(widthPx / coarse, heightPx / coarse);
    const drawn = small.getContext('2d');
    if (!drawn) throw new Error('no canvas');
    drawn.scale(1 / coarse, 1 / coarse);
    lay(card, drawn, { widthPx, heightPx }, frame);
    context.imageSmoothingQuality = 'high';
    context.drawImage(small, 0, 0, widthPx, heightPx);
    context.fillStyle = `rgb(0 0 0 / ${String(1 - light)})`;
    context.fillRect(0, 0, widthPx, heightPx);
  };
};

const lay = (
  card: Partial<CardScene> | null,
  context: OffscreenCanvasRenderingContext2D,
  size: PictureSize,
  frame: number,
): void => {
  table(context, size, frame);
  if (!card) return;
  const { widthShare = 0.7, rotationDeg = 2 } = card;
  const width = size.widthPx * widthShare;
  const height = width / 1.586;
  context.save();
  context.translate(size.widthPx / 2, size.heightPx / 2);
  context.rotate((rotationDeg * Math.PI) / 180);
  context.translate(-width / 2, -height / 2);
  context.fillStyle = '#dfe8f6';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#a84436';
  context.fillRect(width * 0.06, height * 0.25, width * 0.2, height * 0.5);
  context.fillStyle = '#223344';
  context.font = `${String(height / 14)}px sans-serif`;
  for (let line = 0; line < 6; line += 1)
    context.fillText('SPECIMEN MORROW 1990-04-12', width * 0.32, height * (0.2 + line * 0.13));
  context.restore();
};

/** A camera before a card that is good enough to be used, and lies too crooked to be taken without a press. */
export const crookedCard = (): SyntheticDevices => {
  const paint = cardScene({ widthShare: 0.5, rotationDeg: 30 });
  // The next stream goes on where the last one was left: the same picture of two sides would be noticed.
  let frame = 0;
  return new SyntheticDevices({ widthPx: 1280, heightPx: 720 }, (context, size) => {
    frame += 1;
    paint(context, size, frame);
  });
};

/** A photo of it, with a name as a phone gives one. */
export const cardFile = async (card: Partial<CardScene> | null, frame = 1): Promise<File> => {
  const canvas = new OffscreenCanvas(1280, 720);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  cardScene(card)(context as unknown as CanvasRenderingContext2D, { widthPx: 1280, heightPx: 720 }, frame);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
  return new File([blob], 'IMG_0001.jpg', { type: 'image/jpeg' });
};
