/** `POST …/sandbox-outcome`: the decision that a sandbox session is given by hand (Verifa "Testing"). */
import type { Handler } from 'hono';
import { sandboxOutcomeRequestWire } from '../../../src/session/request-schema.ts';
import type { Services } from '../services.ts';
import { decide, decisionOf } from '../sessions/life.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changeSession, unchanged } from './change-session.ts';
import { ProtocolError } from './protocol-error.ts';

/** Decides a session that waits for its outcome; the same outcome again changes nothing. */
export const chooseSandboxOutcome = (services: Services): Handler<CaptureEnv> =>
  changeSession(
    services,
    { request: sandboxOutcomeRequestWire, holderOnly: true },
    ({ session, nowMs }, { outcome }) => {
      if (session.environment !== 'sandbox')
        throw new ProtocolError('server.refused', { detail: 'Only a sandbox session is decided by hand.' });
      const decision = decisionOf[outcome];
      if (session.state === 'completed' && session.decision === decision) return unchanged;
      if (session.state !== 'sandbox_pending')
        throw new ProtocolError('server.refused', { detail: 'The session does not wait for an outcome.' });
      return { change: decide(session, decision, nowMs) };
    },
  );
