/** A session as Verifa's "Get a session" shows it. */
import type { z } from 'zod';
import type { Services } from '../services.ts';
import { isRunning } from '../sessions/life.ts';
import { captureUrl, linkStatus } from '../sessions/links.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageReader } from '../storage/storage.ts';
import type { verifaSession } from './session-schema.ts';
import { verifaStatus } from './session-status.ts';

/** The full session; `capture_url` only while the person can still use it. */
export const sessionView = async (
  { sealer }: Pick<Services, 'sealer'>,
  reader: StorageReader,
  session: SessionRecord,
  origin: string,
  nowMs: number,
): Promise<z.input<typeof verifaSession>> => {
  const link = isRunning(session)
    ? (await reader.links(session.id)).findLast(
        // A session outlives its own link where a one-time link has prolonged it.
        (candidate) =>
          candidate.kind === 'capture' && !candidate.revoked && linkStatus(candidate, nowMs) !== 'expired',
      )
    : undefined;
  return {
    id: session.id,
    status: verifaStatus(session),
    is_sandbox: session.environment === 'sandbox',
    environment: session.environment,
    created_at: new Date(session.createdAtMs).toISOString(),
    updated_at: new Date(session.updatedAtMs).toISOString(),
    external_ref: session.externalRef,
    metadata: { ...session.metadata },
    country: session.country,
    checks: session.checks && [...session.checks],
    workflow_id: session.planId,
    document_type: session.documentType,
    retention_status: session.redactedAtMs ? 'redacted' : 'active',
    processing_attempts: session.submittedAtMs === null ? 0 : 1,
    consent_ip: session.consent?.ip ?? null,
    capture_url: link ? captureUrl(sealer, origin, link) : null,
    token_expires_at: link ? new Date(link.expiresAtMs).toISOString() : null,
    case_id: null,
    case_status: null,
    tags: [...session.tags],
  };
};
