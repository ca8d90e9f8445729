/**
 * Which key a caller holds: the header `DPoP` of a request (RFC 9449, 4.3), judged against that request. The credential
 * itself stays a bearer's: whose key it needs is identify.ts's to say.
 */
import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { bodyPieces } from '../body-pieces.ts';
import { bearerOf } from '../provider/caller.ts';
import { sameSecret } from '../secrets.ts';
import type { Services } from '../services.ts';
import type { DeviceRecord } from '../storage/records.ts';
import type { CaptureContext, CaptureEnv } from './capture-env.ts';
import { ProofDesk } from './proof-desk.ts';
import { ProtocolError, protocolProblem } from './protocol-error.ts';
import { readProofToken } from './proof-token.ts';

/** The proof is right, but its nonce is not, or it has been here before: another one will do, with the answer's nonce. */
export class NonceNeeded extends Error {
  override readonly name = 'NonceNeeded';
}

/** Longest body that is read for nothing, in bytes: no upload is longer. */
const maxWastedBytes = 10_000_000;

/**
 * That refusal as an answer (RFC 9449, 9). It waits for the end of the body: a browser that is cut off in the middle of
 * an upload may never see the answer, and with it the nonce.
 */
export const nonceProblem = async (c: CaptureContext): Promise<Response> => {
  const problems = { tooLong: () => new Error('too long'), broken: () => new Error('broken') };
  try {
    const body = bodyPieces(c.req.raw, maxWastedBytes, problems);
    let isOver = false;
    while (!isOver) isOver = (await body.next()).done === true;
  } catch {
    // Nobody waits for the answer, or nobody should.
  }
  return protocolProblem(c, 401, 'use_dpop_nonce', 'It takes another proof, with the nonce of this answer.');
};

/** Gives a nonce with every answer, refusals included. */
export const giveNonces = ({ clock }: Pick<Services, 'clock'>): MiddlewareHandler<CaptureEnv> => {
  const desk = new ProofDesk(clock);
  return async (c, next) => {
    c.set('proofs', desk);
    c.header('DPoP-Nonce', desk.nonce());
    await next();
  };
};

/**
 * Thumbprint of the key that the caller has proven to hold, or `null` where no proof came. A request can be judged once:
 * the second time its proof has been used.
 *
 * @throws {ProtocolError} `session.bound_elsewhere` for a proof that is no proof, or not of this request
 * @throws {NonceNeeded}
 */
export const provenKey = (c: CaptureContext): string | null => {
  const header = c.req.header('DPoP');
  if (header === undefined) return null;
  const proof = readProofToken(header);
  if (proof?.htm !== c.req.method || !isSameAddress(proof.htu, c.req.url)) throw refusal();
  const credential = bearerOf(c.req.header('Authorization'));
  if (!sameSecret(proof.ath ?? '', credential === null ? '' : digestOf(credential))) throw refusal();
  const desk = c.get('proofs');
  if (desk.take(proof.nonce, `${proof.thumbprint} ${proof.jti}`) === 'taken') return proof.thumbprint;
  // A used proof is no offence: of a request whose answer was lost with its connection, browsers send every byte once more
  // by themselves. Whoever has the key makes another one; whoever has only copied this one cannot.
  // The nonce once more: what it was asked for may have made the desk change it.
  c.header('DPoP-Nonce', desk.nonce());
  throw new NonceNeeded();
};

/** What a device is known by that has proven a key; no digest of a secret looks like it. */
export const keyMark = (thumbprint: string): string => `jkt:${thumbprint}`;

/** Whether the caller is that device as far as its key tells. One without a key is known by its credential alone. */
export const holdsKeyOf = (c: CaptureContext, { keySha256 }: DeviceRecord): boolean => {
  if (!keySha256.startsWith(keyMark(''))) return true;
  const thumbprint = provenKey(c);
  return thumbprint !== null && sameSecret(keyMark(thumbprint), keySha256);
};

const refusal = (): ProtocolError =>
  new ProtocolError('session.bound_elsewhere', { detail: 'The proof of the device’s key is not good here.' });

/** Without query and fragment, on both sides (RFC 9449, 4.3). */
const isSameAddress = (one: string, other: string): boolean => {
  try {
    const [first, second] = [new URL(one), new URL(other)];
    return first.origin === second.origin && first.pathname === second.pathname;
  } catch {
    return false;
  }
};

const digestOf = (credential: string): string => createHash('sha256').update(credential).digest('base64url');
