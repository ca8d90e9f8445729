/** Captures of every kind, as a page gives them to be kept, and the store that keeps them. */
import { newCaptureStore } from '../../../src/browser/capture-store.ts';
import type { CaptureFile } from '../../../src/model/capture.ts';
import type { CaptureStore, KeptCapture } from '../../../src/model/ports.ts';

/** An hour, in milliseconds. */
export const hourMs = 60 * 60_000;
/** In a picture's own bytes: where it can be read, the picture can. */
export const canary = 'CANARY-IN-THE-PICTURE';

/** A picture that looks like one, and says where it can be read. */
export const jpeg = (salt: number, bytes = 40_000): CaptureFile => {
  const body = new Uint8Array(bytes).map((_, at) => (at * 31 + salt) % 251);
  body.set([0xff, 0xd8, 0xff, 0xe0]);
  body.set(new TextEncoder().encode(canary), 20);
  return {
    body: new Blob([body], { type: 'image/jpeg' }),
    mimeType: 'image/jpeg',
    widthPx: 640,
    heightPx: 480,
  };
};

/** The front of a document, with its straightened copy and what was read. */
export const front: KeptCapture = {
  capture: {
    step: 'document-front',
    source: 'camera',
    file: jpeg(1),
    rectified: jpeg(2, 9_000),
    reading: {
      source: 'mrz',
      fields: { first_name: 'Anna Maria', last_name: 'ERIKSSON' },
      documentType: 'passport',
      documentNumber: 'L898902C3',
      issuer: 'UTO',
      expiresOn: '2032-04-15',
      confidence: 0.99,
    },
    doubts: ['glare'],
  },
  replaces: '2026-03-01T10:00:00.000Z',
};
/** A selfie from a file. */
export const selfie: KeptCapture = {
  capture: { step: 'selfie', source: 'file', file: jpeg(3), rectified: null, doubts: [] },
  replaces: null,
};
/** Three frames. */
export const liveness: KeptCapture = {
  capture: {
    step: 'liveness',
    source: 'camera',
    nonce: 'nonce-1',
    frames: (['turn_left', 'blink', 'smile'] as const).map((action, at) => ({
      file: jpeg(10 + at, 7_000 + at),
      action,
      takenAtMs: 700 * at,
    })),
  },
  replaces: null,
};
/** A PDF. */
export const address: KeptCapture = {
  capture: {
    step: 'proof-of-address',
    source: 'file',
    file: {
      body: new Blob([`%PDF-1.7\n${canary}\n%%EOF`], { type: 'application/pdf' }),
      mimeType: 'application/pdf',
      widthPx: null,
      heightPx: null,
    },
    kind: 'utility_bill',
    documentDate: '2026-01-31',
  },
  replaces: null,
};

/** A store; each call is another page of this browser. */
export const newStore = async (): Promise<CaptureStore> => {
  const store = await newCaptureStore();
  if (!store) throw new Error('no store');
  return store;
};

/** The steps that are kept. */
export const stepsOf = async (store: CaptureStore, sessionId = 'ses_1'): Promise<string[]> =>
  (await store.kept(sessionId)).map(({ capture }) => capture.step).sort();
