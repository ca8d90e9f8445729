/** The page `/done`, where `redirect_url` leads: shows the two parameters and believes neither. */
import { part } from '../part.ts';
import { forgetSession } from '../session/kept-session.ts';

interface Ending {
  readonly tone: 'success' | 'warning' | 'danger';
  readonly headline: string;
  readonly explanation: string;
}

const endings: Readonly<Record<string, Ending>> = {
  completed: {
    tone: 'success',
    headline: 'Everything was submitted',
    explanation:
      'The person is back on your site. The decision is still to come: your backend learns of it by webhook.',
  },
  cancelled: {
    tone: 'warning',
    headline: 'The check was cancelled',
    explanation:
      'The person is back on your site without finishing. The session stays open until it expires.',
  },
  expired: {
    tone: 'warning',
    headline: 'The session expired',
    explanation:
      'The person is back on your site. Your backend can resume the session and hand out a fresh link.',
  },
  failed: {
    tone: 'danger',
    headline: 'The check could not be finished',
    explanation: 'The person is back on your site. Start a new session, or offer another way.',
  },
};

const query = new URLSearchParams(location.search);
const id = query.get('session_id');
const status = query.get('status') ?? '';
const ending = endings[status];

part('status').hidden = ending === undefined;
if (ending) {
  part('status').dataset['tone'] = ending.tone;
  part('status').textContent = status;
  part('headline').textContent = ending.headline;
  part('explanation').textContent = ending.explanation;
  document.title = `${ending.headline} · idv-capture`;
}
part('session-status').textContent = status || 'not given';
part('session-id').textContent = id ?? 'not given';
if (id !== null) {
  part('console-link', HTMLAnchorElement).href = `/console#${encodeURIComponent(id)}`;
  // What is finished is not continued when the person goes back to the page that started it.
  if (status === 'completed') forgetSession(id);
}
