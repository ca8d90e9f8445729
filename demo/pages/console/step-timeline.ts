/** Which steps of a session are behind the person, and when they were. */
import { html, nothing } from 'lit';
import type { SessionDetail } from './console-api.ts';
import { clockTime } from './amounts.ts';
import { asWords } from './status-words.ts';

/** One step of the timeline. `at` is ISO 8601, where the backend knows it. */
export interface TimelineStep {
  readonly step: string;
  readonly state: 'done' | 'current' | 'ahead' | 'skipped';
  readonly at: string | null;
}

/** Statuses in which a person is at work, so that there is a step that is being done. */
const moving = new Set(['created', 'capturing', 'sandbox_pending', 'processing']);

/** The timeline of a session. Pure. */
export const timelineOf = (detail: SessionDetail): readonly TimelineStep[] => {
  const { session, consent } = detail;
  const isOver = session.completed_at !== null;
  const hasBegun = consent !== null;
  let currentIsFound = isOver || !hasBegun || !moving.has(session.status);
  return session.steps.map((step): TimelineStep => {
    const at = timeOf(step, detail);
    if (isDone(step, detail)) return { step, state: 'done', at };
    if (step === 'document-back' && isPastDocument(detail)) return { step, state: 'skipped', at: null };
    const state = isOver ? 'done' : currentIsFound ? 'ahead' : 'current';
    currentIsFound = true;
    return { step, state, at };
  });
};

const isDone = (step: string, detail: SessionDetail): boolean => {
  if (step === 'document-type') return detail.session.document_type !== null;
  if (step === 'fields') return detail.session.fields_received;
  return timeOf(step, detail) !== null;
};

/** Time of the evidence that a step left behind. */
const timeOf = (step: string, { session, consent, captures }: SessionDetail): string | null => {
  if (step === 'consent') return consent?.at ?? null;
  if (step === 'review') return session.submitted_at;
  if (step === 'sandbox-outcome') return session.completed_at;
  return (
    captures.findLast((file) => file.step === step && file.metadata.copy === undefined)?.received_at ?? null
  );
};

/** Whether the person went on without a back: their document has none. */
const isPastDocument = ({ session, captures }: SessionDetail): boolean =>
  session.submitted_at !== null ||
  captures.some((file) => file.step !== 'document-front' && file.step !== 'document-back');

const stateWords = {
  done: 'done',
  current: 'being done',
  ahead: 'still to come',
  skipped: 'not asked for',
} as const;

/** The timeline as an ordered list. */
export const timelineTemplate = (steps: readonly TimelineStep[]): unknown => html`
  <ol class="timeline">
    ${steps.map(
      ({ step, state, at }) => html`
        <li data-state=${state} aria-current=${state === 'current' ? 'step' : nothing}>
          <span class="timeline-name"
            >${asWords(step)}<span class="visually-hidden">, ${stateWords[state]}</span></span
          >
          ${state === 'skipped' ? html`<span class="hint">no back</span>` : nothing}
          ${at ? html`<time datetime=${at}>${clockTime(at)}</time>` : nothing}
        </li>
      `,
    )}
  </ol>
`;
