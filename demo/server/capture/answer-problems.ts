/** What the capture protocol says when something is refused, missing or has failed. */
import type { Hono } from 'hono';
import { IdempotencyMismatch } from '../provider/idempotency.ts';
import { reportUnexpected } from '../report-unexpected.ts';
import type { CaptureEnv } from './capture-env.ts';
import { NonceNeeded, nonceProblem } from './proof.ts';
import { ProtocolError, protocolProblem } from './protocol-error.ts';

/** Lets the part of the protocol answer in the protocol's own words, whatever goes wrong in it. */
export const answerProblems = (app: Hono<CaptureEnv>): void => {
  app.notFound((c) => protocolProblem(c, 404, 'server.refused', 'The protocol has no such call.'));
  app.onError((error, c) => {
    if (error instanceof ProtocolError) {
      if (error.retryAfterS !== null) c.header('Retry-After', String(error.retryAfterS));
      return protocolProblem(c, error.status, error.code, error.detail, error.fields);
    }
    if (error instanceof NonceNeeded) return nonceProblem(c);
    if (error instanceof IdempotencyMismatch)
      return protocolProblem(c, 422, 'idempotency_mismatch', 'The key has been used with another body.');
    reportUnexpected(error, c.req.method, c.req.path);
    const failure = new ProtocolError('server.unavailable');
    return protocolProblem(c, failure.status, failure.code, failure.detail);
  });
};
