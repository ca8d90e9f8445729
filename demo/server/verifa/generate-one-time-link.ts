/** `POST /api/v1/sessions/:session_id/generate-one-time-link` (Verifa "Generate a one-time verification link"). */
import type { Handler } from 'hono';
import { z } from 'zod';
import { withSnakeKeys } from '../provider/json-body.ts';
import { qrCodeDataUrl } from '../provider/qr-code.ts';
import { newId } from '../secrets.ts';
import type { Services } from '../services.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { addLink, captureUrl, linkStatus, revokeLinks } from '../sessions/links.ts';
import type { SessionRecord, SessionState } from '../storage/records.ts';
import { sessionLifetimeMs } from './create-session.ts';
import { verifaStatus } from './session-status.ts';
import { sessionOf, verifaPost, type VerifaEnv } from './verifa-call.ts';
import { sessionNotFound, VerifaError } from './verifa-error.ts';

/** Longest life of a one-time link, in minutes. */
const maxMinutes = 7 * 24 * 60;

const parameters = z.object({ expires_in_minutes: z.int().min(1).max(maxMinutes).nullish() });

const linkable: readonly SessionState[] = ['created', 'capturing', 'sandbox_pending', 'expired'];

/** Makes a link that one device can use once, and revokes the one before. */
export const generateOneTimeLink =
  (services: Services): Handler<VerifaEnv> =>
  async (c) => {
    const { id } = await sessionOf(c, services);
    return verifaPost(c, services, async (tx, body) => {
      const parsed = parameters.safeParse(withSnakeKeys(body));
      if (!parsed.success)
        throw new VerifaError(422, 'validation_error', 'Invalid value for expires_in_minutes.', [
          { field: 'expires_in_minutes', message: `must be an integer from 1 to ${String(maxMinutes)}` },
        ]);
      const session = await tx.session(id);
      if (!session) throw sessionNotFound();
      if (!linkable.includes(session.state))
        throw new VerifaError(
          400,
          'invalid_state',
          `A session that is ${verifaStatus(session)} can have no link.`,
        );
      const nowMs = services.clock.now();
      const minutes = parsed.data.expires_in_minutes;
      const expiresAtMs = nowMs + (minutes ? minutes * 60_000 : sessionLifetimeMs);
      await revokeLinks(tx, id, ['one_time', 'handoff']);
      await keepSession(tx, { session: kept(session, expiresAtMs), happenings: [] }, nowMs);
      const link = await addLink(tx, services.sealer, {
        id: newId('slk_'),
        sessionId: id,
        kind: 'one_time',
        createdAtMs: nowMs,
        expiresAtMs,
        from: null,
      });
      const url = captureUrl(services.sealer, new URL(c.req.url).origin, link);
      return {
        status: 201,
        body: {
          id: link.id,
          session_id: id,
          capture_url: url,
          status: linkStatus(link, nowMs),
          expires_at: new Date(expiresAtMs).toISOString(),
          created_at: new Date(nowMs).toISOString(),
          qr_code_data_url: await qrCodeDataUrl(url),
        },
      };
    });
  };

/** The session as long-lived as its link: a link to an expired session would be worth nothing. */
const kept = (session: SessionRecord, linkExpiresAtMs: number): SessionRecord => ({
  ...session,
  state: session.state === 'expired' ? 'created' : session.state,
  expiresAtMs: Math.max(session.expiresAtMs, linkExpiresAtMs),
});
