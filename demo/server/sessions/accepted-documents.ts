/** Which identity documents a country's sessions accept, and how each provider spells them. Data, and nothing else. */
import { documentTypes, type AcceptedDocument, type DocumentType } from '../../../src/model/document.ts';
import type { Provider } from '../../../src/model/session.ts';
import type { SessionRecord } from '../storage/records.ts';

/** Whether the back of a document is photographed (Verifa "API-Only Integration": licences and national ids). */
const hasBack: Record<DocumentType, boolean> = {
  passport: false,
  drivers_license: true,
  national_id: true,
  residence_permit: true,
};

/** Countries without a national identity card, by ISO 3166-1 alpha-2. */
const typesByCountry: Readonly<Record<string, readonly DocumentType[]>> = {
  US: ['drivers_license', 'passport', 'residence_permit'],
  GB: ['passport', 'drivers_license', 'residence_permit'],
  CA: ['drivers_license', 'passport', 'residence_permit'],
  DE: ['national_id', 'passport', 'residence_permit', 'drivers_license'],
  FR: ['national_id', 'passport', 'residence_permit', 'drivers_license'],
};

/** The documents that a session accepts: those of its country, the likeliest first, as far as its plan lets them. */
export const acceptedDocuments = ({
  country,
  acceptedTypes,
}: Pick<SessionRecord, 'country' | 'acceptedTypes'>): readonly AcceptedDocument[] =>
  (typesByCountry[country ?? ''] ?? documentTypes)
    .filter((type) => acceptedTypes?.includes(type) ?? true)
    .map((type) => ({ type, hasBack: hasBack[type] }));

const verilockNames: Partial<Record<DocumentType, 'driving_license' | 'id_card'>> = {
  drivers_license: 'driving_license',
  national_id: 'id_card',
};

/** A document type as the provider spells it. */
export const spelledFor = (
  provider: Provider,
  type: DocumentType,
): DocumentType | 'driving_license' | 'id_card' =>
  provider === 'verilock' ? (verilockNames[type] ?? type) : type;

/** The document type behind either provider's spelling. */
export const documentTypeOf = (spelling: DocumentType | 'driving_license' | 'id_card'): DocumentType =>
  spelling === 'driving_license' ? 'drivers_license' : spelling === 'id_card' ? 'national_id' : spelling;
