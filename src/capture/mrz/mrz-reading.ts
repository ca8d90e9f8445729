/** What a machine-readable zone says, in the words of a document's reading. Pure. */
import type { DocumentType } from '../../model/document.ts';
import { readAlone, type DocumentReading } from '../../model/reading.ts';
import { ordinaryCase } from '../live/ordinary-case.ts';
import { plausibleText, plausibleValues } from '../live/plausible-values.ts';
import { readMrzFields } from './mrz-fields.ts';

/** By the document's code: what comes after the first letter is the issuer's, apart from `R` for a residence permit. */
const typeOf = (code: string): DocumentType | null => {
  if (code.startsWith('P')) return 'passport';
  if (!/^[ACI]/.test(code)) return null;
  return code[1] === 'R' ? 'residence_permit' : 'national_id';
};

/** @param today `YYYY-MM-DD`: the century of a birth follows from it; `null` where the lines are no zone */
export const mrzReading = (lines: readonly string[], today: string): DocumentReading | null => {
  const zone = readMrzFields(lines, today);
  if (!zone) return null;
  return {
    source: 'mrz',
    fields: plausibleValues({
      first_name: zone.givenName && ordinaryCase(zone.givenName),
      last_name: zone.familyName && ordinaryCase(zone.familyName),
      date_of_birth: zone.dateOfBirth,
    }),
    documentType: typeOf(zone.documentCode ?? ''),
    documentNumber: plausibleText(zone.documentNumber),
    issuer: zone.issuingState ?? null,
    expiresOn: zone.expiresOn ?? null,
    confidence: readAlone,
  };
};
