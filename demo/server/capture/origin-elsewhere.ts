/** Where another device finds what this machine calls localhost. Pure. */
import { isLoopbackName } from '../host-guard.ts';

/**
 * The origin that a link for another device leads to. `localhost` is the phone itself to a phone: it gets the machine's
 * address in the network, where the sandbox serves that.
 */
export const originElsewhere = (origin: string, lanHost: string | null): string => {
  const url = new URL(origin);
  if (lanHost !== null && isLoopbackName(url.hostname)) url.hostname = lanHost;
  return url.origin;
};
