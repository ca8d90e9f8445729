/** A session as the backend would describe it, in the model's words and on the wire, with what a test wants different. */
import type { Session } from '../../src/model/session.ts';
import type { CaptureStepId } from '../../src/model/step.ts';
import type { Capture, ReceivedCapture } from '../../src/model/capture.ts';
import type { HandoffLink, HandoffRequest, Invitation, OtherDevice } from '../../src/model/session.ts';

/** A fresh session that asks for everything once, held by this device. */
export const sampleSession = (different: Partial<Session> = {}): Session => ({
  id: 'ses_1',
  revision: 1,
  provider: 'verifa',
  isSandbox: false,
  status: 'capturing',
  holder: 'this-device',
  holding: 3,
  otherDevice: null,
  handoff: null,
  steps: [
    'consent',
    'document-type',
    'document-front',
    'document-back',
    'selfie',
    'liveness',
    'fields',
    'proof-of-address',
    'review',
  ],
  consent: { version: '2026-01', language: 'en', paragraphs: ['One.'], links: [], accepted: false },
  documents: [
    { type: 'passport', hasBack: false },
    { type: 'drivers_license', hasBack: true },
  ],
  documentType: null,
  fields: [{ name: 'first_name', required: true, value: '' }],
  fieldsReceived: false,
  proofOfAddressKinds: ['utility_bill', 'bank_statement'],
  livenessActions: ['turn_left', 'smile', 'blink'],
  captures: [],
  msLeft: 1_200_000,
  redirectUrl: null,
  allowedOrigins: ['https://shop.example'],
  brand: { name: 'Acme' },
  ...different,
});

/** A capture that the backend holds. */
export const received = (step: CaptureStepId): ReceivedCapture => ({
  step,
  mimeType: 'image/jpeg',
  bytes: 1000,
  files: step === 'liveness' ? 9 : 1,
  receivedAt: '2026-02-01T12:00:00Z',
});

/** A session in which everything is answered but the submission. */
export const answeredSession = (different: Partial<Session> = {}): Session => {
  const fresh = sampleSession();
  return {
    ...fresh,
    revision: 20,
    consent: { ...fresh.consent, accepted: true },
    documentType: 'drivers_license',
    fieldsReceived: true,
    captures: (['document-front', 'document-back', 'selfie', 'liveness', 'proof-of-address'] as const).map(
      received,
    ),
    ...different,
  };
};

/** An invitation that can be claimed. */
export const sampleInvitation = (different: Partial<Invitation> = {}): Invitation => ({
  brand: { name: 'Acme' },
  isSandbox: false,
  handoff: null,
  claimable: 'yes',
  language: null,
  allowedOrigins: ['https://shop.example'],
  ...different,
});

/** Another device that is there. */
export const samplePhone = (different: Partial<OtherDevice> = {}): OtherDevice => ({
  label: 'Safari · iPhone',
  kind: 'phone',
  isPresent: true,
  step: null,
  ...different,
});

/** What a device that is asked in gets to know. */
export const sampleRequest = (different: Partial<HandoffRequest> = {}): HandoffRequest => ({
  from: 'Firefox · Windows',
  site: 'shop.example',
  askedMsAgo: 20_000,
  numbers: [27, 54, 81],
  ...different,
});

/** A link that is shown. */
export const sampleLink = (different: Partial<HandoffLink> = {}): HandoffLink => ({
  url: 'https://verify.example/verify/slk_1',
  code: null,
  codeUrl: null,
  number: 54,
  renewAtMs: 60_000,
  expiresAtMs: 120_000,
  ...different,
});

/** A capture of a step, made of so many bytes a file. */
export const sampleCapture = (step: CaptureStepId, bytes = 100): Capture => {
  const file = () =>
    ({
      body: new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }),
      mimeType: 'image/jpeg',
      widthPx: 1920,
      heightPx: 1080,
    }) as const;
  switch (step) {
    case 'liveness': {
      const frames = ([0, 1, 2] as const).map((frame) => ({
        file: file(),
        action: 'smile' as const,
        takenAtMs: 600.4 * frame,
      }));
      return { step, source: 'camera', nonce: 'nonce-1', frames };
    }
    case 'proof-of-address':
      return { step, source: 'file', file: file(), kind: 'utility_bill', documentDate: '2026-01-31' };
    default:
      return { step, source: 'camera', file: file() };
  }
};
