/** What the backend says on the wire: whole bodies of the capture protocol, with what a test wants different. */
import type { SessionEntry } from '../../src/model/session.ts';
import type { InvitationWire, SessionWire } from '../../src/session/schema.ts';

/** The entry to the session whose bodies these are. */
export const sampleEntry: SessionEntry = {
  captureUrl: 'https://verify.example/verify/tok',
  origin: 'https://verify.example',
  sessionId: null,
  redirectUrl: null,
};

/** The server's time in every sample body. */
export const serverTime = '2026-02-01T12:00:00.000Z';

/** `GET …/session` of a fresh session; it ends 20 minutes after `serverTime`. */
export const sessionBody = (different: Partial<SessionWire> = {}): SessionWire => ({
  id: 'ses_1',
  revision: 1,
  provider: 'verifa',
  is_sandbox: false,
  status: 'capturing',
  holder: 'this_device',
  holding: 3,
  other_device: null,
  handoff: null,
  steps: ['consent', 'document-type', 'document-front', 'document-back', 'selfie', 'review'],
  consent: { version: '2026-01', language: 'en', paragraphs: ['One.'], links: [], accepted: false },
  documents: [
    { type: 'passport', has_back: false },
    { type: 'drivers_license', has_back: true },
  ],
  document_type: null,
  fields: [],
  fields_received: false,
  proof_of_address_kinds: [],
  liveness_actions: [],
  captures: [],
  expires_at: '2026-02-01T12:20:00.000Z',
  server_time: serverTime,
  redirect_url: null,
  allowed_origins: ['https://shop.example'],
  brand: { name: 'Acme' },
  ...different,
});

/** `GET …/invitation` of a link that can be claimed. */
export const invitationBody = (different: Partial<InvitationWire> = {}): InvitationWire => ({
  protocol: 'idv-capture/1',
  brand: { name: 'Acme' },
  is_sandbox: false,
  claimable: 'yes',
  language: null,
  handoff: null,
  server_time: serverTime,
  allowed_origins: ['https://shop.example'],
  ...different,
});

/** An error body of the capture protocol. */
export const errorBody = (error: string, statusCode: number, fields?: string[]) => ({
  error,
  detail: 'What happened.',
  status_code: statusCode,
  ...(fields && { fields }),
});

/** One server-sent event that carries a body. */
export const eventOf = (body: unknown): string => `event: session\ndata: ${JSON.stringify(body)}\n\n`;
