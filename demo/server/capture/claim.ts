/**
 * `POST …/claim`: binds a link to a device and gives the device its credential. A link that another device has asked for
 * needs the number that this one shows.
 */
import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { claimRequestWire, type ClaimRequestWire } from '../../../src/session/request-schema.ts';
import { claimAnswerWire } from '../../../src/session/schema.ts';
import { answerOnce, type Answer } from '../provider/idempotency.ts';
import { newId, newSecret, sameSecret, sha256Hex } from '../secrets.ts';
import type { Services } from '../services.ts';
import { afterWrongChoice, waitingHandoff } from '../sessions/handoff-round.ts';
import { inHandsOf } from '../sessions/holding.ts';
import { currentSession, keepSession } from '../sessions/keep-session.ts';
import { begin, isFinished } from '../sessions/life.ts';
import { linkStatus, revokeLinks } from '../sessions/links.ts';
import { snapshot } from '../sessions/snapshot.ts';
import type { DeviceRecord, HandoffRecord, LinkRecord, SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { originOf, siteOf, type CaptureContext, type CaptureEnv } from './capture-env.ts';
import { idempotencyKey } from './change-session.ts';
import { keyMark, provenKey } from './proof.ts';
import { problemBody, ProtocolError } from './protocol-error.ts';
import { parseJson, parseWith, readText } from './read-request.ts';

/** Claims a link for the device that asks. */
export const claimLink =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const text = await readText(c);
    const request = parseWith(claimRequestWire, parseJson(text));
    const mark = markOf(c, request);
    const { id: linkId, sessionId } = c.get('link');
    await currentSession(services, sessionId);
    const keyed = { key: idempotencyKey(c), scope: `claim ${linkId} ${mark}`, body: text, sessionId };
    const { status, body } = await answerOnce(services, keyed, async (tx) => {
      const nowMs = services.clock.now();
      const origin = originOf(c);
      const session = await tx.session(sessionId);
      const link = (await tx.links(sessionId)).find(({ id }) => id === linkId);
      if (!session || !link) throw new ProtocolError('session.gone');
      const device = await deviceFor(tx, sessionId, mark, { ...request, site: siteOf(c) });
      const isFirst = firstClaim(session, link, device, nowMs);
      if (isFirst && link.kind === 'handoff') {
        const handoff = waitingHandoff(session, link);
        if (!handoff) throw new ProtocolError('link.expired');
        if (request.number === undefined)
          throw new ProtocolError('server.refused', {
            status: 422,
            detail: 'The number that the other device shows has to be chosen.',
            fields: ['number'],
          });
        // An answer and no error, because what it changes is kept.
        if (request.number !== handoff.number) return refuseNumber(tx, session, handoff, nowMs);
      }
      await tx.putDevice(device);
      if (isFirst) {
        await tx.putLink({ ...link, claimedBy: device.id });
        await revokeLinks(tx, sessionId, ['handoff']);
      }
      const claimed = isFirst ? begin(inHandsOf(session, device.id)) : { session, happenings: [] };
      const kept = await keepSession(tx, claimed, nowMs);
      const credential = newSecret('cap_');
      await tx.putCredential({ sha256: sha256Hex(credential), sessionId, deviceId: device.id });
      services.presence.sign(device);
      const seen = await snapshot(tx, services, kept, { device, origin, nowMs });
      return { status: 200, body: claimAnswerWire.parse({ credential, session: seen }) };
    });
    return c.json(body as object, status as ContentfulStatusCode);
  };

/**
 * What the device is known by: the key that it has proven, or the digest of its secret. The two never look alike, so
 * that no secret stands for a key.
 *
 * @throws {ProtocolError} `server.refused` with 422 when it has neither, `session.bound_elsewhere`
 */
const markOf = (c: CaptureContext, { device_key: secret }: ClaimRequestWire): string => {
  const thumbprint = provenKey(c);
  if (thumbprint !== null) return keyMark(thumbprint);
  if (secret !== undefined) return sha256Hex(secret);
  throw new ProtocolError('server.refused', {
    status: 422,
    detail: 'A device proves its key or names a secret.',
    fields: ['device_key'],
  });
};

/** The device as it is known by its mark, or a new one; the rest is as this claim says. */
const deviceFor = async (
  tx: StorageWriter,
  sessionId: string,
  mark: string,
  { device, language, site }: ClaimRequestWire & { readonly site: string },
): Promise<DeviceRecord> => {
  const known = (await tx.devices(sessionId)).find(({ keySha256 }) => sameSecret(keySha256, mark));
  return {
    id: known?.id ?? newId('dev_'),
    sessionId,
    keySha256: mark,
    kind: device.kind,
    label: device.label,
    language,
    site,
  };
};

/**
 * Whether this claim binds the link; `false` when the device has bound it before.
 *
 * @throws {ProtocolError} `session.expired`, `session.bound_elsewhere`, `link.already_used`, `link.expired`
 */
const firstClaim = (
  session: SessionRecord,
  link: LinkRecord,
  device: DeviceRecord,
  nowMs: number,
): boolean => {
  if (session.state === 'expired' || session.redactedAtMs) throw new ProtocolError('session.expired');
  // A link that "resume" has replaced is worth nothing, not even to its own device.
  const isReplaced = link.kind === 'capture' && link.revoked;
  if (isReplaced) throw new ProtocolError('link.expired');
  if (link.claimedBy === device.id) return false;
  if (link.claimedBy !== null)
    throw new ProtocolError(link.kind === 'capture' ? 'session.bound_elsewhere' : 'link.already_used');
  if (linkStatus(link, nowMs) !== 'pending' || isFinished(session)) throw new ProtocolError('link.expired');
  return true;
};

/** Voids every link that is out and says so; the other device draws other numbers. */
const refuseNumber = async (
  tx: StorageWriter,
  session: SessionRecord,
  asked: HandoffRecord,
  nowMs: number,
): Promise<Answer> => {
  await revokeLinks(tx, session.id, ['handoff']);
  const handoff = afterWrongChoice(asked);
  await keepSession(tx, { session: { ...session, handoff }, happenings: [] }, nowMs);
  const refusal = new ProtocolError(
    handoff.state === 'rejected' ? 'handoff.rejected' : 'handoff.wrong_number',
  );
  return { status: refusal.status, body: problemBody(refusal) };
};
