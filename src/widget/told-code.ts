/** The code that an error is told by. No answer has several reasons, and a browser tells them all alike. */
import { codeOf, type ErrorCode } from '../model/errors.ts';
import type { Ports } from '../model/ports.ts';

const partless: readonly ErrorCode[] = ['env.module_load_failed', 'network.bad_response'];

/** Its own code, or `fallback`; where there was no answer, what stands in the way, as far as it can be found out. */
export const toldCode = async (
  error: unknown,
  fallback: ErrorCode,
  ports: Ports,
  origin: string,
  signal: AbortSignal,
  hasAnswered: boolean,
): Promise<ErrorCode> => {
  const code = codeOf(error, fallback);
  // Parts of the program do not come without a network, either.
  if (!ports.host.isOnline && partless.includes(code)) return 'network.offline';
  if (code !== 'network.offline') return code;
  try {
    const { whyUnreachable } = await import('../session/network-doubt.ts');
    return await whyUnreachable(ports, origin, signal, hasAnswered);
  } catch {
    // Without a network it does not load, either.
    return code;
  }
};
