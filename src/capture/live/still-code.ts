/**
 * Reads the code in one still picture: differently prepared, as long as there is time, because there is no next picture.
 * One read counts; a second one that says the same makes it surer. Loads what it needs.
 */
import { readTwice, type DocumentReading } from '../../model/reading.ts';
import { shrunk, type GrayImage, type Quad } from '../image/gray-image.ts';
import { rectified } from '../image/homography.ts';
import type { DocumentCode } from './live-report.ts';

/** Longest edges of the picture at which a code is looked for, in pixels: bars need more than letters. */
const edgesPx = [2560, 1600, 1920] as const;

const now = (): number => performance.now();

/** One way to look at the picture. */
interface Preparation {
  readonly image: GrayImage;
  readonly outline: Quad | null;
}

/** What one attempt says. */
interface Said {
  readonly reading: DocumentReading;
  /** The same for two reads of the same code. */
  readonly text: string;
}

/** One attempt with so much time. */
type Attempt = (preparation: Preparation, leftMs: number) => Said | null;

/** The picture turned by a quarter, clockwise. */
const quarterTurned = (image: GrayImage): GrayImage => {
  const { widthPx, heightPx } = image;
  const corners: Quad = [
    { x: 0, y: heightPx },
    { x: 0, y: 0 },
    { x: widthPx, y: 0 },
    { x: widthPx, y: heightPx },
  ];
  return rectified(image, corners, heightPx, widthPx);
};

/** The likeliest first. A reader tells by itself when text stands on its head, so that one quarter turn is enough. */
function* preparations(image: GrayImage, outline: Quad | null): Generator<Preparation> {
  const scaled = (edgePx: number): Preparation => {
    const smaller = shrunk(image, edgePx);
    const scale = smaller.widthPx / image.widthPx;
    const [p, q, r, s] = outline ?? [];
    const at = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x: x * scale, y: y * scale });
    return { image: smaller, outline: p && q && r && s ? [at(p), at(q), at(r), at(s)] : null };
  };
  const ways = edgesPx.map((edgePx) => () => scaled(edgePx));
  for (const [index, way] of ways.entries()) {
    const preparation = way();
    yield preparation;
    if (preparation.outline) yield { ...preparation, outline: null };
    if (index === 0) yield { image: quarterTurned(shrunk(image, edgesPx[1])), outline: null };
  }
}

const barcodeAttempt = async (): Promise<Attempt> => {
  const [{ readBarcode }, { barcodeReading }] = await Promise.all([
    import('../barcode/read-barcode.ts'),
    import('../barcode/barcode-reading.ts'),
  ]);
  return ({ image, outline }, leftMs) => {
    const { read } = readBarcode(image, { outline, budgetMs: leftMs, now });
    const reading = read && barcodeReading(read.text);
    return read && reading && { reading, text: read.text };
  };
};

const mrzAttempt = async (): Promise<Attempt> => {
  const [{ readMrz }, { mrzReading }] = await Promise.all([
    import('../mrz/read-mrz.ts'),
    import('../mrz/mrz-reading.ts'),
  ]);
  // The century of a birth follows from today.
  const today = new Date().toISOString().slice(0, 10);
  return ({ image, outline }, leftMs) => {
    const read = readMrz(image, { outline, budgetMs: leftMs, now });
    const reading = read?.isProven ? mrzReading(read.lines, today) : null;
    return read && reading && { reading, text: read.lines.join('\n') };
  };
};

/**
 * What the code on a document's side says; `null` where none is read. Rejects when no reader loads.
 *
 * @param budgetMs time for all attempts together; no other one is begun once it is spent
 */
export const readStillCode = async (
  image: GrayImage,
  outline: Quad | null,
  code: DocumentCode,
  budgetMs: number,
): Promise<DocumentReading | null> => {
  if (code === 'none') return null;
  const attempt = await (code === 'barcode' ? barcodeAttempt() : mrzAttempt());
  const endsAtMs = now() + budgetMs;
  let first: Said | null = null;
  for (const preparation of preparations(image, outline)) {
    const leftMs = endsAtMs - now();
    if (leftMs <= 0) break;
    const said = attempt(preparation, leftMs);
    if (said && said.text === first?.text) return { ...first.reading, confidence: readTwice };
    first ??= said;
  }
  return first?.reading ?? null;
};
