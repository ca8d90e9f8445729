/**
 * The wire of the capture protocol, version 1: one schema a body. The client reads answers with them, the sandbox
 * checks requests and answers with them. They describe, they do not translate: read-session.ts does.
 *
 * zod/mini, because one full zod object under a strict CSP fires a violation and weighs 16 kB more.
 */
import * as z from 'zod/mini';
import { captureStepIds } from '../model/step.ts';
import { livenessActions, proofOfAddressKinds } from '../model/capture.ts';
import { fieldNames } from '../model/field.ts';
import { sandboxOutcomes } from '../model/session.ts';

/** Version of the protocol, as the invitation states it. */
export const protocolVersion = 'idv-capture/1';

const timestamp = z.string().check(z.minLength(10), z.maxLength(40));
const shortText = z.string().check(z.maxLength(200));

/** Both providers' names of a document type: Verifa's first, then the two that Verilock spells differently. */
export const documentTypeWire = z.enum([
  'passport',
  'drivers_license',
  'national_id',
  'residence_permit',
  'driving_license',
  'id_card',
]);

const brandWire = z.object({ name: shortText });

/** `GET …/invitation` */
export const invitationWire = z.object({
  protocol: z.literal(protocolVersion),
  brand: brandWire,
  is_sandbox: z.boolean(),
  claimable: z.enum(['yes', 'expired', 'used', 'finished']),
  language: z.nullable(z.string()),
  handoff: z.nullable(z.object({ from: shortText, asked_at: timestamp })),
  /** Origins that may embed the page and receive its messages; also in the session. */
  allowed_origins: z.array(z.string()),
});

/** `POST …/claim`, request. `device_key` makes the same device recognisable when it claims again. */
export const claimRequestWire = z.object({
  device_key: z.string().check(z.minLength(16), z.maxLength(200)),
  device: z.object({ kind: z.enum(['phone', 'desktop']), label: shortText }),
  language: z.nullable(z.string().check(z.maxLength(35))),
});

const fieldWire = z.object({ name: z.enum(fieldNames), required: z.boolean(), value: z.string() });

const captureWire = z.object({
  step: z.enum(captureStepIds),
  mime_type: z.enum(['image/jpeg', 'application/pdf']),
  bytes: z.number(),
  files: z.number(),
  received_at: timestamp,
});

/** `GET …/session`, and the answer of every call that changes it. */
export const sessionWire = z.object({
  id: z.string(),
  /** Grows by at least one with every change: of two snapshots the one with the higher revision is the truth. */
  revision: z.int().check(z.nonnegative()),
  provider: z.enum(['verifa', 'verilock']),
  is_sandbox: z.boolean(),
  status: z.enum(['capturing', 'sandbox_pending', 'submitted', 'expired', 'failed']),
  holder: z.enum(['this_device', 'other_device']),
  other_device: z.nullable(shortText),
  /** Step ids in the order in which they are asked; one that the client does not know ends the flow with a clear error. */
  steps: z.array(z.string()),
  consent: z.object({
    version: z.string(),
    language: z.string(),
    paragraphs: z.array(z.string()),
    links: z.array(z.object({ label: shortText, url: z.string() })),
    accepted: z.boolean(),
  }),
  documents: z.array(z.object({ type: documentTypeWire, has_back: z.boolean() })),
  document_type: z.nullable(documentTypeWire),
  fields: z.array(fieldWire),
  fields_received: z.boolean(),
  proof_of_address_kinds: z.array(z.enum(proofOfAddressKinds)),
  liveness_actions: z.array(z.enum(livenessActions)),
  captures: z.array(captureWire),
  expires_at: timestamp,
  server_time: timestamp,
  redirect_url: z.nullable(z.string()),
  allowed_origins: z.array(z.string()),
  brand: brandWire,
});

/** `POST …/claim`, answer. */
export const claimAnswerWire = z.object({ credential: z.string(), session: sessionWire });

/** `POST …/consent`, request. Declining is not sent: without consent nothing is recorded of the person. */
export const consentRequestWire = z.object({ version: z.string(), language: z.string() });

/** `PUT …/document-type`, request. */
export const documentTypeRequestWire = z.object({ document_type: documentTypeWire });

/**
 * Header `Idv-Capture-Metadata` of `PUT …/captures/{step}`: this object as JSON in base64url. `frame` is there for
 * liveness only (0-based, `frames` in all), `kind` and `document_date` for a proof of address only.
 */
export const captureMetadataWire = z.object({
  source: z.enum(['camera', 'file']),
  width_px: z.nullable(z.int().check(z.positive())),
  height_px: z.nullable(z.int().check(z.positive())),
  liveness: z.optional(
    z.object({
      nonce: z.string(),
      frame: z.int().check(z.nonnegative(), z.maximum(11)),
      frames: z.int().check(z.positive(), z.maximum(12)),
      action: z.enum(livenessActions),
      taken_at_ms: z.number().check(z.nonnegative()),
    }),
  ),
  proof_of_address: z.optional(
    z.object({ kind: z.enum(proofOfAddressKinds), document_date: z.iso.date() }),
  ),
});

/** `POST …/liveness-challenge`, answer. A nonce is good for one burst and for `expires_in_ms`. */
export const challengeWire = z.object({
  nonce: z.string(),
  actions: z.array(z.enum(livenessActions)).check(z.minLength(1), z.maxLength(7)),
  expires_in_ms: z.number(),
});

/** `PUT …/fields`, request. */
export const fieldsRequestWire = z.object({
  fields: z.partialRecord(z.enum(fieldNames), z.string().check(z.maxLength(300))),
});

/** `POST …/sandbox-outcome`, request (Verifa "Testing"). */
export const sandboxOutcomeRequestWire = z.object({ outcome: z.enum(sandboxOutcomes) });

/** `POST …/handoff`, answer. */
export const handoffWire = z.object({
  capture_url: z.string(),
  expires_at: timestamp,
  server_time: timestamp,
});

/** Every error of the capture protocol. `fields` names the refused fields of a 422. */
export const errorWire = z.object({
  error: z.string(),
  detail: z.string(),
  status_code: z.number(),
  fields: z.optional(z.array(z.string())),
});

export type InvitationWire = z.infer<typeof invitationWire>;
export type ClaimRequestWire = z.infer<typeof claimRequestWire>;
export type ClaimAnswerWire = z.infer<typeof claimAnswerWire>;
export type SessionWire = z.infer<typeof sessionWire>;
export type CaptureMetadataWire = z.infer<typeof captureMetadataWire>;
export type ChallengeWire = z.infer<typeof challengeWire>;
export type HandoffWire = z.infer<typeof handoffWire>;
export type ErrorWire = z.infer<typeof errorWire>;
