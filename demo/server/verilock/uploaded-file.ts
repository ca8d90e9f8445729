/** The file of an upload, checked by its bytes: what the sender says of it does not count. */
import { invalid } from '../provider/api-error.ts';
import { keptFile } from '../provider/kept-file.ts';
import type { UploadedFile } from '../provider/operation.ts';
import { detectedType } from '../sessions/detected-type.ts';
import type { StoredMimeType } from '../storage/records.ts';

/** Types as the documentation calls them. */
const nameOf: Partial<Record<StoredMimeType, string>> = {
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'application/pdf': 'PDF',
};

/**
 * The form field `file`.
 *
 * @throws {ApiError} `invalid` for an empty file, one of another type, and one that is not kept; `too_large`
 */
export const uploadedFile = (
  files: ReadonlyMap<string, UploadedFile>,
  accepted: readonly StoredMimeType[],
): { readonly sent: Uint8Array; readonly kept: Uint8Array; readonly mimeType: StoredMimeType } => {
  const file = files.get('file');
  if (!file || file.bytes.length === 0) throw invalid([{ field: 'file', message: 'The file is empty.' }]);
  const mimeType = detectedType(file.bytes);
  if (mimeType === null || !accepted.includes(mimeType)) {
    const names = accepted.flatMap((type) => nameOf[type] ?? []).join(', ');
    throw invalid([{ field: 'file', message: `The file must be one of: ${names}.` }]);
  }
  return { sent: file.bytes, kept: keptFile(file).bytes, mimeType };
};
