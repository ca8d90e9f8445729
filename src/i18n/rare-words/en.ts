/** What is said in English of what hardly anybody meets. */
import type { RareCode } from '../../model/errors.ts';

export const rareEn: Readonly<Record<RareCode, string>> = {
  'entry.missing':
    'No session was given: set capture-url, session-token with api-base, or the session property.',
  'entry.conflict': 'More than one session was given: keep one of capture-url, session-token and session.',
  'entry.invalid_url':
    'The capture URL is no https address. Pass capture_url (Verifa) or session_url (Verilock) as the API returned it.',
  'entry.insecure_url': 'The capture URL uses http, which is possible on localhost only. Use https.',
  'entry.no_token': 'The capture URL has no token: it ends in /verify/ and the token.',
  'entry.missing_api_base': 'session-token needs api-base, e.g. api-base="https://verilock.io".',
  'entry.invalid_session':
    'The session object has no capture_url, session_url or session_token. Pass the answer of “create session” as it came.',
  'env.csp_blocked':
    'This website’s security settings block the check. Its owner has to allow the address of the verification service.',
  'env.duplicate_version':
    'Two versions of this check were loaded on one page. Its owner has to keep one of them.',
  'capture.interrupted':
    'Your photo did not arrive: the page was closed while your camera was open. Please take it again; everything before it is kept.',
  'network.blocked':
    'Something between you and the service blocks the connection: a filter, a blocker or a company network. Nothing is lost; turn it off for this page or use another network, then try again.',
  'network.captive_portal':
    'This network wants you to sign in first. Open any website, sign in there, then try again. Nothing is lost.',
  'session.open_elsewhere':
    'This check is open in another tab or window. You can go on here instead: nothing is lost.',
  'server.unsupported_step':
    'This check asks for something that this page cannot do. Please contact whoever sent you here.',
  'session.gone': 'This check no longer exists. Ask whoever sent you here for a new link.',
  'session.failed': 'This check cannot be finished. Please contact whoever sent you here.',
  'session.origin_not_allowed':
    'This website may not show this check. Its owner has to allow the website’s address.',
};
