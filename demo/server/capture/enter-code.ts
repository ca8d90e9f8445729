/**
 * `POST /verify/code`: where a code leads that was typed in the place of a link. Consumes nothing. Guesses are counted,
 * so that nobody comes far by trying.
 */
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { codeAnswerWire } from '../../../src/session/handoff-schema.ts';
import { codeRequestWire } from '../../../src/session/request-schema.ts';
import { RateLimit } from '../provider/rate-limit.ts';
import type { Services } from '../services.ts';
import { currentSession } from '../sessions/keep-session.ts';
import { isRunning } from '../sessions/life.ts';
import { linkCodeDigest } from '../sessions/link-code.ts';
import { handoffUrl, linkStatus } from '../sessions/links.ts';
import type { LinkRecord } from '../storage/records.ts';
import { answerProblems } from './answer-problems.ts';
import { requireLeft } from './call-limit.ts';
import { originOf, type CaptureEnv } from './capture-env.ts';
import { cors } from './cors.ts';
import { ProtocolError } from './protocol-error.ts';
import { parseJson, parseWith, readText } from './read-request.ts';

/** Wrong codes a minute that one address may try. */
const mostFromOneAddress = 10;

/** Wrong codes a minute that all may try: out of 34 bits, against codes that live for 15 minutes. */
const mostFromAll = 100;

/** The entry by code. */
export const codeEntry = (services: Services): Hono<CaptureEnv> => {
  const app = new Hono<CaptureEnv>();
  const guesses = new RateLimit();
  app.use('/verify/code', cors(services));
  app.post('/verify/code', async (c) => {
    const { code } = parseWith(codeRequestWire, parseJson(await readText(c)));
    const nowMs = services.clock.now();
    const address = `from ${getConnInfo(c).remote.address ?? 'unknown'}`;
    // Counted before anything is looked up, so that guesses at the same instant are counted, too. Whoever is over their
    // own limit does not use up everybody's.
    requireLeft(guesses.take(address, mostFromOneAddress, nowMs), nowMs);
    requireLeft(guesses.take('all', mostFromAll, nowMs), nowMs);
    const link = await linkOf(services, code);
    if (!link)
      throw new ProtocolError('link.expired', {
        status: 404,
        detail: 'No link has this code, or it works no longer. The other device makes another one.',
      });
    for (const key of [address, 'all']) guesses.giveBack(key);
    return c.json(codeAnswerWire.parse({ capture_url: handoffUrl(services.sealer, originOf(c), link) }));
  });
  answerProblems(app);
  return app;
};

/** The link of a code, while somebody can still claim it. Looked up by digest, so that time tells nothing of near misses. */
const linkOf = async (services: Services, code: string): Promise<LinkRecord | null> => {
  const { storage, sealer, clock } = services;
  const known = await storage.linkCode(linkCodeDigest(sealer, code));
  if (!known) return null;
  const session = await currentSession(services, known.sessionId);
  const link = (await storage.links(known.sessionId)).find(({ id }) => id === known.linkId);
  return session && link && isRunning(session) && linkStatus(link, clock.now()) === 'pending' ? link : null;
};
