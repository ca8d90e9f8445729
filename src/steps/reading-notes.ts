/**
 * Puts on a screen what the document's reading has to say: advice before anything is sent, and that fields were filled in
 * from it. Loaded beside those screens, which are complete without it; it never takes anything away from them.
 */
import { css, html, nothing, render, type LitElement, type TemplateResult } from 'lit';
import { readingAdviceIn, type ReadingAdviceStrings } from '../i18n/reading-advice.ts';
import type { FieldValues } from '../model/field.ts';
import type { DocumentReading } from '../model/reading.ts';
import type { StepId } from '../model/step.ts';
import { icons } from '../ui/icons.ts';
import { readingAdvice, type ReadingAdvice } from './reading-advice.ts';
import { StepDone } from './step-events.ts';
import type { StepView } from './step-view.ts';

/** A screen that shows them. */
export interface NotedScreen extends LitElement {
  readonly view: StepView;
}

const styles = css`
  .advice {
    display: grid;
    gap: 0.5rem;
    min-inline-size: 0;
    flex: 1;
  }
  .advice > div {
    display: flex;
    gap: 0.75rem;
    align-items: center;
  }
  .advice > div > span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .from-document {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
`;

const readingOf = (view: StepView, step: 'document-front' | 'document-back'): DocumentReading | null => {
  const capture = view.captureOf(step);
  return (capture && 'reading' in capture ? capture.reading : null) ?? null;
};

const sentence = (
  words: ReadingAdviceStrings,
  { code, read, entered }: ReadingAdvice,
  language: string,
): string => {
  const dated = (date: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));
  switch (code) {
    case 'other_document':
      return words.otherDocument;
    case 'sides_differ':
      return words.sidesDiffer;
    case 'name_differs':
      return words.nameDiffers(read, entered);
    case 'birth_differs':
      return words.birthDiffers(dated(read), dated(entered));
    case 'expired':
      return words.expired(dated(read));
  }
};

const adviceNotice = (
  view: StepView,
  today: string,
  onEdit: (step: StepId) => void,
): TemplateResult | typeof nothing => {
  const { session, text, language } = view;
  const entered: FieldValues = Object.fromEntries(session.fields.map(({ name, value }) => [name, value]));
  const advice = readingAdvice({
    front: readingOf(view, 'document-front'),
    back: readingOf(view, 'document-back'),
    entered,
    documentType: session.documentType,
    steps: session.steps,
    today,
  });
  if (advice.length === 0) return nothing;
  const words = readingAdviceIn(language);
  return html`
    <div role="status">
      <div class="notice">
        ${icons.warning}
        <div class="advice">
          <strong>${words.title}</strong>
          ${advice.map(
            (one) => html`
              <div>
                <span>${sentence(words, one, language)}</span>
                <button
                  class="quiet"
                  type="button"
                  aria-label=${text.reviewChange(text.stepNames[one.step])}
                  @click=${() => {
                    onEdit(one.step);
                  }}
                >
                  ${text.changeShort}
                </button>
              </div>
            `,
          )}
          <span>${words.mayGoOn}</span>
        </div>
      </div>
    </div>
  `;
};

/** Whether a field that nobody had filled in was read. */
const isPrefilled = (view: StepView): boolean =>
  view.session.fields.some(
    ({ name, value }) =>
      value === '' &&
      (['document-front', 'document-back'] as const).some((step) => readingOf(view, step)?.fields[name]),
  );

const prefilledNote = (view: StepView): TemplateResult | typeof nothing =>
  isPrefilled(view)
    ? html`<p class="from-document small muted" role="status">
        ${icons.card}<span>${readingAdviceIn(view.language).fromDocument}</span>
      </p>`
    : nothing;

/** Keeps the notes of a review or of the fields on their screen. `today` is `YYYY-MM-DD`. */
export const addReadingNotes = (
  host: NotedScreen,
  today: string = new Date().toISOString().slice(0, 10),
): void => {
  const onEdit = (step: StepId): void => {
    host.dispatchEvent(new StepDone({ type: 'edit-asked', step }));
  };
  const hostUpdated = (): void => {
    const { view, renderRoot } = host;
    const renderBefore = renderRoot.querySelector<HTMLElement>('ul, .fields');
    const place = renderBefore?.parentElement;
    if (!place) return;
    const note = view.step === 'review' ? adviceNotice(view, today, onEdit) : prefilledNote(view);
    render(note, place, { renderBefore });
  };
  const sheet = styles.styleSheet;
  const root = host.renderRoot;
  if (sheet && root instanceof ShadowRoot) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  host.addController({ hostUpdated });
  hostUpdated();
};
