/** Get session result: there is one once the session is completed or under review. */
import { z } from 'zod';
import { ApiError } from '../provider/api-error.ts';
import { readOperation } from '../provider/operation.ts';
import type { Sealer } from '../sealer.ts';
import { knownFields } from '../sessions/applicant.ts';
import type { SessionRecord } from '../storage/records.ts';
import { dateTime } from './session-schema.ts';
import { checkStatuses, simulatedChecks } from './simulated-checks.ts';
import { rejectionCodes, resultStatuses, simulatedResult } from './simulated-result.ts';

/** `Result` of "Get session result"; `extracted_data` has no key once the sensitive data are gone. */
export const verifaResult = z.strictObject({
  session_id: z.string(),
  external_ref: z.string().nullable(),
  status: z.enum(resultStatuses),
  is_sandbox: z.boolean(),
  created_at: dateTime,
  face_match_passed: z.boolean().nullable(),
  face_match_score: z.number().min(0).max(1).nullable(),
  age_check_passed: z.boolean().nullable(),
  extracted_age: z.int().nullable(),
  extracted_data: z.strictObject({
    first_name: z.string().nullable().optional(),
    last_name: z.string().nullable().optional(),
    date_of_birth: z.string().nullable().optional(),
    document_type: z.string().nullable().optional(),
  }),
  rejection_reason: z.string().nullable(),
  rejection_reason_code: z.enum(rejectionCodes).nullable(),
  check_results: z.array(z.strictObject({ name: z.string(), status: z.enum(checkStatuses) })),
  processing_mode: z.enum(['workflow']),
  country_used: z.string().nullable(),
  sensitive_data_expired: z.boolean(),
});

/** The result, or `null` before there is one. */
export const resultView = (sealer: Sealer, session: SessionRecord): z.input<typeof verifaResult> | null => {
  const result = simulatedResult(session, knownFields(sealer, session));
  if (!result) return null;
  const isRedacted = Boolean(session.redactedAtMs);
  return {
    session_id: session.id,
    external_ref: session.externalRef,
    status: result.status,
    is_sandbox: session.environment === 'sandbox',
    created_at: new Date(session.completedAtMs ?? session.updatedAtMs).toISOString(),
    face_match_passed: result.facePassed,
    face_match_score: result.faceScore,
    age_check_passed: result.agePassed,
    extracted_age: result.ageYears,
    extracted_data: isRedacted ? {} : { ...result.extracted },
    rejection_reason: result.rejection?.reason ?? null,
    rejection_reason_code: result.rejection?.code ?? null,
    check_results: simulatedChecks(session).map(({ name, status }) => ({ name, status })),
    processing_mode: 'workflow',
    country_used: session.country,
    sensitive_data_expired: isRedacted,
  };
};

/** `GET /sessions/{session_id}/result` */
export const getResult = readOperation({
  id: 'getSessionResult',
  path: '/sessions/{session_id}/result',
  summary: 'Get session result',
  source: 'API Reference, Sessions: Get session result',
  scopes: ['sessions:read'],
  answer: { status: 200, schema: verifaResult, description: 'The verification result.' },
  run({ services, session }) {
    const result = resultView(services.sealer, session);
    if (!result) throw new ApiError('not_found', 'No result yet.');
    return Promise.resolve(result);
  },
});
