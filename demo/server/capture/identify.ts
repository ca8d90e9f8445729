/** The gates of the protocol: the token names a link, the credential and a key name a device of its session. */
import type { MiddlewareHandler } from 'hono';
import { bearerOf } from '../provider/caller.ts';
import { sha256Hex } from '../secrets.ts';
import type { Services } from '../services.ts';
import { currentSession } from '../sessions/keep-session.ts';
import type { CaptureEnv } from './capture-env.ts';
import { holdsKeyOf } from './proof.ts';
import { ProtocolError } from './protocol-error.ts';

/** Finds the link of the token, where there is one; refuses nobody. */
export const lookUpLink =
  ({ storage }: Pick<Services, 'storage'>): MiddlewareHandler<CaptureEnv, '/verify/:token/*'> =>
  async (c, next) => {
    // Tokens are looked up by digest, so the time it takes says nothing about a token that exists.
    c.set('addressed', await storage.linkByToken(sha256Hex(c.req.param('token'))));
    await next();
  };

/** Refuses an address that leads to nothing. @throws {ProtocolError} `session.gone` */
export const requireLink = (): MiddlewareHandler<CaptureEnv> => async (c, next) => {
  const link = c.get('addressed');
  if (!link) throw new ProtocolError('session.gone');
  c.set('link', link);
  await next();
};

/**
 * Finds the device of the credential, which proves its key if it has one, and refuses expired sessions.
 *
 * @throws {ProtocolError} `session.bound_elsewhere`, `session.expired`
 * @throws {NonceNeeded}
 */
export const identify =
  (services: Pick<Services, 'storage' | 'clock'>): MiddlewareHandler<CaptureEnv, '/verify/:token/*'> =>
  async (c, next) => {
    const secret = bearerOf(c.req.header('Authorization'));
    const credential = secret && (await services.storage.credential(sha256Hex(secret)));
    if (!credential || credential.sessionId !== c.get('link').sessionId)
      throw new ProtocolError('session.bound_elsewhere');
    const device = await services.storage.device(credential.deviceId);
    // A credential that was copied is worth nothing without the key of the device that it was given to.
    if (!device || !holdsKeyOf(c, device)) throw new ProtocolError('session.bound_elsewhere');
    const session = await currentSession(services, credential.sessionId);
    if (session?.state === 'expired') throw new ProtocolError('session.expired');
    c.set('credential', credential);
    c.set('device', device);
    await next();
  };
