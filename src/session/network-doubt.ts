/** Why there was no answer: a browser tells "no network", "not let in" and "not let out" alike. Loaded once one is missing. */
import type { ErrorCode } from '../model/errors.ts';
import type { DevicesPort, Ports } from '../model/ports.ts';

/** Whoever builds a page is told once of each origin, however many elements and calls are refused. */
const toldOf = new WeakMap<DevicesPort, Set<string>>();

/**
 * What stands between this page and an origin that did not answer: `env.csp_blocked` where the page's content policy does
 * (the line to paste then stands on the console, given `devices`), `network.blocked` where the origin answers but lets no
 * page like this one read what, else `network.offline`.
 *
 * @param hasAnswered whether it has before: then the page's policy lets the calls out, whatever else it refuses there
 * @throws {DOMException} `AbortError`
 */
export const whyUnreachable = async (
  { http, host, devices }: Pick<Ports, 'http' | 'host'> & Partial<Pick<Ports, 'devices'>>,
  origin: string,
  signal: AbortSignal,
  hasAnswered = false,
): Promise<ErrorCode> => {
  if (hasAnswered || host.refusedBy(origin) === null) {
    if (!host.isOnline) return 'network.offline';
    const isReachable = await http.reachable(origin, signal);
    signal.throwIfAborted();
    if (isReachable) return 'network.blocked';
  }
  // Should nobody have heard of it before, asking without CORS was refused as well.
  const directive = hasAnswered ? null : host.refusedBy(origin);
  if (directive === null) return 'network.offline';
  if (devices) hintOnce(devices, origin, directive);
  return 'env.csp_blocked';
};

const hintOnce = (devices: DevicesPort, origin: string, directive: string): void => {
  const told = toldOf.get(devices) ?? new Set();
  if (told.has(origin)) return;
  toldOf.set(devices, told.add(origin));
  devices.hint(
    `env.csp_blocked: this page's Content-Security-Policy refuses ${origin}. Add it to that directive: ${directive} 'self' ${origin}`,
  );
};
