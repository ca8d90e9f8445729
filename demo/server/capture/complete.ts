/** `POST …/complete`: the end of the capture. A second one finds it ended and changes nothing. */
import type { Handler } from 'hono';
import type { Services } from '../services.ts';
import { isSubmitted, submit } from '../sessions/life.ts';
import { missingSteps } from '../sessions/received-captures.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changeSession, unchanged } from './change-session.ts';
import { emptyRequest } from './empty-request.ts';
import { ProtocolError } from './protocol-error.ts';
import { requireConsent } from './require-consent.ts';

/** Submits the session once everything it asks for is there. */
export const completeCapture = (services: Services): Handler<CaptureEnv> =>
  changeSession(services, { request: emptyRequest, holderOnly: true }, async ({ tx, session, nowMs }) => {
    if (isSubmitted(session)) return unchanged;
    const missing = missingSteps(session, await tx.captures(session.id));
    if (missing.length > 0) throw new ProtocolError('upload.incomplete', { fields: missing });
    requireConsent(session);
    return { change: submit(session, nowMs, services.processingDelayMs) };
  });
