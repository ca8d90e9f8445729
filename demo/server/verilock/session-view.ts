/** A session as Verilock's "Get a session" and "List sessions" show it. */
import type { z } from 'zod';
import type { Services } from '../services.ts';
import { spelledFor } from '../sessions/accepted-documents.ts';
import { openValues } from '../sessions/applicant.ts';
import { receivedCaptures } from '../sessions/received-captures.ts';
import type { CaptureRecord, SessionRecord } from '../storage/records.ts';
import type { StorageReader } from '../storage/storage.ts';
import { documentType, type verilockSession } from './session-schema.ts';
import { riskScore, verilockDecision, verilockStatus } from './session-status.ts';

type SessionView = z.input<typeof verilockSession>;

/** The session with a result for each of its steps. */
export const sessionView = async (
  { sealer }: Pick<Services, 'sealer'>,
  reader: StorageReader,
  session: SessionRecord,
): Promise<SessionView> => {
  const applicant = openValues(sealer, session.id, session.applicantSealed);
  return {
    id: session.id,
    status: verilockStatus(session),
    profile_id: session.planId,
    external_id: session.externalRef,
    applicant_email: applicant['email'] ?? null,
    applicant_name: applicant['name'] ?? null,
    redirect_url: session.redirectUrl,
    metadata: { ...session.metadata },
    results: results(session, await reader.captures(session.id)),
    risk_score: riskScore(session),
    decision: verilockDecision(session),
    created_at: new Date(session.createdAtMs).toISOString(),
    expires_at: new Date(session.expiresAtMs).toISOString(),
    completed_at: session.completedAtMs === null ? null : new Date(session.completedAtMs).toISOString(),
  };
};

const results = (session: SessionRecord, captures: readonly CaptureRecord[]): SessionView['results'] => {
  const received = receivedCaptures(session.steps, captures).map(({ step }) => step);
  const statusOf = (isReceived: boolean) => {
    if (!isReceived) return 'not_started';
    return session.decision === 'approved' || session.decision === 'declined' ? session.decision : 'pending';
  };
  const type = session.documentType && documentType.parse(spelledFor('verilock', session.documentType));
  return {
    document: { status: statusOf(received.includes('document-front')), type },
    ...(session.steps.includes('selfie')
      ? { selfie: { status: statusOf(received.includes('selfie')) } }
      : {}),
    ...(session.steps.includes('liveness')
      ? { liveness: { status: statusOf(received.includes('liveness')) } }
      : {}),
  };
};
