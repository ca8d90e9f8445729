/** Wire → model: the only place that knows both spellings. Everything past this file speaks src/model/. */
import { CaptureError } from '../model/errors.ts';
import type { LivenessChallenge } from '../model/capture.ts';
import { documentTypes, type DocumentType } from '../model/document.ts';
import type { Invitation, Session } from '../model/session.ts';
import { stepIds, type StepId } from '../model/step.ts';
import { camelized } from './camelized.ts';
import { challengeWire, claimAnswerWire, invitationWire, sessionWire, type SessionWire } from './schema.ts';

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
  const { handoff, serverTime, ...invitation } = camelized(parsed.data);
  return {
    ...invitation,
    handoff: handoff && { ...handoff, askedMsAgo: msBetween(handoff.askedAt, serverTime) },
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

/** Verilock's name of a document type, or the model's own (Verilock "Upload a document": four values). */
export const documentTypeFrom = (wire: string): DocumentType => {
  if (wire === 'driving_license') return 'drivers_license';
  if (wire === 'id_card') return 'national_id';
  return documentTypes.find((type) => type === wire) ?? 'passport';
};

const stepFrom = (wire: string): StepId => {
  const step = stepIds.find((id) => id === wire);
  if (!step) throw new CaptureError('server.unsupported_step');
  return step;
};

/** A step by its name on the wire, or `null` for one that this version does not know. */
const knownStep = (wire: string | null): StepId | null => stepIds.find((id) => id === wire) ?? null;

/** Milliseconds from one time to another, or 0 when that is over. A time that is none must not end a session at once. */
export const msBetween = (from: string, until: string): number => {
  const ms = Date.parse(until) - Date.parse(from);
  if (Number.isNaN(ms)) throw new CaptureError('network.bad_response');
  return Math.max(0, ms);
};

const toSession = (wire: SessionWire): Session => {
  const session = camelized(wire);
  return {
    ...session,
    status: session.status === 'sandbox_pending' ? 'sandbox-pending' : session.status,
    otherDevice: session.otherDevice && { ...session.otherDevice, step: knownStep(session.otherDevice.step) },
    holder: session.holder === 'this_device' ? 'this-device' : 'other-device',
    steps: session.steps.map(stepFrom),
    documents: session.documents.map(({ type, hasBack }) => ({ type: documentTypeFrom(type), hasBack })),
    documentType: session.documentType && documentTypeFrom(session.documentType),
    msLeft: msBetween(session.serverTime, session.expiresAt),
  };
};
