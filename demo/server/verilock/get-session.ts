/** `GET /api/v1/sessions/{id}` (Verilock "Get a session", whose documented example is of the older generation). */
import type { Handler } from 'hono';
import type { Services } from '../services.ts';
import { openValues } from '../sessions/applicant.ts';
import { spelledFor } from '../sessions/accepted-documents.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { receivedCaptures } from '../sessions/received-captures.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import { riskScore, verilockDecision, verilockStatus } from './session-status.ts';
import type { VerilockEnv } from './verilock-env.ts';
import { sessionNotFound } from './verilock-error.ts';

/** The session with a result for each of its steps. */
export const getVerilockSession =
  (services: Services): Handler<VerilockEnv, '/sessions/:id'> =>
  async (c) => {
    const session = await currentSession(services, c.req.param('id'));
    if (session?.provider !== 'verilock' || session.environment !== c.get('caller').environment)
      throw sessionNotFound();
    const applicant = openValues(services.sealer, session.id, session.applicantSealed);
    const captures = await services.storage.captures(session.id);
    return c.json({
      id: session.id,
      status: verilockStatus(session),
      profile_id: session.planId,
      external_id: session.externalRef,
      applicant_email: applicant['email'] ?? null,
      applicant_name: applicant['name'] ?? null,
      redirect_url: session.redirectUrl,
      metadata: session.metadata,
      results: results(session, captures),
      risk_score: riskScore(session),
      decision: verilockDecision(session),
      created_at: new Date(session.createdAtMs).toISOString(),
      expires_at: new Date(session.expiresAtMs).toISOString(),
      completed_at: session.completedAtMs === null ? null : new Date(session.completedAtMs).toISOString(),
    });
  };

const results = (session: SessionRecord, captures: readonly CaptureRecord[]): object => {
  const received = receivedCaptures(session.steps, captures).map(({ step }) => step);
  const statusOf = (isReceived: boolean): string => {
    if (!isReceived) return 'not_started';
    return session.decision === 'approved' || session.decision === 'declined' ? session.decision : 'pending';
  };
  const { documentType } = session;
  return {
    document: {
      status: statusOf(received.includes('document-front')),
      type: documentType && spelledFor('verilock', documentType),
    },
    ...(session.steps.includes('selfie')
      ? { selfie: { status: statusOf(received.includes('selfie')) } }
      : {}),
    ...(session.steps.includes('liveness')
      ? { liveness: { status: statusOf(received.includes('liveness')) } }
      : {}),
  };
};
