/** Records as the console page reads them. No token, no credential and no key is among them. */
import type { Services } from '../services.ts';
import { openValues } from '../sessions/applicant.ts';
import { holdingOf } from '../sessions/holding.ts';
import { linkStatus } from '../sessions/links.ts';
import { receivedCaptures } from '../sessions/received-captures.ts';
import type { CaptureRecord, DeliveryRecord, SessionRecord } from '../storage/records.ts';
import type { StorageReader } from '../storage/storage.ts';
import { timeOf } from '../time-of.ts';
import { verifaStatus } from '../verifa/session-status.ts';
import { verilockStatus } from '../verilock/session-status.ts';
import { deliveryStatus } from '../webhooks/delivery-status.ts';

/** A session in the list; `status` in its provider's words. */
export const sessionView = async (reader: StorageReader, session: SessionRecord): Promise<object> => {
  const captures = receivedCaptures(session.steps, await reader.captures(session.id));
  const holder = session.holderDeviceId === null ? null : await reader.device(session.holderDeviceId);
  return {
    id: session.id,
    provider: session.provider,
    environment: session.environment,
    status: session.provider === 'verifa' ? verifaStatus(session) : verilockStatus(session),
    created_at: timeOf(session.createdAtMs),
    updated_at: timeOf(session.updatedAtMs),
    external_ref: session.externalRef,
    holder: holder?.label ?? null,
    steps: session.steps,
    captures_count: captures.length,
  };
};

/** A session with everything but its captures and deliveries. */
export const detailView = async (
  { storage, sealer, clock, presence }: Services,
  session: SessionRecord,
): Promise<object> => ({
  session: {
    ...(await sessionView(storage, session)),
    result: session.decision,
    expires_at: timeOf(session.expiresAtMs),
    submitted_at: timeOf(session.submittedAtMs),
    completed_at: timeOf(session.completedAtMs),
    country: session.country,
    document_type: session.documentType,
    redirect_url: session.redirectUrl,
    metadata: session.metadata,
    fields_received: session.fieldsSealed !== null,
    redacted_at: timeOf(session.redactedAtMs ?? null),
    devices: (await storage.devices(session.id)).map(({ id, kind, label }) => ({
      kind,
      label,
      is_origin: id === session.originDeviceId,
      is_holder: id === session.holderDeviceId,
      is_present: presence.isPresent(id),
      step: presence.stepOf(id),
    })),
    holding: holdingOf(session),
    handoff: session.handoff
      ? { state: session.handoff.state, wrong_choices: session.handoff.wrongChoices }
      : null,
  },
  consent: session.consent && {
    at: timeOf(session.consent.atMs),
    ip: session.consent.ip,
    version: session.consent.version,
    language: session.consent.language,
  },
  /** What the person entered; what the backend sent along is apart, because it is no answer of the person's. */
  fields: openValues(sealer, session.id, session.fieldsSealed),
  applicant: openValues(sealer, session.id, session.applicantSealed),
  links: (await storage.links(session.id)).map((link) => ({
    id: link.id,
    kind: link.kind,
    purpose: link.purpose ?? null,
    status: linkStatus(link, clock.now()),
    expires_at: timeOf(link.expiresAtMs),
  })),
});

/** A received file. */
export const captureView = (capture: CaptureRecord): object => ({
  id: capture.id,
  step: capture.step,
  frame: capture.frame,
  mime_type: capture.mimeType,
  bytes: capture.bytes,
  sha256: capture.sha256,
  width_px: capture.metadata.width_px,
  height_px: capture.metadata.height_px,
  metadata: capture.metadata,
  received_at: timeOf(capture.receivedAtMs),
  url: `/console/captures/${capture.id}`,
});

/** A webhook delivery, with its body as the object it is. */
export const deliveryView = (delivery: DeliveryRecord): object => ({
  id: delivery.id,
  session_id: delivery.sessionId,
  event: delivery.event,
  url: delivery.url,
  status: deliveryStatus(delivery),
  status_code: delivery.statusCode,
  attempts: delivery.attempts,
  next_attempt_at: timeOf(delivery.nextAttemptAtMs),
  signature: delivery.signature,
  signature_valid: delivery.signatureValid,
  payload: JSON.parse(delivery.payload) as unknown,
  sent_at: timeOf(delivery.sentAtMs),
});
