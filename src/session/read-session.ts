/** Wire → model: the only place that knows both spellings. Everything past this file speaks src/model/. */
import { CaptureError } from '../model/errors.ts';
import type { LivenessChallenge } from '../model/capture.ts';
import { documentTypes, type DocumentType } from '../model/document.ts';
import type { HandoffLink, Invitation, Session, SessionStatus } from '../model/session.ts';
import { stepIds, type StepId } from '../model/step.ts';
import {
  challengeWire,
  claimAnswerWire,
  handoffWire,
  invitationWire,
  sessionWire,
  type SessionWire,
} from './schema.ts';

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false };
}

/** @throws {CaptureError} `network.bad_response` when a body is not what the protocol says. */
const parse = <T>(schema: Schema<T>, body: unknown): T => {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new CaptureError('network.bad_response');
  return parsed.data;
};

/** The invitation, or `null` when the body is no invitation of this protocol: the origin then speaks another one. */
export const readInvitation = (body: unknown): Invitation | null => {
  const parsed = invitationWire.safeParse(body);
  if (!parsed.success) return null;
  const { brand, is_sandbox, claimable, language, handoff, allowed_origins } = parsed.data;
  return {
    brand,
    sandbox: is_sandbox,
    claimable,
    language,
    handoff: handoff && { from: handoff.from, askedAt: handoff.asked_at },
    allowedOrigins: allowed_origins,
  };
};

/** @throws {CaptureError} `network.bad_response`, `server.unsupported_step` */
export const readClaim = (body: unknown): { readonly credential: string; readonly session: Session } => {
  const { credential, session } = parse(claimAnswerWire, body);
  return { credential, session: toSession(session) };
};

/** @throws {CaptureError} `network.bad_response`, `server.unsupported_step` */
export const readSession = (body: unknown): Session => toSession(parse(sessionWire, body));

/** @throws {CaptureError} `network.bad_response` */
export const readChallenge = (body: unknown): LivenessChallenge => {
  const { nonce, actions } = parse(challengeWire, body);
  return { nonce, actions };
};

/** A handoff link with its end in this device's time: the two clocks may differ by hours. @throws {CaptureError} `network.bad_response` */
export const readHandoff = (body: unknown, nowMs: number): HandoffLink => {
  const { capture_url, expires_at, server_time } = parse(handoffWire, body);
  return { url: capture_url, expiresAtMs: nowMs + Math.max(0, Date.parse(expires_at) - Date.parse(server_time)) };
};

/** Verilock's name of a document type, or the model's own (Verilock "Upload a document": four values). */
export const documentTypeFrom = (wire: string): DocumentType => {
  if (wire === 'driving_license') return 'drivers_license';
  if (wire === 'id_card') return 'national_id';
  return documentTypes.find((type) => type === wire) ?? 'passport';
};

const statusFrom: Record<SessionWire['status'], SessionStatus> = {
  capturing: 'capturing',
  sandbox_pending: 'sandbox-pending',
  submitted: 'submitted',
  expired: 'expired',
  failed: 'failed',
};

const stepFrom = (wire: string): StepId => {
  const step = stepIds.find((id) => id === wire);
  if (!step) throw new CaptureError('server.unsupported_step');
  return step;
};

const toSession = (wire: SessionWire): Session => ({
  id: wire.id,
  revision: wire.revision,
  provider: wire.provider,
  sandbox: wire.is_sandbox,
  status: statusFrom[wire.status],
  holder: wire.holder === 'this_device' ? 'this-device' : 'other-device',
  otherDevice: wire.other_device,
  steps: wire.steps.map(stepFrom),
  consent: wire.consent,
  documents: wire.documents.map(({ type, has_back }) => ({ type: documentTypeFrom(type), hasBack: has_back })),
  documentType: wire.document_type && documentTypeFrom(wire.document_type),
  fields: wire.fields,
  fieldsReceived: wire.fields_received,
  proofOfAddressKinds: wire.proof_of_address_kinds,
  livenessActions: wire.liveness_actions,
  captures: wire.captures.map(({ step, mime_type, bytes, files, received_at }) => ({
    step,
    mimeType: mime_type,
    bytes,
    files,
    receivedAt: received_at,
  })),
  msLeft: Math.max(0, Date.parse(wire.expires_at) - Date.parse(wire.server_time)),
  redirectUrl: wire.redirect_url,
  allowedOrigins: wire.allowed_origins,
  brand: wire.brand,
});
