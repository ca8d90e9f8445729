/** Verilock's words for sessions, as zod: what its operations share. */
import { z } from 'zod';

/** Statuses of a session (Verilock "List sessions": five values, no other is documented). */
export const sessionStatus = z.enum(['created', 'processing', 'approved', 'declined', 'expired']);

/** Spellings of document types (Verilock "Upload document"). */
export const documentType = z.enum(['passport', 'id_card', 'driving_license', 'residence_permit']);

/** An instant, ISO 8601 in UTC. */
export const dateTime = z.iso.datetime();

/** What became of a step (Verilock "Get a session"). */
export const stepStatus = z.enum(['approved', 'declined', 'pending', 'not_started']);

/** A likeness, 0 to 1; `null` before the decision. */
const score = z.number().min(0).max(1).nullable();

/** A result for each thing that the session's profile asks for (Verilock "Get a session"). */
export const sessionResults = z.strictObject({
  document: z.strictObject({
    status: stepStatus,
    type: documentType.nullable(),
    details: z
      .strictObject({ document_number: z.string(), issuing_country: z.string(), expiry_date: z.iso.date() })
      .nullable()
      .describe('Simulated; `null` before the decision.'),
  }),
  selfie: z.strictObject({ status: stepStatus }).optional(),
  face_match: z.strictObject({ status: stepStatus, score }).optional(),
  liveness: z
    .strictObject({
      status: stepStatus,
      score,
      details: z.strictObject({ is_live: z.boolean() }).nullable().describe('`null` before the decision.'),
    })
    .optional(),
});

/** A session. */
export const verilockSession = z.strictObject({
  id: z.string(),
  status: sessionStatus,
  profile_id: z.string().nullable(),
  external_id: z.string().nullable(),
  applicant_email: z.string().nullable(),
  applicant_name: z.string().nullable(),
  redirect_url: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  results: sessionResults,
  risk_score: z.int().min(0).max(100).nullable(),
  decision: z.enum(['approved', 'declined', 'needs_review']).nullable(),
  created_at: dateTime,
  expires_at: dateTime,
  completed_at: dateTime.nullable(),
});
