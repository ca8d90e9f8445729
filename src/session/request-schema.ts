/**
 * The requests of the capture protocol, version 1: one schema a body. The sandbox checks with them; the client is held
 * to them by their types alone, so that no browser loads them.
 */
import * as z from 'zod/mini';
import { livenessActions, proofOfAddressKinds } from '../model/capture.ts';
import { fieldNames } from '../model/field.ts';
import { sandboxOutcomes } from '../model/session.ts';
import { documentTypeWire } from './schema.ts';

const shortText = z.string().check(z.maxLength(200));

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
  proof_of_address: z.optional(z.object({ kind: z.enum(proofOfAddressKinds), document_date: z.iso.date() })),
});

/** `PUT …/fields`, request. */
export const fieldsRequestWire = z.object({
  fields: z.partialRecord(z.enum(fieldNames), z.string().check(z.maxLength(300))),
});

/** `POST …/sandbox-outcome`, request (Verifa "Testing"). */
export const sandboxOutcomeRequestWire = z.object({ outcome: z.enum(sandboxOutcomes) });

export type ClaimRequestWire = z.infer<typeof claimRequestWire>;
export type CaptureMetadataWire = z.infer<typeof captureMetadataWire>;
