/** Upload a document: one file of a session whose pictures come from a backend, checked by its bytes and its word. */
import { z } from 'zod';
import { invalid, type FieldProblem } from '../provider/api-error.ts';
import { keptFile } from '../provider/kept-file.ts';
import { changeOperation, type UploadedFile } from '../provider/operation.ts';
import { detectedType } from '../sessions/detected-type.ts';
import { keepReceivedFile } from '../sessions/received-file.ts';
import type { StoredMetadata, StoredMimeType } from '../storage/records.ts';
import { captureStatuses, requireStatus } from './allowed-status.ts';
import { dateTime } from './session-schema.ts';
import { stepOf, uploadTypes, type UploadType } from './upload-types.ts';

const parameters = z.object({
  document_type: z.enum(uploadTypes),
  poa_document_type: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Such as `utility_bill` or `bank_statement`; required for a `proof_of_address`.'),
  poa_document_date: z.iso.date().optional().describe('Date of a proof of address; not in the future.'),
});

const uploaded = z.strictObject({
  id: z.string(),
  session_id: z.string(),
  document_type: z.enum(uploadTypes),
  mime_type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
  file_size_bytes: z.int(),
  created_at: dateTime,
});

/** `POST /sessions/{session_id}/documents`: the same type again replaces the file before it. */
export const uploadDocument = changeOperation({
  id: 'uploadSessionDocument',
  method: 'post',
  path: '/sessions/{session_id}/documents',
  summary: 'Upload a session document',
  source: 'API Reference, Documents: Upload a session document',
  scopes: ['documents:write'],
  files: {
    file: { required: true, description: 'JPEG, PNG, WebP or PDF of at most 10 MB; a selfie is no PDF.' },
  },
  body: parameters,
  problems: ['invalid_state', 'too_large', 'unsupported_type'],
  answer: { status: 201, schema: uploaded, description: 'The file as it is kept.' },
  async run({ tx, services, session, body, files, nowMs }) {
    requireStatus(session, captureStatuses, 'take documents');
    const { document_type: type } = body;
    const proofOfAddress = type === 'proof_of_address' ? proofIn(body, nowMs) : undefined;
    const file = files.get('file');
    if (!file) throw invalid([{ field: 'file', message: 'is required, as a file' }]);
    const capture = await keepReceivedFile(
      { tx, services, session, nowMs },
      {
        step: stepOf[type],
        mimeType: checkedType(file, type),
        sent: file.bytes,
        kept: keptFile(file).bytes,
        idPrefix: 'doc_',
        ...(proofOfAddress ? { proofOfAddress } : {}),
      },
    );
    return {
      id: capture.id,
      session_id: session.id,
      document_type: type,
      mime_type: capture.mimeType,
      file_size_bytes: capture.bytes,
      created_at: new Date(capture.receivedAtMs).toISOString(),
    };
  },
});

/** @throws {ApiError} `invalid` for a file that is empty, of no accepted type, or not what it is declared to be */
const checkedType = ({ bytes, mimeType }: UploadedFile, type: UploadType): StoredMimeType => {
  if (bytes.length === 0) throw invalid([{ field: 'file', message: 'is empty' }]);
  const detected = detectedType(bytes);
  if (!detected) throw invalid([{ field: 'file', message: 'is no JPEG, PNG, WebP or PDF' }]);
  if (mimeType.split(';')[0]?.trim().toLowerCase() !== detected)
    throw invalid([{ field: 'file', message: `is declared as another type than ${detected}, which it is` }]);
  if (type === 'selfie' && detected === 'application/pdf')
    throw invalid([{ field: 'file', message: 'must be a picture: a selfie is no PDF' }]);
  return detected;
};

/** @throws {ApiError} `invalid` without the kind, or with a date that is yet to come */
const proofIn = (
  { poa_document_type: kind, poa_document_date: date }: z.output<typeof parameters>,
  nowMs: number,
): NonNullable<StoredMetadata['proof_of_address']> => {
  const problems: FieldProblem[] = [];
  if (kind === undefined)
    problems.push({ field: 'poa_document_type', message: 'is required for a proof_of_address' });
  if (date !== undefined && date > latestDate(nowMs))
    problems.push({ field: 'poa_document_date', message: 'must not be in the future' });
  if (kind === undefined || problems.length > 0) throw invalid(problems);
  return { kind, ...(date === undefined ? {} : { document_date: date }) };
};

/** Today where the day begins first, so that no one's today is refused: UTC+14. */
const latestDate = (nowMs: number): string => new Date(nowMs + 14 * 3_600_000).toISOString().slice(0, 10);
