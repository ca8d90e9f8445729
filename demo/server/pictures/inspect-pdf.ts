/** Looks through a PDF for what it must not have. It draws nothing and changes nothing. */
import { FileRefused } from './file-refused.ts';

/** @throws {FileRefused} `upload.rejected_type` for what is no whole, plain PDF */
export const inspectPdf = (bytes: Uint8Array): Promise<void> => {
  const end = Buffer.from(bytes.subarray(-1024)).toString('latin1');
  if (!end.includes('%%EOF') || !end.includes('startxref'))
    throw new FileRefused('upload.rejected_type', 'The PDF is not complete.');
  return Promise.resolve();
};
