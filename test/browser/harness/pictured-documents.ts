/** Documents drawn in the browser, and photos of them on a table. Nobody is on them; they are the same on every run. */
import { toCanvas } from 'bwip-js/browser';
import { aamvaPayload } from '../../fixtures/aamva-payload.ts';
import { fictionalPerson, type FictionalPerson } from '../../fixtures/fictional-person.ts';
import { passportMrzLines } from '../../fixtures/mrz-lines.ts';
import { mrzPage } from '../../fixtures/mrz/mrz-page.ts';
import { seeded } from '../../fixtures/seeded.ts';
import type { CaptureFile } from '../../../src/model/capture.ts';

/** A flat document, its longer edges level. */
export type FlatDocument = HTMLCanvasElement;

/** How a document lies before the camera. */
export interface Lying {
  /** The document's width as a share of the picture's width. */
  readonly widthShare: number;
  /** Clockwise. */
  readonly rotationDeg?: number;
  /** To the right, as a share of the picture's width. */
  readonly aside?: number;
}

const sheet = (widthPx: number, heightPx: number): [HTMLCanvasElement, CanvasRenderingContext2D] => {
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  return [canvas, context];
};

/** Colour of the square at a card's top left corner: by it one sees which way is up. */
export const markColour = '#c02020';

/** A card with print on it. */
export const printedCard = (): FlatDocument => {
  const [canvas, context] = sheet(1200, 757);
  context.fillStyle = '#e8eef2';
  context.fillRect(0, 0, 1200, 757);
  context.fillStyle = markColour;
  context.fillRect(60, 60, 160, 110);
  context.fillStyle = '#223344';
  context.font = '64px sans-serif';
  for (let line = 0; line < 6; line += 1)
    context.fillText('SPECIMEN MORROW 1990-04-12', 120, 250 + line * 80);
  return canvas;
};

/** `columns` and `eclevel` are options of the symbology, unknown to the package's types. */
const symbolLayout = {
  bcid: 'pdf417',
  parse: true,
  columns: 13,
  eclevel: 5,
  scale: 4,
  padding: 6,
  backgroundcolor: 'ffffff',
};

/** The back of a licence with its symbol. */
export const licenceBack = (person: FictionalPerson = fictionalPerson): FlatDocument => {
  const [canvas, context] = sheet(1712, 1080);
  context.fillStyle = '#dfe7ec';
  context.fillRect(0, 0, 1712, 1080);
  const symbol = document.createElement('canvas');
  toCanvas(symbol, {
    ...symbolLayout,
    text: aamvaPayload(person).replaceAll(
      /[\u0000-\u001f]/g,
      (character) => `^${String(character.charCodeAt(0)).padStart(3, '0')}`,
    ),
  });
  const widthPx = 1500;
  context.drawImage(symbol, (1712 - widthPx) / 2, 140, widthPx, (widthPx * symbol.height) / symbol.width);
  return canvas;
};

/** A passport's data page. */
export const passportPage = async (person: FictionalPerson = fictionalPerson): Promise<FlatDocument> => {
  const { svg, width, height } = mrzPage(seeded(7), 'TD3', passportMrzLines(person), { pattern: 0.1 });
  const picture = new Image();
  const sized = svg.replace('<svg ', `<svg width="${width}" height="${height}" `);
  picture.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await picture.decode();
  const [canvas, context] = sheet(1600, Math.round((1600 * height) / width));
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

/** Draws a document on a table; `frame` keeps two pictures from being the same, as no camera's are. */
export const drawLying = (
  context: CanvasRenderingContext2D,
  flat: FlatDocument | null,
  { widthShare, rotationDeg = 0, aside = 0 }: Lying,
  frame = 0,
): void => {
  const { width, height } = context.canvas;
  context.fillStyle = '#7a5c3e';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#7d5f41';
  context.fillRect((frame * 13) % width, 4, 3, 3);
  if (!flat) return;
  context.save();
  context.imageSmoothingQuality = 'high';
  context.translate(width * (0.5 + aside), height / 2);
  context.rotate((rotationDeg * Math.PI) / 180);
  const wide = width * widthShare;
  const high = (wide * flat.height) / flat.width;
  context.drawImage(flat, -wide / 2, -high / 2, wide, high);
  context.restore();
};

/** A photo of it, as a step hands it over. */
export const photoOf = async (
  flat: FlatDocument | null,
  lying: Lying,
  widthPx = 1920,
  heightPx = 1080,
): Promise<CaptureFile> => {
  const [canvas, context] = sheet(widthPx, heightPx);
  drawLying(context, flat, lying);
  const body = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob(
      (blob) => {
        if (blob) resolve(blob);
        else reject(new Error('no JPEG'));
      },
      'image/jpeg',
      0.92,
    );
  });
  return { body, mimeType: 'image/jpeg', widthPx, heightPx };
};
