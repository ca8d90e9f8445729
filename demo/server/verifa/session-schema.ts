/** Verifa's words for sessions and links, as zod: what its operations share. */
import { z } from 'zod';
import { documentTypes } from '../../../src/model/document.ts';

/** Statuses of a session (Verifa "Sessions"). `awaiting_external` needs a workflow with a gate, which no demo workflow has. */
export const sessionStatuses = [
  'pending',
  'capturing',
  'processing',
  'completed',
  'expired',
  'failed',
  'awaiting_external',
  'under_review',
  'sandbox_pending',
] as const;

/** One of them. */
export const sessionStatus = z.enum(sessionStatuses);

/** An instant, ISO 8601 in UTC. */
export const dateTime = z.iso.datetime();

/** `Session` of "Get a session", field by field. */
export const verifaSession = z.strictObject({
  id: z.string(),
  status: sessionStatus,
  is_sandbox: z.boolean(),
  environment: z.enum(['sandbox', 'live']),
  created_at: dateTime,
  updated_at: dateTime,
  external_ref: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  country: z.string().nullable(),
  checks: z.array(z.string()).nullable(),
  workflow_id: z.string().nullable(),
  document_type: z.enum(documentTypes).nullable(),
  retention_status: z.enum(['active', 'sensitive_redacted', 'redacted']).nullable(),
  processing_attempts: z.int().nullable(),
  consent_ip: z.string().nullable(),
  capture_url: z.url().nullable().describe('Only while the person can still use it.'),
  token_expires_at: dateTime.nullable(),
  case_id: z.string().nullable(),
  case_status: z.string().nullable(),
  tags: z.array(z.string()),
});

/** QR code of a capture URL: a PNG in base64. */
export const qrCodeField = z
  .string()
  .startsWith('data:image/png;base64,')
  .nullable()
  .describe('Base64-encoded QR code PNG pointing to the capture URL.');

/** A one-time link. */
export const oneTimeLink = z.strictObject({
  id: z.string(),
  session_id: z.string(),
  capture_url: z.url(),
  status: z.enum(['pending', 'consumed', 'expired', 'revoked']),
  expires_at: dateTime,
  created_at: dateTime,
  qr_code_data_url: qrCodeField,
});
