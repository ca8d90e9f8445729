/** How a capture came about and what the device made of it, as the header that goes with each of its files. */
import { filesOf, type Capture } from '../model/capture.ts';
import type { DocumentReading } from '../model/reading.ts';
import { base64url } from './base64url.ts';
import { contentDigest } from './digest.ts';
import type { CaptureMetadataWire } from './request-schema.ts';

/**
 * Header `Idv-Capture-Metadata` of one file: JSON in base64url, because a header holds no arbitrary text. Letters beyond
 * ASCII are escaped, because base64 is of bytes and names are of any script.
 */
export const metadataHeader = async (capture: Capture, fileIndex: number): Promise<string> =>
  base64url(
    JSON.stringify(await metadataOf(capture, fileIndex)).replace(
      /[\u0080-\uffff]/g,
      (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'),
    ),
  );

const metadataOf = async (capture: Capture, fileIndex: number): Promise<CaptureMetadataWire> => {
  const file = filesOf(capture)[fileIndex];
  const shared = {
    source: capture.source,
    width_px: file?.widthPx ?? null,
    height_px: file?.heightPx ?? null,
  };
  if (capture.step === 'proof-of-address')
    return { ...shared, proof_of_address: { kind: capture.kind, document_date: capture.documentDate } };
  if (capture.step === 'liveness') return { ...shared, liveness: framePart(capture, fileIndex) };
  if (fileIndex > 0)
    return {
      ...shared,
      copy: 'rectified',
      copy_of: (await contentDigest(capture.file.body))['Content-Digest'],
    };
  // What is undefined is no property of the JSON.
  return {
    ...shared,
    reading: capture.reading ? readingOf(capture.reading) : undefined,
    doubts: capture.doubts && [...capture.doubts],
  };
};

const framePart = (
  { nonce, frames }: Extract<Capture, { step: 'liveness' }>,
  index: number,
): CaptureMetadataWire['liveness'] => {
  const frame = frames[index];
  return (
    frame && {
      nonce,
      frame: index,
      frames: frames.length,
      action: frame.action,
      taken_at_ms: Math.round(frame.takenAtMs),
    }
  );
};

const readingOf = ({
  documentType,
  documentNumber,
  expiresOn,
  ...alike
}: DocumentReading): CaptureMetadataWire['reading'] => ({
  ...alike,
  document_type: documentType,
  document_number: documentNumber,
  expires_on: expiresOn,
});
