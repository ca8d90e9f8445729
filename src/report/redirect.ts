/** Which URLs a person may be sent to at the end, and what is added to them. Pure; nothing is navigated here. */
import { CaptureError } from '../model/errors.ts';
import type { EndStatus } from '../model/session.ts';
import { parseUrl } from '../model/url.ts';

/**
 * Scheme, both slashes, a plainly written host, a port; behind that anything a person could see. Userinfo, percent signs
 * in the host, backslashes, controls, spaces, letters without a width or against the direction: parsers and readers
 * disagree about them, so a URL that holds one is refused.
 */
const plain =
  /^https?:\/\/((?:(?!\p{DI})[\p{L}\p{M}\p{N}._-])+|\[[\da-f:]+\])(?::\d+)?(?:[/?#][^\p{Cc}\p{Cf}\p{Cs}\p{Z}\\]*)?$/iu;

const loopback = /^(?:localhost|.+\.localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * `redirect_url` with `session_id` and `status` added; its own query and fragment stay.
 *
 * @throws {CaptureError} `redirect.blocked` for anything but https, or http on this machine
 */
export const redirectTarget = (redirectUrl: string, sessionId: string, status: EndStatus): string => {
  const written = plain.exec(redirectUrl)?.[1] ?? '';
  const url = written !== '' && written === written.normalize('NFKC') ? parseUrl(redirectUrl) : null;
  const allowed =
    url &&
    // As it stands there, or spelled out for names of other scripts: no other way to write a name or a number.
    (url.hostname === written.toLowerCase() || url.hostname.includes('xn--')) &&
    (url.protocol === 'https:' || loopback.test(url.hostname));
  if (!allowed) throw new CaptureError('redirect.blocked');
  // Appended as text: `searchParams` would write the page's own query anew, and break it where it is signed.
  const added = { session_id: sessionId, status };
  for (const name of Object.keys(added)) if (url.searchParams.has(name)) url.searchParams.delete(name);
  url.search += `${url.search === '' ? '?' : '&'}${new URLSearchParams(added).toString()}`;
  return url.href;
};
