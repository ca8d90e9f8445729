/**
 * CORS of the capture protocol: an origin that the session allows is echoed, another one is refused before anything is
 * read or changed. No cookies are involved, so credentials are never allowed.
 */
import type { MiddlewareHandler } from 'hono';
import type { Services } from '../services.ts';
import type { LinkRecord } from '../storage/records.ts';
import { allowedOriginsBehind } from '../sessions/allowed-origins.ts';
import { isAllowedOrigin } from '../sessions/origins.ts';
import type { CaptureEnv } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

const allowedHeaders = [
  ...['Authorization', 'DPoP', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID'],
  ...['Content-Digest', 'Repr-Digest', 'Upload-Offset', 'Upload-Length', 'Idv-Capture-Metadata'],
].join(', ');

const exposedHeaders = ['Retry-After', 'Date', 'DPoP-Nonce', 'Upload-Offset', 'Upload-Complete'].join(', ');

/** How long a browser may remember a preflight, in seconds. */
const preflightAgeS = 600;

/** The one call whose refusal a refused page may read: it says what is wrong with the page, and nothing else. */
const invitation = /^\/verify\/[^/]+\/invitation$/;

/** Lets pages of allowed origins, and of the server's own, use the protocol. */
export const cors =
  (services: Pick<Services, 'storage' | 'allowedOrigins'>): MiddlewareHandler<CaptureEnv> =>
  async (c, next) => {
    c.header('Vary', 'Origin');
    c.header('Cache-Control', 'no-store');
    const origin = c.req.header('Origin');
    if (origin !== undefined) {
      if (origin !== new URL(c.req.url).origin && !(await isWelcome(services, c.get('addressed'), origin))) {
        if (c.req.method === 'GET' && invitation.test(c.req.path)) {
          c.header('Access-Control-Allow-Origin', origin);
          // There is none; a browser complains if the page looks for it.
          c.header('Access-Control-Expose-Headers', 'Retry-After');
        }
        throw new ProtocolError('session.origin_not_allowed');
      }
      c.header('Access-Control-Allow-Origin', origin);
      c.header('Access-Control-Expose-Headers', exposedHeaders);
    }
    if (c.req.method === 'OPTIONS') {
      c.header('Access-Control-Allow-Methods', 'GET, HEAD, POST, PUT');
      c.header('Access-Control-Allow-Headers', allowedHeaders);
      c.header('Access-Control-Max-Age', String(preflightAgeS));
      return c.body(null, 204);
    }
    await next();
    return undefined;
  };

const isWelcome = async (
  services: Pick<Services, 'storage' | 'allowedOrigins'>,
  link: LinkRecord | null | undefined,
  origin: string,
): Promise<boolean> => isAllowedOrigin(origin, await allowedOriginsBehind(services, link ?? null));
