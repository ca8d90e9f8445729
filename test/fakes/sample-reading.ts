/** A document's reading as tests need one, with what matters to each of them. */
import type { DocumentReading } from '../../src/model/reading.ts';

export const sampleReading = (more: Partial<DocumentReading> = {}): DocumentReading => ({
  source: 'barcode',
  fields: { last_name: 'MORROW' },
  documentType: 'drivers_license',
  documentNumber: 'D1234567',
  issuer: 'USA',
  expiresOn: '2031-05-02',
  confidence: 0.99,
  ...more,
});
