/**
 * Refuses requests that were sent to this machine under a foreign name. The console has no login because only this
 * machine can reach it; without this, a page that lets its own name point to 127.0.0.1 could read it.
 */
import type { MiddlewareHandler } from 'hono';

/** Whether a host name means this very machine. */
export const isLoopbackName = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '127.0.0.1' ||
  hostname === '[::1]';

/** Lets through what was addressed to this machine by its loopback names; for a sandbox that listens only there. */
export const hostGuard = (): MiddlewareHandler => async (c, next) => {
  if (!isLoopbackName(new URL(c.req.url).hostname))
    return c.text('This sandbox answers on localhost only.\n', 403);
  await next();
  return undefined;
};
