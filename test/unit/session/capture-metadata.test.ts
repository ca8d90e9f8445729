/** The header that goes with each file of a capture, read back as the backend does. */
import { describe, expect, it } from 'vitest';
import { filesOf, type Capture } from '../../../src/model/capture.ts';
import { captureStepIds } from '../../../src/model/step.ts';
import { metadataHeader } from '../../../src/session/capture-metadata.ts';
import { captureMetadataWire } from '../../../src/session/request-schema.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';

const readBack = (capture: Capture, fileIndex = 0): unknown =>
  JSON.parse(Buffer.from(metadataHeader(capture, fileIndex), 'base64url').toString('utf8'));

describe('the header of a capture', () => {
  it.each(['document-front', 'document-back', 'selfie'] as const)('of %s says how it was made', (step) => {
    expect(readBack(sampleCapture(step))).toEqual({ source: 'camera', width_px: 1920, height_px: 1080 });
  });

  it('of a liveness burst numbers its frames', () => {
    const capture = sampleCapture('liveness');
    expect(filesOf(capture).map((_, index) => readBack(capture, index))).toEqual(
      [0, 600, 1201].map((takenAtMs, frame) => ({
        source: 'camera',
        width_px: 1920,
        height_px: 1080,
        liveness: { nonce: 'nonce-1', frame, frames: 3, action: 'smile', taken_at_ms: takenAtMs },
      })),
    );
  });

  it('of a proof of address names its kind and date', () => {
    expect(readBack(sampleCapture('proof-of-address'))).toMatchObject({
      source: 'file',
      proof_of_address: { kind: 'utility_bill', document_date: '2026-01-31' },
    });
  });

  it('of a PDF has no size in pixels', () => {
    const body = new Blob(['%PDF-'], { type: 'application/pdf' });
    const file = { body, mimeType: 'application/pdf', widthPx: null, heightPx: null } as const;
    const capture: Capture = { step: 'selfie', source: 'file', file };
    expect(readBack(capture)).toEqual({ source: 'file', width_px: null, height_px: null });
  });

  it.each(captureStepIds)('of %s is what the backend accepts, in letters that a header may hold', (step) => {
    const capture = sampleCapture(step);
    for (const index of filesOf(capture).keys()) {
      expect(metadataHeader(capture, index)).toMatch(/^[\w-]+$/);
      expect(captureMetadataWire.safeParse(readBack(capture, index)).success).toBe(true);
    }
  });
});
