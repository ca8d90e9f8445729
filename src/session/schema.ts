/**
 * The answers of the capture protocol, version 1: one schema a body. The client reads with them, the sandbox checks
 * what it says with them. They describe, they do not translate: read-session.ts does. What is asked is described in
 * request-schema.ts, which no browser loads.
 *
 * zod/mini, because one full zod object under a strict CSP fires a violation and weighs 16 kB more.
 */
import * as z from 'zod/mini';
import { captureStepIds } from '../model/step.ts';
import { livenessActions, proofOfAddressKinds } from '../model/capture.ts';
import { fieldNames } from '../model/field.ts';

/** Version of the protocol, as the invitation states it. */
export const protocolVersion = 'idv-capture/1';

/** ISO 8601 with a time zone. */
const timestamp = z.string();

/** Both providers' names of a document type: Verifa's first, then the two that Verilock spells differently. */
export const documentTypeWire = z.enum([
  'passport',
  'drivers_license',
  'national_id',
  'residence_permit',
  'driving_license',
  'id_card',
]);

const brandWire = z.object({ name: z.string() });

/** `GET …/invitation` */
export const invitationWire = z.object({
  protocol: z.literal(protocolVersion),
  brand: brandWire,
  is_sandbox: z.boolean(),
  claimable: z.enum(['yes', 'expired', 'used', 'finished']),
  language: z.nullable(z.string()),
  handoff: z.nullable(
    z.object({
      from: z.string(),
      /** Host of the page that asked. */
      site: z.string(),
      asked_at: timestamp,
      /** In the order in which they are shown, the same for every look; empty where none has to be chosen. */
      numbers: z.array(z.number()),
    }),
  ),
  server_time: timestamp,
  /** Origins that may embed the page and receive its messages; also in the session. */
  allowed_origins: z.array(z.string()),
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
  revision: z.number(),
  provider: z.enum(['verifa', 'verilock']),
  is_sandbox: z.boolean(),
  status: z.enum(['capturing', 'sandbox_pending', 'submitted', 'expired', 'failed']),
  holder: z.enum(['this_device', 'other_device']),
  /** Counts how often the session has changed hands. */
  holding: z.number(),
  /** `is_present`: has given a sign of life within two minutes. `step`: the one on its screen, where it tells. */
  other_device: z.nullable(
    z.object({
      label: z.string(),
      kind: z.enum(['phone', 'desktop']),
      is_present: z.boolean(),
      step: z.nullable(z.string()),
    }),
  ),
  /** The handoff that this device asked for, until somebody has come. */
  handoff: z.nullable(
    z.object({ state: z.enum(['waiting', 'declined', 'rejected']), wrong_choices: z.number() }),
  ),
  /** Step ids in the order in which they are asked; one that the client does not know ends the flow with a clear error. */
  steps: z.array(z.string()),
  consent: z.object({
    version: z.string(),
    language: z.string(),
    paragraphs: z.array(z.string()),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
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

/** `POST …/liveness-challenge`, answer. A nonce is good for one burst and for `expires_in_ms`. */
export const challengeWire = z.object({
  nonce: z.string(),
  actions: z.array(z.enum(livenessActions)),
  expires_in_ms: z.number(),
});

/** Every error of the capture protocol. `fields` names the refused fields of a 422. */
export const errorWire = z.object({
  error: z.string(),
  detail: z.string(),
  status_code: z.number(),
  fields: z.optional(z.array(z.string())),
});

export type InvitationWire = z.infer<typeof invitationWire>;
export type ClaimAnswerWire = z.infer<typeof claimAnswerWire>;
export type SessionWire = z.infer<typeof sessionWire>;
export type ChallengeWire = z.infer<typeof challengeWire>;
export type ErrorWire = z.infer<typeof errorWire>;
