/** The files of a form as they are kept: made before the transaction, because decoding takes its time. */
import { cleanFile, type CleanFile } from '../pictures/clean-file.ts';
import { FileRefused } from '../pictures/file-refused.ts';
import { detectedType } from '../sessions/detected-type.ts';
import { ApiError, invalid } from './api-error.ts';
import type { UploadedFile } from './operation.ts';

/** A file as the form had it. */
export type FormFile = Omit<UploadedFile, 'cleaned'>;

/** Each file with what is kept of it, or why nothing is: which types an operation takes is its own matter. */
export const cleanedFiles = async (
  files: ReadonlyMap<string, FormFile>,
): Promise<ReadonlyMap<string, UploadedFile>> =>
  new Map(
    await Promise.all(
      [...files].map(async ([name, file]) => [name, { ...file, cleaned: await cleaned(file) }] as const),
    ),
  );

const cleaned = async ({ bytes }: FormFile): Promise<CleanFile | FileRefused> => {
  const mimeType = detectedType(bytes);
  if (mimeType === null) return new FileRefused('upload.rejected_type', 'The file is of no accepted type.');
  try {
    // What a face must not be is asked by the operations: here it is not known yet what the file is to show.
    return await cleanFile({ bytes, mimeType, step: 'document-front' });
  } catch (error) {
    if (error instanceof FileRefused) return error;
    throw error;
  }
};

/** What is kept of the file. @throws {ApiError} `too_large`, `invalid` */
export const keptFile = ({ cleaned: file }: UploadedFile): CleanFile => {
  if (!(file instanceof FileRefused)) return file;
  const fields = [{ field: 'file', message: file.detail }];
  throw file.code === 'upload.too_large' ? new ApiError('too_large', file.detail, fields) : invalid(fields);
};
