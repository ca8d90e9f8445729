/** Sessions on the wire that stand at a given step: everything before it is answered. Data only. */
import { captureStepIds, stepIds, type CaptureStepId, type StepId } from '../../../src/model/step.ts';
import { sessionWire, type SessionWire } from '../../../src/session/schema.ts';
import { serverTime, sessionBody } from '../../fakes/sample-wire.ts';

/** What the backend lists of a capture that it holds. */
export const receivedWire = (step: CaptureStepId): SessionWire['captures'][number] => ({
  step,
  mime_type: 'image/jpeg',
  bytes: 240_000,
  files: step === 'liveness' ? 9 : 1,
  received_at: serverTime,
});

const links = [
  { label: 'Privacy', url: 'https://verify.example.test/privacy' },
  { label: 'Terms', url: 'https://verify.example.test/terms' },
];

/** A session that asks for everything, with nothing answered yet. */
const everything: Partial<SessionWire> = {
  is_sandbox: true,
  steps: [...stepIds],
  consent: {
    version: '2026-01',
    language: 'en',
    paragraphs: ['We look at your document and your face.', 'We delete both after thirty days.'],
    links,
    accepted: false,
  },
  fields: [
    { name: 'first_name', required: true, value: 'Ada' },
    { name: 'email', required: true, value: '' },
    { name: 'phone', required: false, value: '' },
    { name: 'date_of_birth', required: true, value: '' },
    { name: 'address_street', required: true, value: '' },
    { name: 'address_country', required: true, value: '' },
  ],
  proof_of_address_kinds: ['utility_bill', 'bank_statement'],
  liveness_actions: ['turn_left', 'smile', 'blink'],
  allowed_origins: [],
};

/**
 * A session whose next open step is `step`.
 *
 * @throws {Error} of the schema, when the session is not what the protocol says
 */
export const sessionAt = (step: StepId, different: Partial<SessionWire> = {}): SessionWire => {
  const isBefore = (id: StepId) => stepIds.indexOf(id) < stepIds.indexOf(step);
  const fresh = sessionBody(everything);
  return sessionWire.parse({
    ...fresh,
    revision: stepIds.indexOf(step) + 1,
    status: step === 'sandbox-outcome' ? 'sandbox_pending' : 'capturing',
    consent: { ...fresh.consent, accepted: isBefore('consent') },
    document_type: isBefore('document-type') ? 'drivers_license' : null,
    fields_received: isBefore('fields'),
    captures: captureStepIds.filter(isBefore).map(receivedWire),
    ...different,
  });
};
