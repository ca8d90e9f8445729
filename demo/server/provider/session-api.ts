/**
 * `/api/v1/…`: one address for the session APIs of both providers, told apart by the credential. These are calls from
 * a server to a server: no CORS headers, nothing is cached.
 */
import { Hono } from 'hono';
import type { NodeEnv, Services } from '../services.ts';
import { verifaOperations } from '../verifa/operations.ts';
import { verifaRules } from '../verifa/verifa-rules.ts';
import { verilockOperations } from '../verilock/operations.ts';
import { verilockRules } from '../verilock/verilock-rules.ts';
import { ApiError } from './api-error.ts';
import { problemAnswer, serve } from './serve.ts';

/** The session APIs. */
export const sessionApi = (services: Services): Hono<NodeEnv> => {
  const verifa = serve(services, verifaRules, verifaOperations);
  const verilock = serve(services, verilockRules, verilockOperations);
  return new Hono<NodeEnv>().all('/api/v1/*', (c) => {
    const hasVerifaKey = c.req.header('X-API-Key') !== undefined;
    const hasVerilockKey = c.req.header('Authorization') !== undefined;
    if (hasVerifaKey && hasVerilockKey)
      return problemAnswer(
        c,
        verifaRules,
        new ApiError('bad_request', 'Send either X-API-Key or Authorization, not both.'),
      );
    return (hasVerilockKey ? verilock : verifa).fetch(c.req.raw, c.env);
  });
};
