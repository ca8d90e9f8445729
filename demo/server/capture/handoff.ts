/** `POST …/handoff`: a one-time link for another device, to be shown for two minutes or sent and found later. */
import type { Handler } from 'hono';
import { handoffWire, type HandoffWire } from '../../../src/session/handoff-schema.ts';
import { handoffRequestWire, type HandoffRequestWire } from '../../../src/session/request-schema.ts';
import { newId } from '../secrets.ts';
import type { Sealer } from '../sealer.ts';
import type { Services } from '../services.ts';
import { beginHandoff } from '../sessions/handoff-round.ts';
import { isRunning } from '../sessions/life.ts';
import { drawLinkCode, linkCodeDigest } from '../sessions/link-code.ts';
import { addHandoffLink, handoffUrl, revokeLinks } from '../sessions/links.ts';
import type { HandoffRecord, LinkRecord } from '../storage/records.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession, unchanged, type Call } from './change-session.ts';
import { originElsewhere } from './origin-elsewhere.ts';
import { ProtocolError } from './protocol-error.ts';

/** Life of a link, in milliseconds; the session's own end may come sooner. */
const lifetimeMs = { show: 120_000, send: 15 * 60_000 } as const;

/** When a link that is shown should be replaced, in milliseconds: it is good for as long again. */
const renewAfterMs = 60_000;

/** Makes a link. The first one of an asking draws what all of them share. */
export const handOff = (services: Services): Handler<CaptureEnv> =>
  changeSession(services, { request: handoffRequestWire, holderOnly: true }, async (call, request) => {
    const { tx, session } = call;
    if (!isRunning(session)) throw new ProtocolError('server.refused', { detail: 'The capture has ended.' });
    const open = openHandoff(call, request);
    const handoff = open ?? beginHandoff(call.device, call.site, call.nowMs);
    if (!open) await revokeLinks(tx, session.id, ['one_time', 'handoff']);
    const answer = handoffWire.parse(await makeLink(services, call, request, handoff));
    return { ...(open ? unchanged : changed({ ...session, handoff })), answer };
  });

/**
 * What this device has asked for and goes on asking for; `null` where it asks anew.
 *
 * @throws {ProtocolError} `handoff.declined`, `handoff.rejected`
 */
const openHandoff = ({ session, device }: Call, { fresh }: HandoffRequestWire): HandoffRecord | null => {
  const { handoff } = session;
  if (fresh || handoff?.askedBy !== device.id) return null;
  if (handoff.state !== 'waiting') throw new ProtocolError(`handoff.${handoff.state}`);
  return handoff;
};

const makeLink = async (
  { sealer, lanHost }: Pick<Services, 'sealer' | 'lanHost'>,
  call: Call,
  request: HandoffRequestWire,
  handoff: HandoffRecord,
): Promise<HandoffWire> => {
  const { tx, session, nowMs } = call;
  const origin = originElsewhere(call.origin, lanHost);
  const { purpose, language, theme } = request;
  const link = await addHandoffLink(tx, sealer, {
    id: newId('slk_'),
    sessionId: session.id,
    createdAtMs: nowMs,
    expiresAtMs: Math.min(nowMs + lifetimeMs[purpose], session.expiresAtMs),
    from: handoff.from,
    handoffId: handoff.id,
    purpose,
    askedAtMs: handoff.askedAtMs,
    site: handoff.site,
    language,
    theme,
  });
  const code = purpose === 'send' ? await codeFor(sealer, call, link) : null;
  const renewAtMs = nowMs + renewAfterMs;
  // A link that ends with the session stays: the next one would end with it, too.
  const isRenewed = purpose === 'show' && renewAtMs < link.expiresAtMs;
  return {
    capture_url: handoffUrl(sealer, origin, link),
    code,
    code_url: code === null ? null : `${origin}/verify`,
    number: handoff.number,
    renew_at: isRenewed ? new Date(renewAtMs).toISOString() : null,
    expires_at: new Date(link.expiresAtMs).toISOString(),
    server_time: new Date(nowMs).toISOString(),
  };
};

const codeFor = async (
  sealer: Sealer,
  { tx }: Call,
  { id: linkId, sessionId }: LinkRecord,
): Promise<string> => {
  const code = drawLinkCode();
  await tx.deleteLinkCodes(sessionId);
  await tx.putLinkCode({ sha256: linkCodeDigest(sealer, code), sessionId, linkId });
  return code;
};
