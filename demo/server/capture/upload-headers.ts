/**
 * The headers of an upload that can be taken up again, as draft-ietf-httpbis-resumable-upload names them and RFC 9651 writes
 * their values.
 */
import { maxCaptureBytes } from '../../../src/model/capture.ts';
import type { CaptureContext } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

/** What a request brings of a file. */
export interface UploadPart {
  /** Where its body belongs. */
  readonly offsetBytes: number;
  /** How long the whole file is. */
  readonly totalBytes: number;
}

/**
 * The part that a request brings, or `null` for a file in one go.
 *
 * @throws {ProtocolError} `upload.too_large`; `server.refused` with 400 for what cannot be
 */
export const uploadPartIn = (c: CaptureContext): UploadPart | null => {
  const offset = c.req.header('Upload-Offset');
  if (offset === undefined) return null;
  const offsetBytes = integerIn(offset);
  const totalBytes = integerIn(c.req.header('Upload-Length'));
  if (totalBytes > maxCaptureBytes) throw new ProtocolError('upload.too_large');
  if (c.req.header('Repr-Digest') === undefined) throw refusal('A part of a file needs Repr-Digest.');
  if (offsetBytes + Number(c.req.header('Content-Length') ?? 0) > totalBytes) throw beyondTheEnd();
  return { offsetBytes, totalBytes };
};

/** There is more than was announced. */
export const beyondTheEnd = (): ProtocolError => refusal('The body goes beyond Upload-Length.');

/** The part does not begin where the file ends so far; the answer says where that is. */
export const elsewhere = (c: CaptureContext, keptBytes: number): ProtocolError => {
  c.header('Upload-Offset', String(keptBytes));
  return new ProtocolError('upload.incomplete', {
    status: 409,
    detail: 'The file goes on at the Upload-Offset of this answer.',
  });
};

/** What is there of a file; `totalBytes` is `null` where nobody has said it yet. */
export const tellKept = (
  c: CaptureContext,
  {
    keptBytes,
    totalBytes,
    isComplete,
  }: { keptBytes: number; totalBytes: number | null; isComplete: boolean },
): Response => {
  c.header('Upload-Offset', String(keptBytes));
  c.header('Upload-Complete', isComplete ? '?1' : '?0');
  if (totalBytes !== null) c.header('Upload-Length', String(totalBytes));
  return c.body(null, 200);
};

const integerIn = (header: string | undefined): number => {
  if (header === undefined || !/^\d{1,15}$/.test(header))
    throw refusal('Upload-Offset and Upload-Length are whole numbers of bytes.');
  return Number(header);
};

const refusal = (detail: string): ProtocolError =>
  new ProtocolError('server.refused', { status: 400, detail });
