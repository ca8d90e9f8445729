/** `GET …/invitation`: what may be known before the claim. Consumes nothing and binds nobody. */
import type { Handler } from 'hono';
import { invitationWire, protocolVersion, type InvitationWire } from '../../../src/session/schema.ts';
import type { Services } from '../services.ts';
import { allowedOriginsOf } from '../sessions/allowed-origins.ts';
import { brandName } from '../sessions/brand.ts';
import { waitingHandoff } from '../sessions/handoff-round.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { isFinished } from '../sessions/life.ts';
import { linkStatus } from '../sessions/links.ts';
import type { LinkRecord, SessionRecord } from '../storage/records.ts';
import { originOf, type CaptureContext, type CaptureEnv } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

/** Answers the invitation of a link. */
export const getInvitation =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const link = c.get('link');
    const session = await currentSession(services, link.sessionId);
    if (!session) throw new ProtocolError('session.gone');
    const nowMs = services.clock.now();
    const invitation: InvitationWire = {
      protocol: protocolVersion,
      brand: { name: brandName },
      is_sandbox: session.environment === 'sandbox',
      claimable: claimable(session, link, nowMs),
      language: link.language ?? null,
      allowed_origins: [...allowedOriginsOf(session, services.allowedOrigins)],
      server_time: new Date(nowMs).toISOString(),
      handoff: await askedBy(services, c, session, nowMs),
    };
    return c.json(invitationWire.parse(invitation));
  };

/** Who asks for another device: the one that made the link, or the one that waits while its backend has sent a link. */
const askedBy = async (
  { storage, presence }: Services,
  c: CaptureContext,
  session: SessionRecord,
  nowMs: number,
): Promise<InvitationWire['handoff']> => {
  const link = c.get('link');
  const isOpen = linkStatus(link, nowMs) === 'pending';
  const atMs = link.askedAtMs ?? link.createdAtMs;
  const asked = { asked_at: new Date(atMs).toISOString(), site: new URL(originOf(c)).host };
  if (link.from !== null) {
    const numbers = isOpen ? waitingHandoff(session, link)?.numbers : null;
    return { ...asked, from: link.from, site: link.site ?? asked.site, numbers: [...(numbers ?? [])] };
  }
  const { originDeviceId } = session;
  if (link.kind !== 'one_time' || !isOpen || originDeviceId === null || !presence.isPresent(originDeviceId))
    return null;
  const device = await storage.device(originDeviceId);
  return device && { ...asked, from: device.label, site: device.site ?? asked.site, numbers: [] };
};

/** The server cannot know which device asks: a device that has claimed before ignores `used` and claims again. */
const claimable = (session: SessionRecord, link: LinkRecord, nowMs: number): InvitationWire['claimable'] => {
  if (isFinished(session)) return 'finished';
  if (session.state === 'expired') return 'expired';
  // Revoked means replaced by a newer link, whether or not somebody has used it.
  const status = linkStatus(link, nowMs);
  if (link.kind === 'capture') return link.revoked || status === 'expired' ? 'expired' : 'yes';
  if (status === 'consumed') return 'used';
  if (link.kind === 'handoff' && !waitingHandoff(session, link)) return 'expired';
  return status === 'pending' ? 'yes' : 'expired';
};
