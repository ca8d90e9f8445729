/** What a device may have read from a document, as it goes over the wire. */
import type { CaptureMetadataWire } from '../../src/session/request-schema.ts';

/** A whole reading of a machine-readable zone. */
export const readingWire: NonNullable<CaptureMetadataWire['reading']> = {
  source: 'mrz',
  fields: { first_name: 'ANNA MARIA', last_name: 'ERIKSSON', date_of_birth: '1974-08-12' },
  document_type: 'drivers_license',
  document_number: 'L898902C3',
  issuer: 'UTO',
  expires_on: '2031-04-15',
  confidence: 0.99,
};
