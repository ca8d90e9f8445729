/** What a document says of itself, read from its picture by the device. Advice only: the backend decides. */
import type { DocumentType } from './document.ts';
import type { FieldValues } from './field.ts';

/** What was read; only what the code's own checks vouch for. */
export interface DocumentReading {
  readonly source: 'barcode' | 'mrz';
  /** In the words of the additional data. */
  readonly fields: FieldValues;
  /** What kind of document it says it is; `null` where it does not say. */
  readonly documentType: DocumentType | null;
  readonly documentNumber: string | null;
  /** Three letters: ISO 3166-1 alpha-3, or a code of ICAO Doc 9303, part 3, section 5, such as `UTO`. */
  readonly issuer: string | null;
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  /** How sure the device is of it, 0..1: `readAlone` from one picture, `readTwice` where two agree. */
  readonly confidence: number;
}

/** Confidence of what one picture says: in 500 noisy frames a wrong text came back once (measured). */
export const readAlone = 0.9;

/** Confidence of what two pictures say alike. */
export const readTwice = 0.99;
