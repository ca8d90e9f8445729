/**
 * Which pages may embed a session and speak its protocol. A session's own list only ever narrows what the sandbox allows.
 */
import type { Services } from '../services.ts';
import type { LinkRecord, SessionRecord } from '../storage/records.ts';
import { isAllowedOrigin } from './origins.ts';

/**
 * The origins of a session: what the sandbox allows or, of `metadata.sandbox_allowed_origins`, the exact origins that the
 * sandbox allows as well. A list without any such origin allows no page but the sandbox's own.
 */
export const allowedOriginsOf = (
  { metadata }: Pick<SessionRecord, 'metadata'>,
  allowedOrigins: readonly string[],
): readonly string[] => {
  const own = metadata['sandbox_allowed_origins'];
  if (typeof own !== 'string') return allowedOrigins;
  return own.split(/\s+/).filter((origin) => isExact(origin) && isAllowedOrigin(origin, allowedOrigins));
};

/** The origins of the session behind a link; the sandbox's list where there is none. */
export const allowedOriginsBehind = async (
  { storage, allowedOrigins }: Pick<Services, 'storage' | 'allowedOrigins'>,
  link: LinkRecord | null,
): Promise<readonly string[]> => {
  const session = link && (await storage.session(link.sessionId));
  return session ? allowedOriginsOf(session, allowedOrigins) : allowedOrigins;
};

const isExact = (origin: string): boolean => URL.canParse(origin) && new URL(origin).origin === origin;
