/** How a capture came about, as the header that goes with each of its files. */
import { filesOf, type Capture } from '../model/capture.ts';
import type { CaptureMetadataWire } from './request-schema.ts';

/** Header `Idv-Capture-Metadata` of one file: JSON in base64url, because a header holds no arbitrary text. */
export const metadataHeader = (capture: Capture, fileIndex: number): string =>
  btoa(JSON.stringify(metadataOf(capture, fileIndex)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');

const metadataOf = (capture: Capture, fileIndex: number): CaptureMetadataWire => {
  const file = filesOf(capture)[fileIndex];
  const shared = {
    source: capture.source,
    width_px: file?.widthPx ?? null,
    height_px: file?.heightPx ?? null,
  };
  if (capture.step === 'proof-of-address')
    return { ...shared, proof_of_address: { kind: capture.kind, document_date: capture.documentDate } };
  const frame = capture.step === 'liveness' ? capture.frames[fileIndex] : undefined;
  if (capture.step !== 'liveness' || !frame) return shared;
  return {
    ...shared,
    liveness: {
      nonce: capture.nonce,
      frame: fileIndex,
      frames: capture.frames.length,
      action: frame.action,
      taken_at_ms: Math.round(frame.takenAtMs),
    },
  };
};
