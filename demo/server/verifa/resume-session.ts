/** `POST /api/v1/sessions/:session_id/resume` (Verifa "Resume a session"): fresh link and expiry, progress kept. */
import type { Handler } from 'hono';
import { qrCodeDataUrl } from '../provider/qr-code.ts';
import { newId } from '../secrets.ts';
import type { Services } from '../services.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { addLink, captureUrl, revokeLinks } from '../sessions/links.ts';
import type { SessionState } from '../storage/records.ts';
import { sessionLifetimeMs } from './create-session.ts';
import { verifaStatus } from './session-status.ts';
import { sessionOf, verifaPost, type VerifaEnv } from './verifa-call.ts';
import { sessionNotFound, VerifaError } from './verifa-error.ts';

const resumable: readonly SessionState[] = ['created', 'capturing', 'sandbox_pending', 'expired', 'failed'];

/** Starts the session anew: earlier links and credentials are worth nothing any more. */
export const resumeSession =
  (services: Services): Handler<VerifaEnv> =>
  async (c) => {
    const { id } = await sessionOf(c, services);
    return verifaPost(c, services, async (tx) => {
      const session = await tx.session(id);
      if (!session) throw sessionNotFound();
      if (!resumable.includes(session.state))
        throw new VerifaError(
          400,
          'invalid_state',
          `A session that is ${verifaStatus(session)} cannot be resumed.`,
        );
      const nowMs = services.clock.now();
      await revokeLinks(tx, id, ['capture', 'one_time', 'handoff']);
      await tx.deleteCredentials(id);
      const resumed = await keepSession(
        tx,
        {
          session: {
            ...session,
            state: 'created',
            expiresAtMs: nowMs + sessionLifetimeMs,
            submittedAtMs: null,
            originDeviceId: null,
            holderDeviceId: null,
          },
          happenings: [],
        },
        nowMs,
      );
      const link = await addLink(tx, services.sealer, {
        id: newId('slk_'),
        sessionId: id,
        kind: 'capture',
        createdAtMs: nowMs,
        expiresAtMs: resumed.expiresAtMs,
        from: null,
      });
      const url = captureUrl(services.sealer, new URL(c.req.url).origin, link);
      return {
        status: 200,
        body: {
          id,
          status: verifaStatus(resumed),
          capture_url: url,
          expires_at: new Date(resumed.expiresAtMs).toISOString(),
          qr_code_data_url: await qrCodeDataUrl(url),
        },
      };
    });
  };
