/** `POST …/claim`: binds a link to a device and gives the device its credential. */
import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { claimRequestWire, type ClaimRequestWire } from '../../../src/session/request-schema.ts';
import { claimAnswerWire } from '../../../src/session/schema.ts';
import { answerOnce } from '../provider/idempotency.ts';
import { newId, newSecret, sameSecret, sha256Hex } from '../secrets.ts';
import type { Services } from '../services.ts';
import { currentSession, keepSession } from '../sessions/keep-session.ts';
import { begin, isFinished } from '../sessions/life.ts';
import { linkStatus } from '../sessions/links.ts';
import { snapshot } from '../sessions/snapshot.ts';
import type { DeviceRecord, LinkRecord, SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { originOf, type CaptureEnv } from './capture-env.ts';
import { idempotencyKey } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';
import { parseJson, parseWith, readText } from './read-request.ts';

/** Claims a link for the device that asks. */
export const claimLink =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const text = await readText(c);
    const request = parseWith(claimRequestWire, parseJson(text));
    const { id: linkId, sessionId } = c.get('link');
    await currentSession(services, sessionId);
    const keyed = { key: idempotencyKey(c), scope: `claim ${linkId}`, body: text, sessionId };
    const { status, body } = await answerOnce(services, keyed, async (tx) => {
      const nowMs = services.clock.now();
      const origin = originOf(c);
      const session = await tx.session(sessionId);
      const link = (await tx.links(sessionId)).find(({ id }) => id === linkId);
      if (!session || !link) throw new ProtocolError('session.gone');
      const device = await deviceFor(tx, sessionId, request);
      const isFirst = firstClaim(session, link, device, nowMs);
      await tx.putDevice(device);
      if (isFirst) await tx.putLink({ ...link, claimedBy: device.id });
      const claimed = isFirst ? begin(held(session, device)) : { session, happenings: [] };
      const kept = await keepSession(tx, claimed, nowMs);
      const credential = newSecret('cap_');
      await tx.putCredential({ sha256: sha256Hex(credential), sessionId, deviceId: device.id });
      const seen = await snapshot(tx, services, kept, { device, origin, nowMs });
      return { status: 200, body: claimAnswerWire.parse({ credential, session: seen }) };
    });
    return c.json(body as object, status as ContentfulStatusCode);
  };

/** The device as it is known by its key, or a new one; label and language are those of this claim. */
const deviceFor = async (
  tx: StorageWriter,
  sessionId: string,
  { device_key, device, language }: ClaimRequestWire,
): Promise<DeviceRecord> => {
  const keySha256 = sha256Hex(device_key);
  const known = (await tx.devices(sessionId)).find((candidate) => sameSecret(candidate.keySha256, keySha256));
  return {
    id: known?.id ?? newId('dev_'),
    sessionId,
    keySha256,
    kind: device.kind,
    label: device.label,
    language,
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

/** The session in the hands of the device that has just come to it. */
const held = (session: SessionRecord, device: DeviceRecord): SessionRecord => ({
  ...session,
  holderDeviceId: device.id,
  originDeviceId: session.originDeviceId ?? device.id,
});
