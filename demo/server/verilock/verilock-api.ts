/** Verilock's session API, the newer generation with bearer keys: what every resource shares. */
import { Hono } from 'hono';
import { bearerOf, callerOf } from '../provider/caller.ts';
import { IdempotencyMismatch } from '../provider/idempotency.ts';
import { RateLimit, requestsPerMinute } from '../provider/rate-limit.ts';
import { reportUnexpected } from '../report-unexpected.ts';
import { newId } from '../secrets.ts';
import type { Services } from '../services.ts';
import { createVerilockSession } from './create-session.ts';
import { getVerilockSession } from './get-session.ts';
import type { VerilockEnv } from './verilock-env.ts';
import { VerilockError, verilockProblem } from './verilock-error.ts';

/** The API under `/api/v1`, for requests that carry an `Authorization` header. */
export const verilockApi = (services: Services): Hono<VerilockEnv> => {
  const rates = new RateLimit();
  const app = new Hono<VerilockEnv>().basePath('/api/v1');

  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    c.header('X-Request-Id', newId('req_'));
    const key = bearerOf(c.req.header('Authorization'));
    const caller = key === null ? null : callerOf('verilock', key);
    if (!caller) throw new VerilockError(401, 'authentication_error', 'Invalid or missing API key.');
    c.set('caller', caller);
    const nowMs = services.clock.now();
    const rate = rates.take(caller.environment, requestsPerMinute.verilock, nowMs);
    c.header('X-RateLimit-Limit', String(rate.limit));
    c.header('X-RateLimit-Remaining', String(rate.remaining));
    if (!rate.allowed) {
      const waitS = Math.max(1, Math.ceil((rate.resetAtMs - nowMs) / 1000));
      c.header('Retry-After', String(waitS));
      throw new VerilockError(429, 'rate_limit_exceeded', 'Too many requests.', { retry_after: waitS });
    }
    await next();
  });

  app.post('/sessions', createVerilockSession(services));
  app.get('/sessions/:id', getVerilockSession(services));

  app.notFound((c) =>
    verilockProblem(c, new VerilockError(404, 'not_found', 'The sandbox has no such resource.')),
  );
  app.onError((error, c) => {
    if (error instanceof VerilockError) return verilockProblem(c, error);
    if (error instanceof IdempotencyMismatch)
      return verilockProblem(
        c,
        new VerilockError(422, 'idempotency_mismatch', 'Idempotency key was used with another body.'),
      );
    reportUnexpected(error, c.req.method, c.req.path);
    return verilockProblem(c, new VerilockError(500, 'server_error', 'An unexpected error occurred.'));
  });
  return app;
};
