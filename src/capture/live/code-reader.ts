/** Reads the code on a document's side over several pictures; believes what two of them say. Loads what it needs. */
import { readTwice, type DocumentReading } from '../../model/reading.ts';
import type { GrayImage, Quad } from '../image/gray-image.ts';
import type { DocumentCode } from './live-report.ts';

/** Time for one picture, in milliseconds: the next one may be better. */
const budgetMs = 120;

/** Reads one picture after the other. */
export interface CodeReader {
  /** What is agreed on after this picture; `null` until then. */
  read(image: GrayImage, outline: Quad | null): DocumentReading | null;
}

const now = (): number => performance.now();

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
      const { read } = readBarcode(image, { outline, budgetMs, now });
      const reading = read && barcodeReading(read.text);
      if (!read || !reading) return null;
      const after = agreement(reads, read.text);
      reads = after.reads;
      return after.text === null ? null : { ...reading, confidence: readTwice };
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
      return reading && { ...reading, confidence: readTwice };
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
