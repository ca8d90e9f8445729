/** The list of sessions. */
import { html, nothing } from 'lit';
import { fullTime, timeAgo } from './amounts.ts';
import type { SessionSummary } from './console-api.ts';
import { asWords, groupOf, toneOf, type StatusGroup } from './status-words.ts';

/** What the list is narrowed to. */
export interface ListFilter {
  readonly group: StatusGroup | 'all';
  readonly text: string;
}

/** The sessions that a filter lets through. Pure. */
export const filterSessions = (
  sessions: readonly SessionSummary[],
  filter: ListFilter,
): readonly SessionSummary[] => {
  const wanted = filter.text.trim().toLowerCase();
  return sessions.filter(
    ({ id, status, external_ref: reference }) =>
      (filter.group === 'all' || groupOf(status) === filter.group) &&
      `${id} ${reference ?? ''}`.toLowerCase().includes(wanted),
  );
};

/** The list, or why it is empty. `hasAny` tells whether there are sessions that the filter holds back. */
export const sessionListTemplate = (
  sessions: readonly SessionSummary[],
  view: { readonly selectedId: string | null; readonly hasAny: boolean; readonly nowMs: number },
): unknown => {
  if (sessions.length === 0) return view.hasAny ? noMatchTemplate : noSessionTemplate;
  return html`
    <ul class="sessions">
      ${sessions.map((session) => rowTemplate(session, session.id === view.selectedId, view.nowMs))}
    </ul>
  `;
};

const noMatchTemplate = html`<p class="list-empty hint">No session matches.</p>`;

const noSessionTemplate = html`
  <div class="list-empty">
    <h3>No sessions yet</h3>
    <p class="hint">Start one on the <a href="/">integration page</a>; it appears here at once.</p>
  </div>
`;

const rowTemplate = (session: SessionSummary, isSelected: boolean, nowMs: number): unknown => html`
  <li>
    <a href="#${session.id}" aria-current=${isSelected ? 'true' : nothing}>
      <span class="row-id mono">${session.id}</span>
      <span class="chip" data-tone=${toneOf(session.status) ?? nothing}>${asWords(session.status)}</span>
      <span class="row-facts">
        ${asWords(session.provider)} ·
        ${session.captures_count === 1 ? '1 capture' : `${String(session.captures_count)} captures`}
        ${session.external_ref ? html` · ${session.external_ref}` : nothing}
      </span>
      <time class="row-time" datetime=${session.created_at} title=${fullTime(session.created_at)}>
        ${timeAgo(session.created_at, nowMs)}
      </time>
    </a>
  </li>
`;
