/** The page `/console`: looks at the sandbox every two seconds, as long as someone looks at the page. */
import { render } from 'lit';
import { part } from '../part.ts';
import {
  loadSession,
  loadSessions,
  type Delivery,
  type SessionDetail,
  type SessionSummary,
} from './console-api.ts';
import { statusSentence } from './delivery-list.ts';
import { resendDelivery } from './resend-delivery.ts';
import { noDetailTemplate, sessionDetailTemplate } from './session-detail.ts';
import { filterSessions, sessionListTemplate, type ListFilter } from './session-list.ts';
import { asWords } from './status-words.ts';

const refreshMs = 2000;

const liveButton = part('live', HTMLButtonElement);
const detailPane = part('session-detail');
const announcement = part('announcement');

let sessions: readonly SessionSummary[] = [];
let detail: SessionDetail | null = null;
let filter: ListFilter = { group: 'all', text: '' };
let isLive = true;
let timer = 0;
const resending = new Set<string>();

const selectedId = (): string | null => decodeURIComponent(location.hash.slice(1)) || null;

const show = (): void => {
  const id = selectedId();
  part('panes').classList.toggle('has-selection', id !== null);
  render(
    sessionListTemplate(filterSessions(sessions, filter), {
      selectedId: id,
      hasAny: sessions.length > 0,
      nowMs: Date.now(),
    }),
    part('session-list'),
  );
  const control = { underWay: resending, resend: (delivery: Delivery) => void resend(delivery) };
  render(detail ? sessionDetailTemplate(detail, control) : noDetailTemplate(id !== null), detailPane);
};

/** Reads what is shown. An answer for a session that is no longer the chosen one is dropped. */
const refresh = async (): Promise<void> => {
  clearTimeout(timer);
  const id = selectedId();
  try {
    const list = await loadSessions();
    const chosen = list.some((session) => session.id === id) ? await loadSession(id ?? '') : null;
    if (id !== selectedId()) return;
    announce(chosen);
    announceResent(chosen);
    sessions = list;
    detail = chosen;
    part('load-error').hidden = true;
    show();
  } catch {
    part('load-error').hidden = false;
    part('load-error').textContent = 'The sandbox does not answer. Trying again…';
  } finally {
    schedule();
  }
};

const schedule = (): void => {
  clearTimeout(timer);
  const isWaiting = isLive || resending.size > 0;
  if (isWaiting && !document.hidden) timer = window.setTimeout(() => void refresh(), refreshMs);
};

const announce = (next: SessionDetail | null): void => {
  if (next && detail?.session.id === next.session.id && detail.session.status !== next.session.status)
    announcement.textContent = `${asWords(next.session.status)}.`;
};

/** Sends a webhook again; how it went is said with the next answer that knows. */
const resend = async (delivery: Delivery): Promise<void> => {
  resending.add(delivery.id);
  announcement.textContent = `Sending ${delivery.event} again.`;
  show();
  try {
    await resendDelivery(delivery.id);
  } catch {
    resending.delete(delivery.id);
    announcement.textContent = `${delivery.event} could not be sent again.`;
  }
  await refresh();
};

const announceResent = (next: SessionDetail | null): void => {
  for (const delivery of next?.deliveries ?? []) {
    if (!resending.has(delivery.id) || delivery.attempts === 0 || isOnItsWay(delivery)) continue;
    resending.delete(delivery.id);
    announcement.textContent = `${delivery.event}: ${statusSentence(delivery)}.`;
  }
};

/** Whether the answer to the first attempt is still awaited. */
const isOnItsWay = ({ status, status_code: code, next_attempt_at: next }: Delivery): boolean =>
  status === 'pending' && code === null && next !== null && Date.parse(next) <= Date.now();

part('filter').addEventListener('change', (event) => {
  filter = { ...filter, group: (event.target as HTMLInputElement).value as ListFilter['group'] };
  show();
});
part('search', HTMLInputElement).addEventListener('input', (event) => {
  filter = { ...filter, text: (event.target as HTMLInputElement).value };
  show();
});
liveButton.addEventListener('click', () => {
  isLive = !isLive;
  liveButton.setAttribute('aria-pressed', String(isLive));
  if (isLive) void refresh();
  else clearTimeout(timer);
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) clearTimeout(timer);
  else if (isLive) void refresh();
});
window.addEventListener('hashchange', () => {
  detail = null;
  void refresh().then(() => {
    // On a small screen one pane replaces the other, and focus must not stay in the hidden one.
    if (part('session-list').offsetParent === null) detailPane.focus();
  });
});

void refresh();
