/** Which steps of a session are behind the person, and when they were. */
import { html, nothing } from 'lit';
import type { SessionDetail } from './console-api.ts';
import { clockTime } from './amounts.ts';
import { asWords } from './status-words.ts';

/** One step of the timeline. `at` is ISO 8601, where the backend knows it. */
export interface TimelineStep {
  readonly step: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly at: string | null;
}

const finished = new Set(['completed', 'approved', 'declined', 'processing', 'under_review']);

/** The timeline of a session. Pure. */
export const timelineOf = (detail: SessionDetail): readonly TimelineStep[] => {
  const { session } = detail;
  const submitted = finished.has(session.status) && session.status !== 'sandbox_pending';
  const reached = session.steps.map((step) => ({ step, ...evidence(step, detail) }));
  const currentIndex = reached.findIndex(({ done }) => !done);
  const isMoving = session.status === 'capturing' || session.status === 'sandbox_pending';
  return reached.map(({ step, done, at }, index) => ({
    step,
    at,
    state: done || submitted ? 'done' : isMoving && index === currentIndex ? 'current' : 'ahead',
  }));
};

const evidence = (step: string, detail: SessionDetail): { done: boolean; at: string | null } => {
  const { session, consent, fields, captures } = detail;
  const files = captures.filter((file) => file.step === step);
  const at = files.at(-1)?.received_at ?? null;
  switch (step) {
    case 'consent':
      return { done: consent !== null, at: timeIn(consent) };
    case 'document-type':
      return { done: captures.some((file) => file.step.startsWith('document')) || Boolean(session['document_type']), at };
    case 'document-back':
      // A passport has no back: whoever went on to the selfie was not asked for one.
      return { done: files.length > 0 || captures.some((file) => file.step === 'selfie'), at };
    case 'fields':
      return { done: fields !== null && Object.keys(fields).length > 0 && captures.some(isAfterFields), at };
    case 'review':
      return { done: session.status === 'sandbox_pending', at: null };
    default:
      return { done: files.length > 0, at };
  }
};

const isAfterFields = (file: { readonly step: string }): boolean => file.step === 'proof-of-address';

const timeIn = (record: Readonly<Record<string, unknown>> | null): string | null => {
  const time = Object.entries(record ?? {}).find(([key]) => key === 'timestamp' || key.endsWith('_at'))?.[1];
  return typeof time === 'string' ? time : null;
};

const stateWords = { done: 'done', current: 'being done', ahead: 'still to come' } as const;

/** The timeline as an ordered list. */
export const timelineTemplate = (steps: readonly TimelineStep[]): unknown => html`
  <ol class="timeline">
    ${steps.map(
      ({ step, state, at }) => html`
        <li data-state=${state} aria-current=${state === 'current' ? 'step' : nothing}>
          <span class="timeline-name">${asWords(step)}<span class="visually-hidden">, ${stateWords[state]}</span></span>
          ${at ? html`<time datetime=${at}>${clockTime(at)}</time>` : nothing}
        </li>
      `,
    )}
  </ol>
`;
