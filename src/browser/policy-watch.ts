/**
 * Remembers whom the page's content policy lets nobody talk to, from the moment this is loaded: a request that is refused
 * looks like a network that is gone, a worker, frame or picture that is refused does not. It keeps origins, no addresses.
 */
import { parseUrl } from '../model/url.ts';

/** A page that is refused everything does not fill the memory. */
const mostOrigins = 50;

const directive = 'connect-src';

const refused = new Set<string>();

const note = ({ blockedURI, disposition, effectiveDirective }: SecurityPolicyViolationEvent): void => {
  const origin = parseUrl(blockedURI)?.origin;
  if (origin && effectiveDirective === directive && disposition === 'enforce' && refused.size < mostOrigins)
    refused.add(origin);
};

// Servers import this as well.
(globalThis as Partial<typeof globalThis>).document?.addEventListener('securitypolicyviolation', note);

/** The directive by which a request to that origin was refused, `connect-src`; `null` where none was. */
export const directiveAgainst = (origin: string): string | null => (refused.has(origin) ? directive : null);
