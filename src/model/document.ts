/** The identity documents a session may accept. The names are Verifa's; Verilock's are translated in session/. */

/** Document types (Verifa "API-Only Integration", step 3). */
export const documentTypes = ['passport', 'drivers_license', 'national_id', 'residence_permit'] as const;

/** Type of an identity document. */
export type DocumentType = (typeof documentTypes)[number];

/** A document type that this session accepts, and whether its back is asked for. */
export interface AcceptedDocument {
  readonly type: DocumentType;
  readonly hasBack: boolean;
}
