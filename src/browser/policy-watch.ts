/**
 * Remembers what the page's content policy has refused, from the moment this is loaded: a request that is refused looks
 * like a network that is gone. It keeps origins and directives, no addresses.
 */
import { parseUrl } from '../model/url.ts';

/** A page that is refused everything does not fill the memory. */
const mostOrigins = 50;

const directives = new Map<string, string>();

const note = ({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent): void => {
  const origin = parseUrl(blockedURI)?.origin;
  if (origin && disposition === 'enforce' && directives.size < mostOrigins)
    directives.set(origin, effectiveDirective);
};

// Servers import this as well.
(globalThis as Partial<typeof globalThis>).document?.addEventListener('securitypolicyviolation', note);

/** The directive by which something of that origin was refused last, e.g. `connect-src`; `null` where nothing was. */
export const directiveAgainst = (origin: string): string | null => directives.get(origin) ?? null;
