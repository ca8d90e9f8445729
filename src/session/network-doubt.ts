/** Why there was no answer: a browser tells "no network", "not let in" and "not let out" alike. Loaded once one is missing. */
import type { ErrorCode } from '../model/errors.ts';
import type { Ports } from '../model/ports.ts';

/** What stands between this page and an origin that did not answer. */
export const whyUnreachable = async (
  { http, host }: Pick<Ports, 'http' | 'host'>,
  origin: string,
  signal: AbortSignal,
): Promise<ErrorCode> => {
  if (host.refusedBy(origin) !== null) return 'env.csp_blocked';
  if (!host.isOnline) return 'network.offline';
  return (await http.reachable(origin, signal)) ? 'network.blocked' : 'network.offline';
};
