/**
 * CORS of the capture protocol: an allowed origin is echoed, another one is refused before anything is read or
 * changed. No cookies are involved, so credentials are never allowed.
 */
import type { MiddlewareHandler } from 'hono';
import type { Services } from '../services.ts';
import { isAllowedOrigin } from './origins.ts';
import { ProtocolError } from './protocol-error.ts';

const allowedHeaders = [
  ...['Authorization', 'DPoP', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
  ...['Content-Digest', 'Idv-Capture-Metadata'],
].join(', ');

/** How long a browser may remember a preflight, in seconds. */
const preflightAgeS = 600;

/** Lets pages of allowed origins, and of the server's own, use the protocol. */
export const cors =
  ({ allowedOrigins }: Pick<Services, 'allowedOrigins'>): MiddlewareHandler =>
  async (c, next) => {
    c.header('Vary', 'Origin');
    c.header('Cache-Control', 'no-store');
    const origin = c.req.header('Origin');
    if (origin !== undefined) {
      if (origin !== new URL(c.req.url).origin && !isAllowedOrigin(origin, allowedOrigins))
        throw new ProtocolError('session.origin_not_allowed');
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', 'Retry-After, Date, DPoP-Nonce');
    }
    if (c.req.method === 'OPTIONS') {
      c.header('Access-Control-Allow-Methods', 'GET, POST, PUT');
      c.header('Access-Control-Allow-Headers', allowedHeaders);
      c.header('Access-Control-Max-Age', String(preflightAgeS));
      return c.body(null, 204);
    }
    await next();
    return undefined;
  };
