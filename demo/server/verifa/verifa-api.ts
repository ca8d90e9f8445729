/** Verifa's session API: what every resource shares. The resources are a file each. */
import { Hono } from 'hono';
import { reportUnexpected } from '../report-unexpected.ts';
import { IdempotencyMismatch } from '../provider/idempotency.ts';
import { RateLimit, requestsPerMinute } from '../provider/rate-limit.ts';
import { callerOf } from '../provider/caller.ts';
import type { Services } from '../services.ts';
import { createVerifaSession } from './create-session.ts';
import { generateOneTimeLink } from './generate-one-time-link.ts';
import { getVerifaSession } from './get-session.ts';
import { inflectionOf } from './key-inflection.ts';
import { resumeSession } from './resume-session.ts';
import type { VerifaEnv } from './verifa-call.ts';
import { VerifaError, verifaProblem } from './verifa-error.ts';

/** The API under `/api/v1`, for requests that carry an `X-API-Key` (or no credential at all). */
export const verifaApi = (services: Services): Hono<VerifaEnv> => {
  const rates = new RateLimit();
  const app = new Hono<VerifaEnv>().basePath('/api/v1');

  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const key = c.req.header('X-API-Key');
    const caller = key === undefined ? null : callerOf('verifa', key);
    if (!caller) throw new VerifaError(401, 'unauthorized', 'Invalid or missing API key.');
    c.set('caller', caller);
    const inflection = inflectionOf(c.req.header('Key-Inflection'));
    if (!inflection)
      throw new VerifaError(400, 'bad_request', 'Key-Inflection must be snake, camel or kebab.');
    c.set('inflection', inflection);
    const version = c.req.header('Verifa-Version');
    if (version !== undefined && !/^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(version))
      throw new VerifaError(400, 'bad_request', 'Verifa-Version must be a date such as 2026-01-01.');

    const nowMs = services.clock.now();
    const rate = rates.take(caller.environment, requestsPerMinute.verifa, nowMs);
    c.header('X-RateLimit-Limit', String(rate.limit));
    c.header('X-RateLimit-Remaining', String(rate.remaining));
    c.header('X-RateLimit-Reset', String(Math.ceil(rate.resetAtMs / 1000)));
    if (!rate.allowed) {
      const waitS = String(Math.max(1, Math.ceil((rate.resetAtMs - nowMs) / 1000)));
      c.header('Retry-After', waitS);
      throw new VerifaError(429, 'rate_limited', `Rate limit exceeded. Retry after ${waitS} seconds.`);
    }
    await next();
  });

  app.post('/sessions', createVerifaSession(services));
  app.get('/sessions/:id', getVerifaSession(services));
  app.post('/sessions/:id/resume', resumeSession(services));
  app.post('/sessions/:id/generate-one-time-link', generateOneTimeLink(services));

  app.notFound((c) => verifaProblem(c, 404, 'not_found', 'The sandbox has no such resource.'));
  app.onError((error, c) => {
    if (error instanceof VerifaError)
      return verifaProblem(c, error.status, error.code, error.detail, error.errors);
    if (error instanceof IdempotencyMismatch)
      return verifaProblem(
        c,
        422,
        'idempotency_mismatch',
        'Idempotency key has already been used with different parameters.',
      );
    reportUnexpected(error, c.req.method, c.req.path);
    return verifaProblem(c, 500, 'server_error', 'An unexpected error occurred.');
  });
  return app;
};
