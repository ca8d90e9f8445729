/** `POST …/handoff` and `POST …/handoff/cancel`: a one-time link for another device, and the session taken back. */
import type { Handler } from 'hono';
import { handoffWire } from '../../../src/session/schema.ts';
import { newId } from '../secrets.ts';
import type { Services } from '../services.ts';
import { isRunning } from '../sessions/life.ts';
import { addLink, captureUrl, revokeLinks } from '../sessions/links.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession, unchanged } from './change-session.ts';
import { emptyRequest } from './empty-request.ts';
import { ProtocolError } from './protocol-error.ts';

/** Life of a handoff link, in milliseconds; the session's own end may come sooner. */
const handoffLifetimeMs = 10 * 60 * 1000;

/** Makes a link for another device and revokes the one before. */
export const handOff = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: emptyRequest, holderOnly: true },
    async ({ tx, session, device, nowMs, origin }) => {
      if (!isRunning(session))
        throw new ProtocolError('server.refused', { detail: 'The capture has ended.' });
      await revokeLinks(tx, session.id, ['one_time', 'handoff']);
      const link = await addLink(tx, services.sealer, {
        id: newId('slk_'),
        sessionId: session.id,
        kind: 'handoff',
        createdAtMs: nowMs,
        expiresAtMs: Math.min(nowMs + handoffLifetimeMs, session.expiresAtMs),
        from: device.label,
      });
      const answer = handoffWire.parse({
        capture_url: captureUrl(services.sealer, origin, link),
        expires_at: new Date(link.expiresAtMs).toISOString(),
        server_time: new Date(nowMs).toISOString(),
      });
      return { ...changed(session), answer };
    },
  );

/** Gives the session back to the device that calls, and revokes the links that are out. */
export const cancelHandoff = (services: Services): Handler<CaptureEnv> =>
  changeSession(services, { request: emptyRequest, holderOnly: false }, async ({ tx, session, device }) => {
    if (!isRunning(session)) return unchanged;
    await revokeLinks(tx, session.id, ['one_time', 'handoff']);
    return changed({ ...session, holderDeviceId: device.id });
  });
