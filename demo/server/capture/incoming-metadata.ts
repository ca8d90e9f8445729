/** What a device says of a file in `Idv-Capture-Metadata`: read, and held to what belongs to the step. Pure. */
import type { CaptureStepId } from '../../../src/model/step.ts';
import { captureMetadataWire, type CaptureMetadataWire } from '../../../src/session/request-schema.ts';
import { ProtocolError } from './protocol-error.ts';
import { parseJson, parseWith } from './read-request.ts';

/** Longest metadata, in bytes of JSON: a document's reading with every field of a card takes a quarter of it. */
const maxMetadataBytes = 8192;

/** The header's object. @throws {ProtocolError} `server.refused` with 431, 400 or 422 */
export const readMetadata = (header: string | undefined, step: CaptureStepId): CaptureMetadataWire => {
  const json = Buffer.from(header ?? '', 'base64url');
  if (json.length > maxMetadataBytes)
    throw new ProtocolError('server.refused', {
      status: 431,
      detail: `Idv-Capture-Metadata is longer than ${String(maxMetadataBytes)} bytes.`,
    });
  const metadata = parseWith(captureMetadataWire, parseJson(json.toString()));
  if (!belongsTo(step, metadata))
    throw new ProtocolError('server.refused', {
      status: 422,
      detail: 'The metadata does not belong to this step.',
    });
  return metadata;
};

const belongsTo = (step: CaptureStepId, metadata: CaptureMetadataWire): boolean => {
  const { liveness, proof_of_address: proof, reading, doubts, copy, copy_of: copyOf } = metadata;
  const isSide = step === 'document-front' || step === 'document-back';
  const isPicture = copy === undefined;
  return (
    (liveness !== undefined) === (step === 'liveness') &&
    (proof !== undefined) === (step === 'proof-of-address') &&
    (isPicture || isSide) &&
    (copyOf === undefined || !isPicture) &&
    // A copy shows nothing that its picture does not: what is known of both goes with the picture.
    (reading === undefined || (isSide && isPicture)) &&
    (doubts === undefined || ((isSide || step === 'selfie') && isPicture))
  );
};
