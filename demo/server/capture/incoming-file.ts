/** What a file claims to be, checked against what it is: type, digest and metadata. */
import type { CaptureMimeType } from '../../../src/model/capture.ts';
import type { CaptureStepId } from '../../../src/model/step.ts';
import { captureMetadataWire, type CaptureMetadataWire } from '../../../src/session/request-schema.ts';
import { sameSecret, sha256Hex } from '../secrets.ts';
import { ProtocolError } from './protocol-error.ts';
import { parseJson, parseWith } from './read-request.ts';

/** A file that has arrived whole. */
export interface IncomingFile {
  readonly mimeType: CaptureMimeType;
  readonly metadata: CaptureMetadataWire;
  readonly bytes: Buffer;
  readonly sha256: string;
}

/** The first bytes of each accepted type. */
const magicBytes: Record<CaptureMimeType, Buffer> = {
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'application/pdf': Buffer.from('%PDF-'),
};

/** The type of a file, as it is declared and as its first bytes show it. */
export const detectedType = {
  /** @throws {ProtocolError} `upload.rejected_type`; a face is never a PDF */
  declared: (contentType: string | undefined, step: CaptureStepId): CaptureMimeType => {
    const mimeType = contentType?.split(';')[0]?.trim().toLowerCase();
    if (mimeType === 'image/jpeg') return mimeType;
    if (mimeType === 'application/pdf' && step !== 'selfie' && step !== 'liveness') return mimeType;
    throw new ProtocolError('upload.rejected_type');
  },
  matches: (bytes: Buffer, mimeType: CaptureMimeType): boolean => {
    const magic = magicBytes[mimeType];
    return bytes.subarray(0, magic.length).equals(magic);
  },
} as const;

/**
 * The SHA-256 that `Content-Digest` promises (RFC 9530), as hex, or `null` without the header: a page that is not
 * secure has no means to compute one.
 *
 * @throws {ProtocolError} `upload.incomplete` for a header without a readable `sha-256`
 */
export const expectedDigest = (header: string | undefined): string | null => {
  if (header === undefined) return null;
  const value = /(?:^|,)\s*sha-256=:(?<base64>[A-Za-z0-9+/]{43}=):/.exec(header)?.groups?.['base64'];
  if (value === undefined)
    throw new ProtocolError('upload.incomplete', { detail: 'Content-Digest has no readable sha-256.' });
  return Buffer.from(value, 'base64').toString('hex');
};

/** @throws {ProtocolError} `upload.incomplete` when other bytes have arrived than were sent */
export const checkDigest = (bytes: Buffer, digest: string | null): void => {
  if (digest !== null && !sameSecret(sha256Hex(bytes), digest))
    throw new ProtocolError('upload.incomplete', { detail: 'The bytes do not match their Content-Digest.' });
};

/** The header's object, with the part that its step needs. @throws {ProtocolError} `server.refused` */
export const readMetadata = (header: string | undefined, step: CaptureStepId): CaptureMetadataWire => {
  const metadata = parseWith(
    captureMetadataWire,
    parseJson(Buffer.from(header ?? '', 'base64url').toString()),
  );
  const misses = (part: object | undefined, isNeeded: boolean): boolean => (part !== undefined) !== isNeeded;
  if (
    misses(metadata.liveness, step === 'liveness') ||
    misses(metadata.proof_of_address, step === 'proof-of-address')
  )
    throw new ProtocolError('server.refused', {
      status: 422,
      detail: 'The metadata does not belong to this step.',
    });
  return metadata;
};
