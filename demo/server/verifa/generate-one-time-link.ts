/** Generate a one-time verification link: the former one is revoked, the claim consumes it, a GET never does. */
import { z } from 'zod';
import { changeOperation } from '../provider/operation.ts';
import { qrCodeDataUrl } from '../provider/qr-code.ts';
import { newId } from '../secrets.ts';
import { nobodysSession } from '../sessions/holding.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { addLink, captureUrl, linkStatus, revokeLinks, takeBack } from '../sessions/links.ts';
import type { SessionRecord } from '../storage/records.ts';
import { requireStatus } from './allowed-status.ts';
import { sessionLifetimeMs } from './create-session.ts';
import { oneTimeLink } from './session-schema.ts';
import type { VerifaStatus } from './session-status.ts';

/** Longest life of a one-time link, in minutes. */
const maxMinutes = 7 * 24 * 60;

const parameters = z.object({ expires_in_minutes: z.int().min(1).max(maxMinutes).nullish() });

const linkable: readonly VerifaStatus[] = ['pending', 'capturing', 'sandbox_pending', 'expired'];

/** `POST /sessions/{session_id}/generate-one-time-link` */
export const generateOneTimeLink = changeOperation({
  id: 'generateOneTimeLink',
  method: 'post',
  path: '/sessions/{session_id}/generate-one-time-link',
  summary: 'Generate a one-time verification link',
  source: 'API Reference, Sessions: Generate a one-time verification link',
  scopes: ['sessions:write'],
  body: parameters,
  problems: ['invalid_state'],
  answer: { status: 201, schema: oneTimeLink, description: 'A link that one device can use once.' },
  async run({ tx, services, session, body, nowMs, origin }) {
    requireStatus(session, linkable, 'have a new link');
    const minutes = body.expires_in_minutes;
    const expiresAtMs = nowMs + (minutes ? minutes * 60_000 : sessionLifetimeMs);
    // What has expired comes back to whoever opens the link, not to the devices that were at it before.
    if (session.state === 'expired') await takeBack(tx, session.id);
    else await revokeLinks(tx, session.id, ['one_time', 'handoff']);
    await keepSession(tx, { session: kept(session, expiresAtMs), happenings: [] }, nowMs);
    const link = await addLink(tx, services.sealer, {
      id: newId('slk_'),
      sessionId: session.id,
      kind: 'one_time',
      createdAtMs: nowMs,
      expiresAtMs,
      from: null,
    });
    const url = captureUrl(services.sealer, origin, link);
    return {
      id: link.id,
      session_id: session.id,
      capture_url: url,
      status: linkStatus(link, nowMs),
      expires_at: new Date(expiresAtMs).toISOString(),
      created_at: new Date(nowMs).toISOString(),
      qr_code_data_url: await qrCodeDataUrl(url),
    };
  },
});

/** The session as long-lived as its link: a link to an expired session would be worth nothing. That one begins anew. */
const kept = (session: SessionRecord, linkExpiresAtMs: number): SessionRecord => ({
  ...(session.state === 'expired' ? { ...nobodysSession(session), state: 'created' } : session),
  expiresAtMs: Math.max(session.expiresAtMs, linkExpiresAtMs),
});
