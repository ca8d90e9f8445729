/** To which exact origins a message may go. Pure. */
import { parseUrl } from '../model/url.ts';

/**
 * The exact origins to post to.
 *
 * @param allowed exact origins of the session, or `http://localhost:*` for every port of this machine (sandbox only)
 * @param parentOrigin origin of the embedding or opening page where the browser tells it, else `null`
 * @returns the parent's origin if it is allowed; without knowing it, every exact origin allowed; never `"*"`
 */
export const targetOrigins = (allowed: readonly string[], parentOrigin: string | null): readonly string[] => {
  const exact = (parentOrigin === null ? allowed : [parentOrigin]).filter(
    (origin) => !origin.includes('*') && parseUrl(origin)?.origin === origin,
  );
  return exact.filter((origin) => allowed.some((pattern) => matches(pattern, origin)));
};

const anyPort = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\]):\*$/;

const matches = (pattern: string, origin: string): boolean => {
  if (pattern === origin) return true;
  const url = anyPort.test(pattern) ? parseUrl(origin) : null;
  return url !== null && `${url.protocol}//${url.hostname}:*` === pattern;
};
