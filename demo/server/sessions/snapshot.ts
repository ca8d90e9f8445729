/** A session as one device sees it: the body of almost every answer of the capture protocol. */
import { proofOfAddressKinds } from '../../../src/model/capture.ts';
import type { SessionWire } from '../../../src/session/schema.ts';
import type { FieldValues } from '../../../src/model/field.ts';
import type { Services } from '../services.ts';
import type { DeviceRecord, SessionRecord, SessionState } from '../storage/records.ts';
import type { StorageReader } from '../storage/storage.ts';
import { allowedOriginsOf } from './allowed-origins.ts';
import { acceptedDocuments, spelledFor } from './accepted-documents.ts';
import { brandName } from './brand.ts';
import { consentText, consentVersion } from './consent-text.ts';
import { knownFields } from './applicant.ts';
import { askedFields } from './plans.ts';
import { holdingOf, otherDeviceId } from './holding.ts';
import { isRunning } from './life.ts';
import { receivedCaptures } from './received-captures.ts';

/** Where and when a snapshot is made. */
interface SnapshotView {
  readonly device: DeviceRecord;
  /** Origin that the request came in on; links of the answer lead there. */
  readonly origin: string;
  readonly nowMs: number;
}

const statusOf: Record<SessionState, SessionWire['status']> = {
  created: 'capturing',
  capturing: 'capturing',
  sandbox_pending: 'sandbox_pending',
  processing: 'submitted',
  completed: 'submitted',
  expired: 'expired',
  failed: 'failed',
};

/** The session as this device may see it now. */
export const snapshot = async (
  reader: StorageReader,
  { sealer, allowedOrigins, presence }: Pick<Services, 'sealer' | 'allowedOrigins' | 'presence'>,
  session: SessionRecord,
  { device, origin, nowMs }: SnapshotView,
): Promise<SessionWire> => {
  const { provider, documentType, holderDeviceId } = session;
  const isHolder = holderDeviceId === device.id;
  const otherId = otherDeviceId(session, device.id);
  const other = otherId === null ? null : await reader.device(otherId);
  return {
    id: session.id,
    revision: session.revision,
    provider,
    is_sandbox: session.environment === 'sandbox',
    status: statusOf[session.state],
    holder: isHolder ? 'this_device' : 'other_device',
    holding: holdingOf(session),
    other_device: other && {
      label: other.label,
      kind: other.kind,
      is_present: presence.isPresent(other.id),
      step: presence.stepOf(other.id),
    },
    handoff: handoffPart(session, device),
    steps: [...session.steps],
    consent: consentPart(session, device, origin),
    documents: acceptedDocuments(session).map(({ type, hasBack }) => ({
      type: spelledFor(provider, type),
      has_back: hasBack,
    })),
    document_type: documentType && spelledFor(provider, documentType),
    // What was entered is for the eyes of the device that works on it.
    fields: fieldsPart(session, isHolder ? knownFields(sealer, session) : {}),
    fields_received: session.fieldsSealed !== null,
    proof_of_address_kinds: [...proofOfAddressKinds],
    liveness_actions: [...session.livenessActions],
    captures: [...receivedCaptures(session.steps, await reader.captures(session.id))],
    expires_at: new Date(session.expiresAtMs).toISOString(),
    server_time: new Date(nowMs).toISOString(),
    redirect_url: session.redirectUrl,
    allowed_origins: [...allowedOriginsOf(session, allowedOrigins)],
    brand: { name: brandName },
  };
};

const handoffPart = (session: SessionRecord, device: DeviceRecord): SessionWire['handoff'] => {
  const { handoff } = session;
  return handoff?.askedBy === device.id && isRunning(session)
    ? { state: handoff.state, wrong_choices: handoff.wrongChoices }
    : null;
};

const consentPart = (
  session: SessionRecord,
  device: DeviceRecord,
  origin: string,
): SessionWire['consent'] => {
  const { language, paragraphs, privacyLabel, termsLabel } = consentText(device.language);
  return {
    version: consentVersion,
    language,
    paragraphs: [...paragraphs],
    links: [
      { label: privacyLabel, url: `${origin}/legal/privacy` },
      { label: termsLabel, url: `${origin}/legal/terms` },
    ],
    accepted: session.consent !== null,
  };
};

const fieldsPart = (session: SessionRecord, values: FieldValues): SessionWire['fields'] =>
  session.steps.includes('fields')
    ? askedFields(session.country).map((field) => ({ ...field, value: values[field.name] ?? '' }))
    : [];
