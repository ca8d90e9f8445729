/**
 * The requests of the capture protocol, version 1: one schema a body. The sandbox checks with them; the client is held
 * to them by their types alone, so that no browser loads them.
 */
import * as z from 'zod/mini';
import { livenessActions, proofOfAddressKinds } from '../model/capture.ts';
import { documentTypes } from '../model/document.ts';
import { fieldNames } from '../model/field.ts';
import { photoDoubts } from '../model/photo-doubt.ts';
import { sandboxOutcomes } from '../model/session.ts';
import { stepIds } from '../model/step.ts';
import { documentTypeWire } from './schema.ts';

const shortText = z.string().check(z.maxLength(200));

/**
 * What a device calls itself, e.g. `Safari · iPhone`. Another person reads it on another screen, and trusts that screen:
 * nothing longer than a name, nothing invisible, nothing that changes the direction of what follows.
 */
const deviceLabel = z.string().check(z.maxLength(40), z.regex(/^[\p{L}\p{M}\p{N} ·().,/_+-]*$/u));

/** Values of the additional data, whoever read or entered them. */
const fieldValuesWire = z.partialRecord(z.enum(fieldNames), z.string().check(z.maxLength(300)));

/**
 * `POST …/claim`, request. A browser that keeps a key names none here: it proves it with the header `DPoP` (RFC 9449),
 * as in every later call. `device_key` is the secret of one that cannot. `number` is the chosen one, where the
 * invitation has numbers to choose from.
 */
export const claimRequestWire = z.object({
  device_key: z.optional(z.string().check(z.minLength(16), z.maxLength(200))),
  number: z.optional(z.int().check(z.nonnegative(), z.maximum(99))),
  device: z.object({ kind: z.enum(['phone', 'desktop']), label: deviceLabel }),
  language: z.nullable(z.string().check(z.maxLength(35))),
});

/**
 * `POST …/handoff`, request. `fresh`: the person has just asked, so that whatever became of an earlier handoff counts no
 * more; without it one that was declined or rejected stays so. Language and theme go with the link.
 */
export const handoffRequestWire = z.object({
  purpose: z.enum(['show', 'send']),
  fresh: z.boolean(),
  language: z.nullable(z.string().check(z.maxLength(35))),
  theme: z.nullable(z.enum(['light', 'dark'])),
});

const holding = z.int().check(z.nonnegative());

/** `POST …/handoff/cancel`, request. `disconnect`: the other device may not come back. */
export const takeBackRequestWire = z.object({ holding, disconnect: z.boolean() });

/** `POST …/handoff/resume`, request: the device that had come goes on, and needs no other link. */
export const handOverRequestWire = z.object({ holding });

/** `POST …/presence`, request: a sign of life, with the step on the screen. */
export const presenceRequestWire = z.object({ step: z.nullable(z.enum(stepIds)) });

/** `POST /verify/code`, request. Case, spaces and hyphens do not matter. */
export const codeRequestWire = z.object({ code: z.string().check(z.maxLength(40)) });

/** `POST …/consent`, request. Declining is not sent: without consent nothing is recorded of the person. */
export const consentRequestWire = z.object({ version: z.string(), language: shortText });

/** `PUT …/document-type`, request. */
export const documentTypeRequestWire = z.object({ document_type: documentTypeWire });

/** What the device has read from a document. Advice: whoever decides reads the picture for themselves. */
const readingWire = z.object({
  source: z.enum(['barcode', 'mrz']),
  fields: fieldValuesWire,
  document_type: z.nullable(z.enum(documentTypes)),
  document_number: z.nullable(z.string().check(z.maxLength(300))),
  issuer: z.nullable(z.string().check(z.maxLength(3))),
  expires_on: z.nullable(z.iso.date()),
  confidence: z.number().check(z.minimum(0), z.maximum(1)),
});

/**
 * Header `Idv-Capture-Metadata` of `PUT …/captures/{step}`: this object as JSON in base64url, 8 kB of JSON at most.
 * `frame` is there for liveness only (0-based, `frames` in all), `kind` and `document_date` for a proof of address
 * only. `reading` goes with the picture of a document's side, `doubts` with that of a side or with a selfie.
 *
 * A side may have a straightened copy, which comes after its picture, with `copy` and its own size. `copy_of` is the
 * `Content-Digest` of the picture, where the page can compute one: a copy that comes late belongs to no other picture.
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
  proof_of_address: z.optional(z.object({ kind: z.enum(proofOfAddressKinds), document_date: z.iso.date() })),
  reading: z.optional(readingWire),
  doubts: z.optional(z.array(z.enum(photoDoubts)).check(z.maxLength(12))),
  copy: z.optional(z.literal('rectified')),
  copy_of: z.optional(z.string().check(z.regex(/^sha-256=:[A-Za-z0-9+/]{43}=:$/))),
});

/** `PUT …/fields`, request. */
export const fieldsRequestWire = z.object({
  fields: fieldValuesWire,
});

/** `POST …/sandbox-outcome`, request (Verifa "Testing"). */
export const sandboxOutcomeRequestWire = z.object({ outcome: z.enum(sandboxOutcomes) });

export type ClaimRequestWire = z.infer<typeof claimRequestWire>;
export type HandoffRequestWire = z.infer<typeof handoffRequestWire>;
export type CaptureMetadataWire = z.infer<typeof captureMetadataWire>;
