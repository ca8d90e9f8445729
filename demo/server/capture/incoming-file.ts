/** What a file claims to be, and whether it turns out to be that once it has arrived: type, size, digest, metadata. */
import type { CaptureMimeType } from '../../../src/model/capture.ts';
import type { CaptureStepId } from '../../../src/model/step.ts';
import type { CaptureMetadataWire } from '../../../src/session/request-schema.ts';
import { sameSecret } from '../secrets.ts';
import type { CaptureContext } from './capture-env.ts';
import { readMetadata } from './incoming-metadata.ts';
import { ProtocolError } from './protocol-error.ts';
import { uploadPartIn, type UploadPart } from './upload-headers.ts';

/** What the headers say of a file. */
export interface AnnouncedFile {
  readonly mimeType: CaptureMimeType;
  readonly metadata: CaptureMetadataWire;
  /** SHA-256 as hex, or `null` where the sender could not compute one. */
  readonly sha256: string | null;
  /** Which part of it the body is, or `null` where it is all of it. */
  readonly part: UploadPart | null;
}

/** The first bytes of each accepted type. */
const magicBytes: Record<CaptureMimeType, Buffer> = {
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'application/pdf': Buffer.from('%PDF-'),
};

/**
 * Reads the headers.
 *
 * @throws {ProtocolError} `upload.rejected_type`, `upload.too_large`, `server.refused`, `upload.incomplete`
 */
export const announcedFile = (c: CaptureContext, step: CaptureStepId): AnnouncedFile => {
  const mimeType = declaredType(c.req.header('Content-Type'), step);
  const metadata = readMetadata(c.req.header('Idv-Capture-Metadata'), step);
  // What is straightened is a picture.
  if (metadata.copy !== undefined && mimeType !== 'image/jpeg')
    throw new ProtocolError('upload.rejected_type');
  const part = uploadPartIn(c);
  const sha256 = digestIn(c.req.header(part ? 'Repr-Digest' : 'Content-Digest'));
  return { mimeType, metadata, sha256, part };
};

/**
 * Compares what has arrived with what was announced.
 *
 * @throws {ProtocolError} `capture.empty`, `upload.rejected_type`, `upload.incomplete`
 */
export const checkArrived = (announced: AnnouncedFile, bytes: Buffer, sha256: string): void => {
  const magic = magicBytes[announced.mimeType];
  if (bytes.length === 0) throw new ProtocolError('capture.empty');
  if (!bytes.subarray(0, magic.length).equals(magic)) throw new ProtocolError('upload.rejected_type');
  if (announced.sha256 !== null && !sameSecret(sha256, announced.sha256))
    throw new ProtocolError('upload.incomplete', { detail: 'The bytes do not match their digest.' });
};

/** @throws {ProtocolError} `upload.rejected_type`; a face is never a PDF */
const declaredType = (contentType: string | undefined, step: CaptureStepId): CaptureMimeType => {
  const mimeType = contentType?.split(';')[0]?.trim().toLowerCase();
  if (mimeType === 'image/jpeg') return mimeType;
  if (mimeType === 'application/pdf' && step !== 'selfie' && step !== 'liveness') return mimeType;
  throw new ProtocolError('upload.rejected_type');
};

/**
 * The SHA-256 that a `Content-Digest` or `Repr-Digest` promises (RFC 9530), as hex, or `null` without one: a page that is not secure has
 * no means to compute it.
 *
 * @throws {ProtocolError} `upload.incomplete` for a header without a readable `sha-256`
 */
export const digestIn = (header: string | undefined): string | null => {
  if (header === undefined) return null;
  const value = /(?:^|,)\s*sha-256=:(?<base64>[A-Za-z0-9+/]{43}=):/.exec(header)?.groups?.['base64'];
  if (value === undefined)
    throw new ProtocolError('upload.incomplete', { detail: 'The digest has no readable sha-256.' });
  return Buffer.from(value, 'base64').toString('hex');
};
