/** A session as Verilock's "Get a session" and "List sessions" show it. */
import type { z } from 'zod';
import type { Services } from '../services.ts';
import { openValues } from '../sessions/applicant.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageReader } from '../storage/storage.ts';
import type { verilockSession } from './session-schema.ts';
import { sessionResults } from './session-results.ts';
import { riskScore, verilockDecision, verilockStatus } from './session-status.ts';

/** The session with a result for each of its steps. */
export const sessionView = async (
  { sealer }: Pick<Services, 'sealer'>,
  reader: StorageReader,
  session: SessionRecord,
): Promise<z.input<typeof verilockSession>> => {
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
    results: sessionResults(session, await reader.captures(session.id)),
    risk_score: riskScore(session),
    decision: verilockDecision(session),
    created_at: new Date(session.createdAtMs).toISOString(),
    expires_at: new Date(session.expiresAtMs).toISOString(),
    completed_at: session.completedAtMs === null ? null : new Date(session.completedAtMs).toISOString(),
  };
};
