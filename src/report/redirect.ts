/** Which URLs a person may be sent to at the end, and what is added to them. Pure; nothing is navigated here. */
import { CaptureError } from '../model/errors.ts';
import type { EndStatus } from '../model/session.ts';
import { parseUrl } from '../model/url.ts';

/** C0 controls, space and backslash: parsers disagree about them, so a URL that holds one is refused. */
const suspicious = /[\u0000-\u0020\u007f\\]/;

const loopback = /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * `redirect_url` with `session_id` and `status` added; its own query and fragment stay.
 *
 * @throws {CaptureError} `redirect.blocked` for anything but https, or http on this machine
 */
export const redirectTarget = (redirectUrl: string, sessionId: string, status: EndStatus): string => {
  const url = suspicious.test(redirectUrl) ? null : parseUrl(redirectUrl);
  const allowed =
    url &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname))) &&
    url.username === '' &&
    url.password === '';
  if (!allowed) throw new CaptureError('redirect.blocked');
  // Appended as text: `searchParams` would write the page's own query anew, and break it where it is signed.
  const added = { session_id: sessionId, status };
  for (const name of Object.keys(added)) if (url.searchParams.has(name)) url.searchParams.delete(name);
  url.search += `${url.search === '' ? '?' : '&'}${new URLSearchParams(added).toString()}`;
  return url.href;
};
