/**
 * The frame around every call that changes a session: one transaction in which the session is read again, the caller's
 * right to change it is checked, the change is kept, and the answer is made.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Handler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { sessionWire } from '../../../src/session/schema.ts';
import { answerOnce, maxKeyLength } from '../provider/idempotency.ts';
import type { Services } from '../services.ts';
import { keepSession } from '../sessions/keep-session.ts';
import { letTimePass, type LifeChange } from '../sessions/life.ts';
import { snapshot } from '../sessions/snapshot.ts';
import type { DeviceRecord, SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { originOf, siteOf, type CaptureContext, type CaptureEnv } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';
import { parseJson, parseWith, readText, type Schema } from './read-request.ts';

/** A call inside its transaction. */
export interface Call {
  readonly tx: StorageWriter;
  readonly session: SessionRecord;
  readonly device: DeviceRecord;
  readonly nowMs: number;
  readonly origin: string;
  /** Host of the page that calls. */
  readonly site: string;
  /** Address of the caller. No forwarding header is believed: nothing stands before the sandbox. */
  readonly peerAddress: string;
}

/** What a call comes to. Without `answer` the answer is the session as the device sees it afterwards. */
export interface Outcome {
  /** The change to keep, or `null` where nothing changes. */
  readonly change: LifeChange | null;
  readonly answer?: unknown;
}

/** A change without anything to announce. */
export const changed = (session: SessionRecord): Outcome => ({ change: { session, happenings: [] } });

/** Everything stays as it is. */
export const unchanged: Outcome = { change: null };

/** How a call is treated. */
interface CallRules<T> {
  readonly request: Schema<T>;
  /** Whether only the device that holds the session may do this. */
  readonly holderOnly: boolean;
}

/**
 * Runs `work` on the session in a transaction that is already open; returns the answer's body.
 *
 * @throws {ProtocolError} `session.*`, `handoff.taken`
 */
export const runCall = async (
  c: CaptureContext,
  services: Services,
  tx: StorageWriter,
  holderOnly: boolean,
  work: (call: Call) => Outcome | Promise<Outcome>,
): Promise<unknown> => {
  const device = c.get('device');
  const nowMs = services.clock.now();
  const origin = originOf(c);
  const peerAddress = getConnInfo(c).remote.address ?? 'unknown';
  const session = await tx.session(device.sessionId);
  if (!session) throw new ProtocolError('session.gone');
  // The gate has seen it alive; it may have run out while the body was on its way.
  if (session.state === 'expired' || letTimePass(session, nowMs)?.session.state === 'expired')
    throw new ProtocolError('session.expired');
  // Whoever was sent away meanwhile may have begun this call before, and kept its body back.
  if (!(await tx.credential(c.get('credential').sha256))) throw new ProtocolError('session.bound_elsewhere');
  if (holderOnly && session.holderDeviceId !== device.id) throw new ProtocolError('handoff.taken');
  const { change, answer } = await work({
    tx,
    session,
    device,
    nowMs,
    origin,
    site: siteOf(c),
    peerAddress,
  });
  const kept = change ? await keepSession(tx, change, nowMs) : session;
  return answer ?? sessionWire.parse(await snapshot(tx, services, kept, { device, origin, nowMs }));
};

/** A handler for a JSON call: POSTs are answered once for each `Idempotency-Key`. */
export const changeSession =
  <T>(
    services: Services,
    { request, holderOnly }: CallRules<T>,
    work: (call: Call, body: T) => Outcome | Promise<Outcome>,
  ): Handler<CaptureEnv> =>
  async (c) => {
    const text = await readText(c);
    const body = parseWith(request, parseJson(text));
    const scope = `${c.req.method} ${c.get('device').id} ${c.req.path}`;
    const { sessionId } = c.get('device');
    const keyed = { key: idempotencyKey(c), scope, body: text, sessionId };
    const answer = await answerOnce(services, keyed, async (tx) => ({
      status: 200,
      body: await runCall(c, services, tx, holderOnly, (call) => work(call, body)),
    }));
    return c.json(answer.body as object, answer.status as ContentfulStatusCode);
  };

/** The request's key; PUTs need none, because they can be repeated as they are. */
export const idempotencyKey = (c: CaptureContext): string | null => {
  const key = c.req.header('Idempotency-Key') ?? '';
  if (c.req.method !== 'POST' || key === '') return null;
  if (key.length > maxKeyLength)
    throw new ProtocolError('server.refused', { status: 400, detail: 'Idempotency-Key is too long.' });
  return key;
};
