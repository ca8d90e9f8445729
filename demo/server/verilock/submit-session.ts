/** Submit a session whose files a backend has uploaded. */
import { z } from 'zod';
import { invalid, type FieldProblem } from '../provider/api-error.ts';
import { changeOperation } from '../provider/operation.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { submit } from '../sessions/life.ts';
import { missingSteps } from '../sessions/received-captures.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import { requireOpen } from './open-session.ts';

const submitted = z.strictObject({ id: z.string(), status: z.literal('processing'), message: z.string() });

/** One problem a missing upload. Consent is the backend's own matter here, and liveness is judged from the selfie. */
const missingUploads = (
  session: SessionRecord,
  captures: readonly CaptureRecord[],
): readonly FieldProblem[] => {
  const missing = missingSteps(session, captures);
  const problems: FieldProblem[] = [];
  if (missing.includes('document-front'))
    problems.push({ field: 'document', message: 'The front of the document is missing.' });
  // Nobody has to say which document it is; the back is asked for only of one that is known to have a back.
  if (missing.includes('document-back') && session.documentType !== null)
    problems.push({ field: 'document', message: 'The back of the document is missing.' });
  if (missing.includes('selfie')) problems.push({ field: 'selfie', message: 'The selfie is missing.' });
  return problems;
};

/** `POST /sessions/{session_id}/submit`: there is no screen to choose a sandbox outcome on, so that it is an approval. */
export const submitSession = changeOperation({
  id: 'submitSession',
  method: 'post',
  path: '/sessions/{session_id}/submit',
  summary: 'Submit a session for verification',
  source: 'KYC Sessions: Submit a session',
  scopes: ['sessions:write'],
  problems: ['invalid', 'invalid_state'],
  answer: { status: 200, schema: submitted, description: 'The session is being processed.' },
  async run({ tx, services, session, nowMs }) {
    requireOpen(session);
    const problems = missingUploads(session, await tx.captures(session.id));
    if (problems.length > 0) throw invalid(problems);
    const deciding: SessionRecord = {
      ...session,
      autoOutcome: session.autoOutcome ?? 'approve',
      steps: session.steps.filter((step) => step !== 'sandbox-outcome'),
    };
    await keepSession(tx, submit(deciding, nowMs, services.processingDelayMs), nowMs);
    return {
      id: session.id,
      status: 'processing' as const,
      message: 'The session has been submitted for verification.',
    };
  },
});
