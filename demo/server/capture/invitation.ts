/** `GET …/invitation`: what may be known before the claim. Consumes nothing and binds nobody. */
import type { Handler } from 'hono';
import { invitationWire, protocolVersion, type InvitationWire } from '../../../src/session/schema.ts';
import type { Services } from '../services.ts';
import { brandName } from '../sessions/brand.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { isFinished } from '../sessions/life.ts';
import { linkStatus } from '../sessions/links.ts';
import type { LinkRecord, SessionRecord } from '../storage/records.ts';
import type { CaptureEnv } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

/** Answers the invitation of a link. */
export const getInvitation =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const link = c.get('link');
    const session = await currentSession(services, link.sessionId);
    if (!session) throw new ProtocolError('session.gone');
    const invitation: InvitationWire = {
      protocol: protocolVersion,
      brand: { name: brandName },
      is_sandbox: session.environment === 'sandbox',
      claimable: claimable(session, link, services.clock.now()),
      language: null,
      allowed_origins: [...services.allowedOrigins],
      handoff:
        link.from === null ? null : { from: link.from, asked_at: new Date(link.createdAtMs).toISOString() },
    };
    return c.json(invitationWire.parse(invitation));
  };

/** The server cannot know which device asks: a device that has claimed before ignores `used` and claims again. */
const claimable = (session: SessionRecord, link: LinkRecord, nowMs: number): InvitationWire['claimable'] => {
  if (isFinished(session)) return 'finished';
  if (session.state === 'expired') return 'expired';
  // Revoked means replaced by a newer link, whether or not somebody has used it.
  const status = linkStatus(link, nowMs);
  if (link.kind === 'capture') return link.revoked || status === 'expired' ? 'expired' : 'yes';
  if (status === 'consumed') return 'used';
  return status === 'pending' ? 'yes' : 'expired';
};
