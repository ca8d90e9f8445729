/** `POST …/handoff/resume`: the session given on to the device that had come before, without another link. */
import type { Handler } from 'hono';
import { handOverRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { holdingOf, inHandsOf, joinedDeviceId } from '../sessions/holding.ts';
import { isRunning } from '../sessions/life.ts';
import { revokeLinks } from '../sessions/links.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';

/** Makes the device that had joined the holder again, if the session has not changed hands meanwhile. */
export const resumeHandoff = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: handOverRequestWire, holderOnly: true },
    async ({ tx, session, device }, { holding }) => {
      if (!isRunning(session))
        throw new ProtocolError('server.refused', { detail: 'The capture has ended.' });
      if (holding !== holdingOf(session)) throw new ProtocolError('handoff.taken');
      const joinedId = joinedDeviceId(session);
      if (joinedId === null || joinedId === device.id)
        throw new ProtocolError('server.refused', { detail: 'No other device has come before.' });
      await revokeLinks(tx, session.id, ['handoff']);
      return changed(inHandsOf(session, joinedId));
    },
  );
