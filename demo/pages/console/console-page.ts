/** The page `/console`: looks at the sandbox every two seconds, as long as someone looks at the page. */
import { render } from 'lit';
import { part } from '../part.ts';
import { loadSession, loadSessions, type SessionDetail, type SessionSummary } from './console-api.ts';
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
  render(detail ? sessionDetailTemplate(detail) : noDetailTemplate(id !== null), detailPane);
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
  if (isLive && !document.hidden) timer = window.setTimeout(() => void refresh(), refreshMs);
};

const announce = (next: SessionDetail | null): void => {
  if (next && detail?.session.id === next.session.id && detail.session.status !== next.session.status)
    announcement.textContent = `${asWords(next.session.status)}.`;
};

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
