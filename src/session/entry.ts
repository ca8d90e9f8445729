/**
 * The page's input taken apart: a capture URL, a token with its base, or the JSON that the page's backend relays.
 * Pure; knows both providers' spellings and no schema library, because it runs before the first screen.
 */
import { CaptureError } from '../model/errors.ts';
import type { SessionEntry } from '../model/session.ts';
import { parseUrl } from '../model/url.ts';

/** What a page can give. Exactly one of `captureUrl`, `sessionToken` (with `apiBase`) and `session` is expected. */
export interface EntryInput {
  readonly captureUrl: string | null;
  readonly sessionToken: string | null;
  readonly apiBase: string | null;
  readonly session: unknown;
}

/**
 * The capture URL that an input leads to.
 *
 * @throws {CaptureError} `entry.missing`, `entry.conflict`, `entry.missing_api_base`, `entry.invalid_session`,
 *   `entry.invalid_url`, `entry.insecure_url`, `entry.no_token`
 */
export const readEntry = (input: EntryInput): SessionEntry => {
  const given = [input.captureUrl, input.sessionToken, input.session].filter(
    (value) => value !== null && value !== undefined && value !== '',
  );
  if (given.length === 0) throw new CaptureError(input.apiBase ? 'entry.no_token' : 'entry.missing');
  if (given.length > 1) throw new CaptureError('entry.conflict');
  if (input.captureUrl) return entryAt(input.captureUrl, null, null);
  if (input.sessionToken) return entryAt(joinToken(input.apiBase, input.sessionToken), null, null);
  return readRelayed(input.session, input.apiBase);
};

/** The create-session answer of either provider, in snake, camel or kebab case. */
const readRelayed = (session: unknown, apiBase: string | null): SessionEntry => {
  if (typeof session !== 'object' || session === null || Array.isArray(session))
    throw new CaptureError('entry.invalid_session');
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(session)) {
    if (typeof value === 'string' && value !== '')
      fields.set(key.replaceAll(/[-_]/g, '').toLowerCase(), value);
  }
  const url = fields.get('captureurl') ?? fields.get('sessionurl');
  const token = fields.get('sessiontoken');
  if (!url && !token) throw new CaptureError('entry.invalid_session');
  const id = fields.get('sessionid') ?? fields.get('id') ?? null;
  const entry = entryAt(url ?? joinToken(apiBase, token ?? ''), id, fields.get('redirecturl') ?? null);
  const qrCodeDataUrl = fields.get('qrcodedataurl');
  return qrCodeDataUrl ? { ...entry, qrCodeDataUrl } : entry;
};

const joinToken = (apiBase: string | null, token: string): string => {
  if (!apiBase) throw new CaptureError('entry.missing_api_base');
  return `${apiBase.replace(/\/+$/, '')}/verify/${encodeURIComponent(token)}`;
};

const entryAt = (captureUrl: string, sessionId: string | null, redirectUrl: string | null): SessionEntry => {
  const url = parseUrl(captureUrl);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username || url.password)
    throw new CaptureError('entry.invalid_url');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) throw new CaptureError('entry.insecure_url');
  const path = /^(?<base>.*\/verify\/)(?<token>[^/]+)\/?$/.exec(url.pathname);
  if (!path) throw new CaptureError('entry.no_token');
  return {
    captureUrl: url.origin + url.pathname.replace(/\/$/, ''),
    origin: url.origin,
    sessionId,
    redirectUrl,
  };
};

/** Hosts that browsers treat as this very machine, so that plain http is no leak. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  hostname === '127.0.0.1' ||
  hostname === '[::1]';
