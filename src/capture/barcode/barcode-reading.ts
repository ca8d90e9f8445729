/** What a card's barcode says, in the words of a document's reading. Pure. */
import { readAlone, type DocumentReading } from '../../model/reading.ts';
import { ordinaryCase } from '../live/ordinary-case.ts';
import { plausibleText, plausibleValues } from '../live/plausible-values.ts';
import { readAamva } from './aamva.ts';

/** The countries whose cards carry the symbol, with their three letters. */
const issuers: Readonly<Record<string, string>> = { US: 'USA', CA: 'CAN' };

/** The reading of a symbol's text; `null` where it is not of a North American card. */
export const barcodeReading = (text: string): DocumentReading | null => {
  const card = readAamva(text);
  if (!card) return null;
  const { address, isDriversLicense } = card;
  return {
    source: 'barcode',
    fields: plausibleValues({
      first_name: card.givenName && ordinaryCase(card.givenName),
      last_name: card.familyName && ordinaryCase(card.familyName),
      date_of_birth: card.dateOfBirth,
      address_street: address?.street,
      address_city: address?.city,
      address_region: address?.region,
      address_postal_code: address?.postalCode,
      address_country: address?.country,
    }),
    documentType:
      isDriversLicense === undefined ? null : isDriversLicense ? 'drivers_license' : 'national_id',
    documentNumber: plausibleText(card.documentNumber),
    issuer: issuers[address?.country ?? ''] ?? null,
    expiresOn: card.expiresOn ?? null,
    confidence: readAlone,
  };
};
