/** `GET /api/v1/sessions/:session_id` (Verifa "Get a session"). */
import type { Handler } from 'hono';
import type { Services } from '../services.ts';
import { isRunning } from '../sessions/life.ts';
import { captureUrl } from '../sessions/links.ts';
import { verifaStatus } from './session-status.ts';
import { sessionOf, verifaAnswer, type VerifaEnv } from './verifa-call.ts';

/** The full session; `capture_url` only while the person can still use it. */
export const getVerifaSession =
  (services: Services): Handler<VerifaEnv> =>
  async (c) => {
    const session = await sessionOf(c, services);
    const link = (await services.storage.links(session.id)).findLast(
      ({ kind, revoked }) => kind === 'capture' && !revoked,
    );
    const usable = link && isRunning(session) ? link : null;
    return verifaAnswer(c, {
      status: 200,
      body: {
        id: session.id,
        status: verifaStatus(session),
        is_sandbox: session.environment === 'sandbox',
        environment: session.environment,
        created_at: new Date(session.createdAtMs).toISOString(),
        updated_at: new Date(session.updatedAtMs).toISOString(),
        external_ref: session.externalRef,
        metadata: session.metadata,
        country: session.country,
        checks: session.checks,
        workflow_id: session.planId,
        document_type: session.documentType,
        retention_status: 'active',
        processing_attempts: session.submittedAtMs === null ? 0 : 1,
        consent_ip: session.consent?.ip ?? null,
        capture_url: usable && captureUrl(services.sealer, new URL(c.req.url).origin, usable),
        token_expires_at: usable && new Date(usable.expiresAtMs).toISOString(),
        case_id: null,
        case_status: null,
        tags: session.tags,
      },
    });
  };
