/** The header that goes with each file of a capture, read back as the backend does. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { filesOf, type Capture, type CaptureFile } from '../../../src/model/capture.ts';
import { photoDoubts } from '../../../src/model/photo-doubt.ts';
import { captureStepIds } from '../../../src/model/step.ts';
import { metadataHeader } from '../../../src/session/capture-metadata.ts';
import { captureMetadataWire } from '../../../src/session/request-schema.ts';
import { sampleReading } from '../../fakes/sample-reading.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';

const readBack = async (capture: Capture, fileIndex = 0): Promise<unknown> =>
  JSON.parse(Buffer.from(await metadataHeader(capture, fileIndex), 'base64url').toString('utf8'));

const jpegFile = (text: string, widthPx: number, heightPx: number): CaptureFile => ({
  body: new Blob([text], { type: 'image/jpeg' }),
  mimeType: 'image/jpeg',
  widthPx,
  heightPx,
});

type PictureCapture = Exclude<Capture, { readonly step: 'liveness' | 'proof-of-address' }>;

/** A side with everything that the device can make of it. */
const readSide = (more: Partial<PictureCapture> = {}): Capture => ({
  step: 'document-front',
  source: 'camera',
  file: jpegFile('picture', 1920, 1080),
  rectified: jpegFile('copy', 1012, 638),
  reading: sampleReading(),
  doubts: ['glare', 'expired'],
  ...more,
});

describe('the header of a capture', () => {
  it.each(['document-front', 'document-back', 'selfie'] as const)(
    'of %s says how it was made',
    async (step) => {
      expect(await readBack(sampleCapture(step))).toEqual({
        source: 'camera',
        width_px: 1920,
        height_px: 1080,
      });
    },
  );

  it('of a liveness burst numbers its frames', async () => {
    const capture = sampleCapture('liveness');
    expect(await Promise.all(filesOf(capture).map((_, index) => readBack(capture, index)))).toEqual(
      [0, 600, 1201].map((takenAtMs, frame) => ({
        source: 'camera',
        width_px: 1920,
        height_px: 1080,
        liveness: { nonce: 'nonce-1', frame, frames: 3, action: 'smile', taken_at_ms: takenAtMs },
      })),
    );
  });

  it('of a proof of address names its kind and date', async () => {
    expect(await readBack(sampleCapture('proof-of-address'))).toMatchObject({
      source: 'file',
      proof_of_address: { kind: 'utility_bill', document_date: '2026-01-31' },
    });
  });

  it('of a PDF has no size in pixels', async () => {
    const body = new Blob(['%PDF-'], { type: 'application/pdf' });
    const file = { body, mimeType: 'application/pdf', widthPx: null, heightPx: null } as const;
    const capture: Capture = { step: 'selfie', source: 'file', file };
    expect(await readBack(capture)).toEqual({ source: 'file', width_px: null, height_px: null });
  });

  it.each(captureStepIds)(
    'of %s is what the backend accepts, in letters that a header may hold',
    async (step) => {
      const capture = sampleCapture(step);
      for (const index of filesOf(capture).keys()) {
        expect(await metadataHeader(capture, index)).toMatch(/^[\w-]+$/);
        expect(captureMetadataWire.safeParse(await readBack(capture, index)).success).toBe(true);
      }
    },
  );
});

describe('the header of a document’s side', () => {
  it('says what was read and doubted with the picture', async () => {
    expect(await readBack(readSide())).toEqual({
      source: 'camera',
      width_px: 1920,
      height_px: 1080,
      reading: {
        source: 'barcode',
        fields: { last_name: 'MORROW' },
        document_type: 'drivers_license',
        document_number: 'D1234567',
        issuer: 'USA',
        expires_on: '2031-05-02',
        confidence: 0.99,
      },
      doubts: ['glare', 'expired'],
    });
  });

  it('says with the copy whose copy it is, and nothing of the person', async () => {
    const digest = createHash('sha256').update('picture').digest('base64');
    expect(await readBack(readSide(), 1)).toEqual({
      source: 'camera',
      width_px: 1012,
      height_px: 638,
      copy: 'rectified',
      copy_of: `sha-256=:${digest}:`,
    });
  });

  it('says nothing of what is not known', async () => {
    const capture = readSide({ reading: null, rectified: null, doubts: [] });
    expect(filesOf(capture)).toHaveLength(1);
    expect(await readBack(capture)).toEqual({
      source: 'camera',
      width_px: 1920,
      height_px: 1080,
      doubts: [],
    });
  });

  it('is what the backend accepts, with every word for a doubt and a reading that knows nothing', async () => {
    const unknown = { documentType: null, documentNumber: null, issuer: null, expiresOn: null };
    const reading = sampleReading({ source: 'mrz', fields: {}, confidence: 0, ...unknown });
    const capture = readSide({ reading, doubts: photoDoubts });
    for (const index of [0, 1]) {
      const metadata = await readBack(capture, index);
      expect(captureMetadataWire.parse(metadata)).toEqual(metadata);
    }
  });

  it.each(['Müller-Łukasz', 'Ἀριστοτέλης', 'محمد', '王小明', '👩‍👧 \u0000 "\\', 'lone \ud800'])(
    'carries the name %j',
    async (name) => {
      const capture = readSide({ reading: sampleReading({ fields: { last_name: name } }) });
      expect(await metadataHeader(capture, 0)).toMatch(/^[\w-]+$/);
      expect(await readBack(capture)).toMatchObject({ reading: { fields: { last_name: name } } });
    },
  );
});
