/** `GET …/session`: the session as this device sees it. */
import type { Handler } from 'hono';
import { sessionWire } from '../../../src/session/schema.ts';
import type { Services } from '../services.ts';
import { snapshot } from '../sessions/snapshot.ts';
import { originOf, type CaptureEnv } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

/** Answers the session. */
export const getSession =
  (services: Services): Handler<CaptureEnv> =>
  async (c) => {
    const device = c.get('device');
    const session = await services.storage.session(device.sessionId);
    if (!session) throw new ProtocolError('session.gone');
    const view = { device, origin: originOf(c), nowMs: services.clock.now() };
    return c.json(sessionWire.parse(await snapshot(services.storage, services, session, view)));
  };
