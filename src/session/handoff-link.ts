/** Which links may stand for a session on another device: whoever makes them, they lead to the session's own origin. */
import type { SessionEntry } from '../model/session.ts';
import { parseUrl } from '../model/url.ts';

/** The link as it is shown, or `null` for what leads elsewhere or is none. */
export const linkOfSession = (text: string | null, { origin }: SessionEntry): string | null => {
  const url = text === null ? null : parseUrl(text);
  const isOwn = url?.origin === origin && !url.username && !url.password;
  return isOwn && /\/verify\/[^/]+\/?$/.test(url.pathname) ? url.href : null;
};
