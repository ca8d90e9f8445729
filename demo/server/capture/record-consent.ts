/** `POST …/consent`: the evidence that the person agreed, once; comes before any personal data. */
import type { Handler } from 'hono';
import { consentRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { consentVersion } from '../sessions/consent-text.ts';
import { isRunning } from '../sessions/life.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changed, changeSession, unchanged } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';

/** Records time, address, version and language. A repeat changes nothing. */
export const recordConsent = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: consentRequestWire, holderOnly: true },
    ({ session, nowMs, peerAddress }, { version, language }) => {
      if (!isRunning(session))
        throw new ProtocolError('server.refused', { detail: 'The capture has ended.' });
      if (version !== consentVersion)
        throw new ProtocolError('server.refused', {
          detail: 'The consent text has changed. Read the session again.',
        });
      if (session.consent) return unchanged;
      return changed({ ...session, consent: { atMs: nowMs, ip: peerAddress, version, language } });
    },
  );
