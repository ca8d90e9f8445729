/** The capture protocol under `/verify/{token}/…`: gates and resources in one list. The hosted page is not here. */
import { Hono } from 'hono';
import type { Services } from '../services.ts';
import { answerProblems } from './answer-problems.ts';
import { callLimit } from './call-limit.ts';
import { cancelHandoff } from './cancel-handoff.ts';
import type { CaptureEnv } from './capture-env.ts';
import { chooseDocumentType } from './choose-document-type.ts';
import { claimLink } from './claim.ts';
import { completeCapture } from './complete.ts';
import { cors } from './cors.ts';
import { declineHandoff } from './decline.ts';
import { streamEvents } from './events.ts';
import { getSession } from './get-session.ts';
import { handOff } from './handoff.ts';
import { identify, lookUpLink, requireLink } from './identify.ts';
import { getInvitation } from './invitation.ts';
import { openLivenessChallenge } from './liveness-challenge.ts';
import { signOfLife, tellPresence } from './presence.ts';
import { noteVisits } from './note-visits.ts';
import { giveNonces } from './proof.ts';
import { receiveCapture } from './receive-capture.ts';
import { recordConsent } from './record-consent.ts';
import { resumeHandoff } from './resume-handoff.ts';
import { chooseSandboxOutcome } from './sandbox-outcome.ts';
import { submitFields } from './submit-fields.ts';
import { tellArrived } from './tell-arrived.ts';

/** Claims of one link a minute, and as often may it be declined. */
const mostClaims = 30;

/** Links that one session may ask for a minute: one a minute is shown, and a person may press a few times. */
const mostLinks = 20;

/** Files that one session may send a minute: a burst has twelve, and a bad line sends each of them several times. */
const mostUploads = 120;

/** The protocol, version 1. */
export const captureApi = (services: Services): Hono<CaptureEnv> => {
  const app = new Hono<CaptureEnv>().basePath('/verify/:token');

  app.use('/captures/:step', noteVisits());
  app.use('/*', lookUpLink(services));
  app.use('/*', cors(services));
  app.use('/*', giveNonces(services));
  app.use('/*', requireLink());
  app.get('/invitation', getInvitation(services));
  app.post(
    '/claim',
    callLimit(services, mostClaims, (c) => c.get('link').id),
    claimLink(services),
  );
  app.post(
    '/decline',
    callLimit(services, mostClaims, (c) => c.get('link').id),
    declineHandoff(services),
  );

  app.use('/*', identify(services), signOfLife(services));
  app.get('/session', getSession(services));
  app.get('/events', streamEvents(services));
  app.post('/consent', recordConsent(services));
  app.put('/document-type', chooseDocumentType(services));
  // Hono lets a GET answer for HEAD.
  app.get('/captures/:step', tellArrived(services));
  app.put(
    '/captures/:step',
    callLimit(services, mostUploads, (c) => c.get('device').sessionId),
    receiveCapture(services),
  );
  app.post('/liveness-challenge', openLivenessChallenge(services));
  app.put('/fields', submitFields(services));
  app.post('/complete', completeCapture(services));
  app.post('/sandbox-outcome', chooseSandboxOutcome(services));
  app.post('/presence', tellPresence(services));
  app.post(
    '/handoff',
    callLimit(services, mostLinks, (c) => c.get('device').sessionId),
    handOff(services),
  );
  app.post('/handoff/cancel', cancelHandoff(services));
  app.post('/handoff/resume', resumeHandoff(services));

  answerProblems(app);
  return app;
};
