/** Submit a session whose documents a backend has uploaded: checks that they are there and begins the verification. */
import { z } from 'zod';
import { ApiError } from '../provider/api-error.ts';
import { changeOperation } from '../provider/operation.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { submit } from '../sessions/life.ts';
import { backIsAsked } from '../sessions/received-captures.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import { captureStatuses, requireStatus } from './allowed-status.ts';
import { dateTime, sessionStatus } from './session-schema.ts';
import { verifaStatus } from './session-status.ts';
import { stepOf, type UploadType } from './upload-types.ts';

const submitted = z.strictObject({ id: z.string(), status: sessionStatus, submitted_at: dateTime });

/** `POST /sessions/{session_id}/submit` */
export const submitSession = changeOperation({
  id: 'submitSession',
  method: 'post',
  path: '/sessions/{session_id}/submit',
  summary: 'Submit a session for verification',
  source: 'API Reference, Sessions: Submit a session for verification',
  scopes: ['sessions:write'],
  problems: ['invalid_state', 'invalid'],
  answer: { status: 200, schema: submitted, description: 'The session, whose verification has begun.' },
  async run({ tx, services, session, nowMs }) {
    requireStatus(session, captureStatuses, 'be submitted');
    const missing = missingUploads(session, await tx.captures(session.id));
    if (missing.length > 0)
      throw new ApiError(
        'invalid',
        `Documents are missing: ${missing.join(', ')}.`,
        missing.map((type) => ({ field: type, message: 'has not been uploaded' })),
      );
    const kept = await keepSession(tx, submit(session, nowMs, services.processingDelayMs), nowMs);
    return {
      id: kept.id,
      status: verifaStatus(kept),
      submitted_at: new Date(kept.submittedAtMs ?? nowMs).toISOString(),
    };
  },
});

/** What is checked is documented; a back is asked for once the type of the document is known to have one. */
const missingUploads = (
  session: SessionRecord,
  captures: readonly CaptureRecord[],
): readonly UploadType[] => {
  const needsBack = session.documentType !== null && backIsAsked(session);
  const checked: readonly UploadType[] = ['id_front', ...(needsBack ? (['id_back'] as const) : []), 'selfie'];
  return checked.filter((type) => {
    const step = stepOf[type];
    return session.steps.includes(step) && !captures.some((capture) => capture.step === step);
  });
};
