/** `POST …/handoff/cancel`: the session taken back by the device that calls. */
import type { Handler } from 'hono';
import { takeBackRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { holdingOf, inHandsOf } from '../sessions/holding.ts';
import { isFinished } from '../sessions/life.ts';
import { revokeLinks, shutOthersOut } from '../sessions/links.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession, unchanged } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';

/**
 * Gives the session to the device that calls, if it has not changed hands since that device looked, and revokes the links
 * that are out. The device that began may keep the others from coming back.
 */
export const cancelHandoff = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: takeBackRequestWire, holderOnly: false },
    async ({ tx, session, device }, { holding, disconnect }) => {
      // A sandbox session that waits for its outcome has a screen left, on the one device or the other.
      if (isFinished(session)) return unchanged;
      if (holding !== holdingOf(session)) throw new ProtocolError('handoff.taken');
      if (disconnect && session.originDeviceId !== device.id)
        throw new ProtocolError('server.refused', {
          detail: 'Only the device that began may keep others out.',
        });
      await revokeLinks(tx, session.id, ['one_time', 'handoff']);
      if (!disconnect) return changed(inHandsOf(session, device.id));
      await shutOthersOut(tx, session.id, device.id);
      return changed({ ...inHandsOf(session, device.id), joinedDeviceId: null });
    },
  );
