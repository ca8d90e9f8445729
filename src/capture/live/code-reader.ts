/** Reads the code on a document's side over several pictures; believes what two of them say. Loads what it needs. */
import { readTwice, type DocumentReading } from '../../model/reading.ts';
import type { GrayImage, Quad } from '../image/gray-image.ts';
import type { CodeHint, DocumentCode } from './live-report.ts';

/** Time for one picture, in milliseconds: the next one may be better. */
const budgetMs = 120;
/** Pixels a module below which bars are seldom read (measured). */
const leastModulePx = 1.75;
/** Degrees from level or upright beyond which they seldom are. */
const mostSlantDeg = 15;

/** What one picture came to. */
export interface CodeLook {
  /** What is agreed on after this picture; `null` until then. */
  readonly reading: DocumentReading | null;
  readonly hint: CodeHint | null;
}

/** Reads one picture after the other. */
export interface CodeReader {
  read(image: GrayImage, outline: Quad | null): CodeLook;
  /** Another document has come: what was read so far is none of its own. */
  forget(): void;
}

const now = (): number => performance.now();

/** Why bars that are seen may not have been read. */
export const codeHintFor = (
  sighting: { readonly angleDeg: number; readonly modulePx: number | null } | null,
): CodeHint | null => {
  if (!sighting) return null;
  if (sighting.modulePx !== null && sighting.modulePx < leastModulePx) return 'codeCloser';
  const slantDeg = sighting.angleDeg - 90 * Math.round(sighting.angleDeg / 90);
  return Math.abs(slantDeg) > mostSlantDeg ? 'codeStraight' : null;
};

/** The PDF417 symbol of a North American card. */
const barcodeReader = async (): Promise<CodeReader> => {
  const [{ readBarcode }, { barcodeReading }, { agreement, noReads }] = await Promise.all([
    import('../barcode/read-barcode.ts'),
    import('../barcode/barcode-reading.ts'),
    import('../barcode/agreement.ts'),
  ]);
  let reads = noReads;
  return {
    read(image, outline) {
      const { read, sighting } = readBarcode(image, { outline, budgetMs, now });
      const reading = read && barcodeReading(read.text);
      if (!read || !reading) return { reading: null, hint: codeHintFor(sighting) };
      const after = agreement(reads, read.text);
      reads = after.reads;
      return { reading: after.text === null ? null : { ...reading, confidence: readTwice }, hint: null };
    },
    forget() {
      reads = noReads;
    },
  };
};

/** The machine-readable zone of a passport or an identity card. */
const mrzReader = async (): Promise<CodeReader> => {
  const [{ readMrz }, { mrzReading }, { agreedAfter, noAgreement }] = await Promise.all([
    import('../mrz/read-mrz.ts'),
    import('../mrz/mrz-reading.ts'),
    import('../mrz/agreement.ts'),
  ]);
  let agreed = noAgreement;
  return {
    read(image, outline) {
      agreed = agreedAfter(agreed, readMrz(image, { outline, budgetMs, now }));
      // The century of a birth follows from today.
      const today = new Date().toISOString().slice(0, 10);
      const reading = agreed.lines && mrzReading(agreed.lines, today);
      return { reading: reading && { ...reading, confidence: readTwice }, hint: null };
    },
    forget() {
      agreed = noAgreement;
    },
  };
};

const readers: Readonly<Record<DocumentCode, () => Promise<CodeReader | null>>> = {
  barcode: barcodeReader,
  mrz: mrzReader,
  none: () => Promise.resolve(null),
};

/** The reader for a side. Rejects when the browser cannot load it. */
export const openCodeReader = (code: DocumentCode): Promise<CodeReader | null> => readers[code]();
