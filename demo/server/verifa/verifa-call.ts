/** One call of Verifa's API: its body, its session, and its answer, once for each `Idempotency-Key`. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Caller } from '../provider/caller.ts';
import { answerOnce, maxKeyLength, type Answer } from '../provider/idempotency.ts';
import { maxBodyLength, readObject, type JsonObject } from '../provider/json-body.ts';
import type { NodeEnv, Services } from '../services.ts';
import { currentSession } from '../sessions/keep-session.ts';
import type { SessionRecord } from '../storage/records.ts';
import type { StorageWriter } from '../storage/storage.ts';
import { inflect, type KeyInflection } from './key-inflection.ts';
import { sessionNotFound, VerifaError } from './verifa-error.ts';

/** What the API's first steps leave for its resources. */
export interface VerifaEnv extends NodeEnv {
  Variables: { caller: Caller; inflection: KeyInflection };
}

type VerifaContext = Context<VerifaEnv>;

/** The session of the path as of now. @throws {VerifaError} 404, also for a session of the other environment */
export const sessionOf = async (c: VerifaContext, services: Services): Promise<SessionRecord> => {
  const session = await currentSession(services, c.req.param('id') ?? '');
  const caller = c.get('caller');
  if (session?.provider !== 'verifa' || session.environment !== caller.environment) throw sessionNotFound();
  return session;
};

/** An answer in the case that was asked for. */
export const verifaAnswer = (c: VerifaContext, { status, body }: Answer): Response =>
  c.json(inflect(body as JsonObject, c.get('inflection')), status as ContentfulStatusCode);

/**
 * Runs a POST: reads its object, and answers it once for each key.
 *
 * @throws {VerifaError} 400 for a body that is no JSON object or a key that is too long
 */
export const verifaPost = async (
  c: VerifaContext,
  services: Services,
  work: (tx: StorageWriter, object: JsonObject) => Promise<Answer>,
): Promise<Response> => {
  const text = await c.req.text();
  const object = text.length > maxBodyLength ? null : readObject(text);
  if (!object) throw new VerifaError(400, 'bad_request', 'The request body must be a JSON object.');
  const key = c.req.header('Idempotency-Key') ?? null;
  if (key !== null && (key.length > maxKeyLength || key === ''))
    throw new VerifaError(400, 'bad_request', 'Idempotency-Key must have 1 to 255 characters.');
  const scope = `verifa ${c.get('caller').environment} ${c.req.path}`;
  const answer = await answerOnce(services, { key, scope, body: text }, (tx) => work(tx, object));
  if (answer.replayed) c.header('Idempotent-Replayed', 'true');
  return verifaAnswer(c, answer);
};
