/** Upload a side of the identity document, in the newer form: one file a call. */
import { z } from 'zod';
import type { DocumentType } from '../../../src/model/document.ts';
import { invalid } from '../provider/api-error.ts';
import { changeOperation } from '../provider/operation.ts';
import { acceptedDocuments, documentTypeOf, spelledFor } from '../sessions/accepted-documents.ts';
import { backIsAsked } from '../sessions/received-captures.ts';
import { keepReceivedFile } from '../sessions/received-file.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { requireOpen } from './open-session.ts';
import { dateTime, documentType } from './session-schema.ts';
import { uploadedFile } from './uploaded-file.ts';

const side = z.enum(['front', 'back'], { error: 'Must be "front" or "back".' });

const parameters = z.object({ side, document_type: documentType.optional() });

const uploaded = z.strictObject({
  id: z.string(),
  session_id: z.string(),
  side,
  document_type: documentType.nullable(),
  status: z.literal('uploaded'),
  created_at: dateTime,
});

/** The document that is shown, named now or earlier or the only one that is accepted. @throws {ApiError} `invalid` */
const shownDocument = (
  session: SessionRecord,
  named: z.output<typeof documentType> | undefined,
): DocumentType | null => {
  const accepted = acceptedDocuments(session).map(({ type }) => type);
  if (named === undefined)
    return session.documentType ?? (accepted.length === 1 ? (accepted[0] ?? null) : null);
  const type = documentTypeOf(named);
  if (!accepted.includes(type))
    throw invalid([{ field: 'document_type', message: 'The profile does not accept this document.' }]);
  return type;
};

/** Another document than before: the pictures of the earlier one go. */
const deleteOtherDocument = async (
  tx: StorageWriter,
  { id, documentType: earlier }: SessionRecord,
  type: DocumentType | null,
): Promise<void> => {
  if (earlier === null || earlier === type) return;
  for (const { id: captureId, step } of await tx.captures(id))
    if (step === 'document-front' || step === 'document-back') await tx.deleteCapture(captureId);
};

/** `POST /sessions/{session_id}/documents`: a second file for the same side takes the place of the first. */
export const uploadDocument = changeOperation({
  id: 'uploadDocument',
  method: 'post',
  path: '/sessions/{session_id}/documents',
  summary: 'Upload a side of the identity document',
  source: 'SDKs, REST API: Upload a document',
  scopes: ['documents:write'],
  body: parameters,
  files: { file: { required: true, description: 'JPG, PNG or PDF, at most 10 MB.' } },
  problems: ['invalid_state'],
  answer: { status: 200, schema: uploaded, description: 'The file is kept.' },
  async run({ tx, services, session, body, files, nowMs }) {
    requireOpen(session);
    const file = uploadedFile(files, ['image/jpeg', 'image/png', 'application/pdf']);
    const type = shownDocument(session, body.document_type);
    const changed = { ...session, documentType: type };
    if (body.side === 'back' && !backIsAsked(changed))
      throw invalid([{ field: 'side', message: 'This document has no back.' }]);
    await deleteOtherDocument(tx, session, type);
    const { id, receivedAtMs } = await keepReceivedFile(
      { tx, services, session: changed, nowMs },
      { step: `document-${body.side}`, ...file, idPrefix: 'doc_' },
    );
    return {
      id,
      session_id: session.id,
      side: body.side,
      document_type: type && documentType.parse(spelledFor('verilock', type)),
      status: 'uploaded' as const,
      created_at: new Date(receivedAtMs).toISOString(),
    };
  },
});
