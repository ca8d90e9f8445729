/** The capture protocol under `/verify/{token}/…`: gates and resources in one list. The hosted page is not here. */
import { Hono } from 'hono';
import { IdempotencyMismatch } from '../provider/idempotency.ts';
import { reportUnexpected } from '../report-unexpected.ts';
import type { Services } from '../services.ts';
import type { CaptureEnv } from './capture-env.ts';
import { chooseDocumentType } from './choose-document-type.ts';
import { claimLink } from './claim.ts';
import { completeCapture } from './complete.ts';
import { cors } from './cors.ts';
import { streamEvents } from './events.ts';
import { getSession } from './get-session.ts';
import { cancelHandoff, handOff } from './handoff.ts';
import { findLink, identify } from './identify.ts';
import { getInvitation } from './invitation.ts';
import { openLivenessChallenge } from './liveness-challenge.ts';
import { giveNonces, NonceNeeded, nonceProblem } from './proof.ts';
import { ProtocolError, protocolProblem } from './protocol-error.ts';
import { receiveCapture } from './receive-capture.ts';
import { recordConsent } from './record-consent.ts';
import { chooseSandboxOutcome } from './sandbox-outcome.ts';
import { submitFields } from './submit-fields.ts';

/** The protocol, version 1. */
export const captureApi = (services: Services): Hono<CaptureEnv> => {
  const app = new Hono<CaptureEnv>().basePath('/verify/:token');

  app.use('/*', cors(services));
  app.use('/*', giveNonces(services));
  app.use('/*', findLink(services));
  app.get('/invitation', getInvitation(services));
  app.post('/claim', claimLink(services));

  app.use('/*', identify(services));
  app.get('/session', getSession(services));
  app.get('/events', streamEvents(services));
  app.post('/consent', recordConsent(services));
  app.put('/document-type', chooseDocumentType(services));
  app.put('/captures/:step', receiveCapture(services));
  app.post('/liveness-challenge', openLivenessChallenge(services));
  app.put('/fields', submitFields(services));
  app.post('/complete', completeCapture(services));
  app.post('/sandbox-outcome', chooseSandboxOutcome(services));
  app.post('/handoff', handOff(services));
  app.post('/handoff/cancel', cancelHandoff(services));

  app.notFound((c) => protocolProblem(c, 404, 'server.refused', 'The protocol has no such call.'));
  app.onError((error, c) => {
    if (error instanceof ProtocolError)
      return protocolProblem(c, error.status, error.code, error.detail, error.fields);
    if (error instanceof NonceNeeded) return nonceProblem(c);
    if (error instanceof IdempotencyMismatch)
      return protocolProblem(c, 422, 'idempotency_mismatch', 'The key has been used with another body.');
    reportUnexpected(error, c.req.method, c.req.path);
    const failure = new ProtocolError('server.unavailable');
    return protocolProblem(c, failure.status, failure.code, failure.detail);
  });
  return app;
};
