/** What a document says of itself, read from its picture by the device. Advice only: the backend decides. */
import type { FieldValues } from './field.ts';

/** What was read, in the words of the additional data; only what its own checks vouch for. */
export interface DocumentReading {
  readonly source: 'barcode' | 'mrz';
  readonly fields: FieldValues;
}
