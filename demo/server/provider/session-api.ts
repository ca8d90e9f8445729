/**
 * `/api/v1/…`: one address for the session APIs of both providers, told apart by the credential. These are calls from
 * a server to a server: no CORS headers, nothing is cached.
 */
import { Hono } from 'hono';
import type { NodeEnv, Services } from '../services.ts';
import { verifaApi } from '../verifa/verifa-api.ts';
import { verifaProblem } from '../verifa/verifa-error.ts';
import { verilockApi } from '../verilock/verilock-api.ts';

/** The session APIs. */
export const sessionApi = (services: Services): Hono<NodeEnv> => {
  const verifa = verifaApi(services);
  const verilock = verilockApi(services);
  return new Hono<NodeEnv>().all('/api/v1/*', (c) => {
    const hasVerifaKey = c.req.header('X-API-Key') !== undefined;
    const hasVerilockKey = c.req.header('Authorization') !== undefined;
    if (hasVerifaKey && hasVerilockKey)
      return verifaProblem(c, 400, 'bad_request', 'Send either X-API-Key or Authorization, not both.');
    return (hasVerilockKey ? verilock : verifa).fetch(c.req.raw, c.env);
  });
};
