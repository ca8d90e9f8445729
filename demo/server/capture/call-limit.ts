/** How often the protocol lets itself be asked the same: the refusal, and the gate before a resource. */
import type { MiddlewareHandler } from 'hono';
import { RateLimit, type RateState } from '../provider/rate-limit.ts';
import type { Services } from '../services.ts';
import type { CaptureContext, CaptureEnv } from './capture-env.ts';
import { ProtocolError } from './protocol-error.ts';

/** @throws {ProtocolError} `server.rate_limited` where nothing is left of a window */
export const requireLeft = ({ allowed, resetAtMs }: RateState, nowMs: number): void => {
  if (allowed) return;
  const retryAfterS = Math.max(1, Math.ceil((resetAtMs - nowMs) / 1000));
  throw new ProtocolError('server.rate_limited', { retryAfterS });
};

/** Lets that many calls a minute through for each key. @throws {ProtocolError} `server.rate_limited` */
export const callLimit = (
  { clock }: Pick<Services, 'clock'>,
  limit: number,
  keyOf: (c: CaptureContext) => string,
): MiddlewareHandler<CaptureEnv> => {
  const calls = new RateLimit();
  return async (c, next) => {
    const nowMs = clock.now();
    requireLeft(calls.take(keyOf(c), limit, nowMs), nowMs);
    await next();
  };
};
