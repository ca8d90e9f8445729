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
import { documentTypeWire } from './schema.ts';

const shortText = z.string().check(z.maxLength(200));

/** Values of the additional data, whoever read or entered them. */
const fieldValuesWire = z.partialRecord(z.enum(fieldNames), z.string().check(z.maxLength(300)));

/** `POST …/claim`, request. `device_key` makes the same device recognisable when it claims again. */
export const claimRequestWire = z.object({
  device_key: z.string().check(z.minLength(16), z.maxLength(200)),
  device: z.object({ kind: z.enum(['phone', 'desktop']), label: shortText }),
  language: z.nullable(z.string().check(z.maxLength(35))),
});

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
export type CaptureMetadataWire = z.infer<typeof captureMetadataWire>;
