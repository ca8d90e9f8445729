/** Reads the code on a document's side over several pictures; believes what two of them say. Loads what it needs. */
import type { FieldValues } from '../../model/field.ts';
import type { DocumentReading } from '../../model/reading.ts';
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

/** Only values that are there, each under the name of its field. */
const fieldsOf = (values: Readonly<Record<string, string | undefined>>): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

/** The PDF417 symbol of a North American card. */
const barcodeReader = async (): Promise<CodeReader> => {
  const [{ readBarcode }, { readAamva }, { agreement, noReads }] = await Promise.all([
    import('../barcode/read-barcode.ts'),
    import('../barcode/aamva.ts'),
    import('../barcode/agreement.ts'),
  ]);
  let reads = noReads;
  return {
    read(image, outline) {
      const { read } = readBarcode(image, { outline, budgetMs, now });
      const card = read && readAamva(read.text);
      if (!read || !card) return null;
      const after = agreement(reads, read.text);
      reads = after.reads;
      if (after.text === null) return null;
      return {
        source: 'barcode',
        fields: fieldsOf({
          first_name: card.givenName,
          last_name: card.familyName,
          date_of_birth: card.dateOfBirth,
          address_street: card.address?.street,
          address_city: card.address?.city,
          address_region: card.address?.region,
          address_postal_code: card.address?.postalCode,
          address_country: card.address?.country,
        }),
      };
    },
  };
};

/** The machine-readable zone of a passport or an identity card. */
const mrzReader = async (): Promise<CodeReader> => {
  const [{ readMrz }, { readMrzFields }, { agreedAfter, noAgreement }] = await Promise.all([
    import('../mrz/read-mrz.ts'),
    import('../mrz/mrz-fields.ts'),
    import('../mrz/agreement.ts'),
  ]);
  let agreed = noAgreement;
  return {
    read(image, outline) {
      agreed = agreedAfter(agreed, readMrz(image, { outline, budgetMs, now }));
      // The century of a birth follows from today.
      const today = new Date().toISOString().slice(0, 10);
      const fields = agreed.lines && readMrzFields(agreed.lines, today);
      if (!fields) return null;
      return {
        source: 'mrz',
        fields: fieldsOf({
          first_name: fields.givenName,
          last_name: fields.familyName,
          date_of_birth: fields.dateOfBirth,
        }),
      };
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
