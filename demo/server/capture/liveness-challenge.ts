/** `POST …/liveness-challenge`: a nonce and three prompts, good for one burst. */
import type { Handler } from 'hono';
import { challengeWire, type ChallengeWire } from '../../../src/session/schema.ts';
import { newSecret, randomBelow } from '../secrets.ts';
import type { Services } from '../services.ts';
import type { CaptureEnv } from './capture-env.ts';
import { changeSession } from './change-session.ts';
import { emptyRequest } from './empty-request.ts';
import { ProtocolError } from './protocol-error.ts';
import { requireConsent } from './require-consent.ts';

/** How long a challenge can be answered, in milliseconds. */
const challengeLifetimeMs = 5 * 60 * 1000;

/** Prompts in a challenge (Verifa "Web Capture Flow": three randomised challenges). */
const promptCount = 3;

/** Opens a challenge and closes the one before. */
export const openLivenessChallenge = (services: Services): Handler<CaptureEnv> =>
  changeSession(services, { request: emptyRequest, holderOnly: true }, async ({ tx, session, nowMs }) => {
    requireConsent(session);
    if (!session.steps.includes('liveness'))
      throw new ProtocolError('server.refused', { detail: 'This session asks for no liveness.' });
    for (const challenge of await tx.challenges(session.id))
      if (!challenge.closed) await tx.putChallenge({ ...challenge, closed: true });
    const nonce = newSecret('liv_');
    const actions = drawn(session.livenessActions, promptCount);
    await tx.putChallenge({
      nonce,
      sessionId: session.id,
      actions,
      expiresAtMs: nowMs + challengeLifetimeMs,
      closed: false,
    });
    const answer: ChallengeWire = { nonce, actions: [...actions], expires_in_ms: challengeLifetimeMs };
    return { change: null, answer: challengeWire.parse(answer) };
  });

/** That many different items, in a random order. */
const drawn = <T>(items: readonly T[], count: number): readonly T[] => {
  const rest = [...items];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(randomBelow(rest.length), 1),
  ).flat();
};
