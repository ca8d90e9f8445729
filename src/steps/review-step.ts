/** Shows everything that will be sent, with its size and a way back to each, before anything is final. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { filesOf, type Capture, type ReceivedCapture } from '../model/capture.ts';
import { isCaptureStep, type CaptureStepId, type StepId } from '../model/step.ts';
import { icons, type IconName } from '../ui/icons.ts';
import { IdvPicture } from '../ui/picture.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { StepElement } from './step-element.ts';

const pictograms: Readonly<Record<CaptureStepId | 'document-type' | 'fields', IconName>> = {
  'document-type': 'card',
  'document-front': 'card',
  'document-back': 'card',
  selfie: 'face',
  liveness: 'face',
  fields: 'person',
  'proof-of-address': 'home',
};

/** @summary The review before submission. */
export class IdvReviewStep extends StepElement {
  static readonly tag = 'idv-review-step';
  static readonly uses = [IdvPicture];

  static override readonly styles = [
    ...StepElement.styles,
    css`
      ul {
        display: grid;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 4.5rem 1fr auto;
        gap: 0.25rem 1rem;
        align-items: center;
        padding: 0.75rem 1rem;
      }
      li + li {
        border-block-start: 1px solid var(--_line);
      }
      .thumb {
        --_fit: cover;
        display: grid;
        place-items: center;
        overflow: hidden;
        inline-size: 4.5rem;
        block-size: 3.25rem;
        border-radius: calc(var(--_radius) * 0.5);
        background: var(--_raised);
        color: var(--_accent);
      }
      .thumb svg {
        inline-size: 1.75rem;
        block-size: 1.75rem;
      }
      .what {
        display: grid;
        min-inline-size: 0;
      }
      .what span {
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      .received {
        color: var(--_success);
      }
      .not-sent {
        color: var(--_danger);
      }
      .note {
        display: flex;
        gap: 0.625rem;
        align-items: center;
      }
    `,
  ];

  /** What the document says of itself may not fit the rest: advice, which nothing here waits for. */
  override firstUpdated(): void {
    void import('./reading-notes.ts').then(
      ({ addReadingNotes }) => {
        addReadingNotes(this);
      },
      () => undefined,
    );
  }

  override render() {
    const { text, session, busy } = this.view;
    return screen({
      title: text.reviewTitle,
      lead: text.reviewLead,
      alert: this.problemText,
      content: html`
        <ul>
          ${session.steps.map((step) => this.#renderRow(step))}
        </ul>
        <p class="note small muted">${icons.lock}<span>${text.reviewMetadata}</span></p>
      `,
      actions: primaryAction({
        label: text.submit,
        disabled: busy,
        onPress: this.says({ type: 'submit-asked' }),
      }),
    });
  }

  #renderRow(step: StepId): TemplateResult | typeof nothing {
    const { text, session } = this.view;
    if (step === 'document-type')
      return this.#row(step, session.documentType ? text.documentTypes[session.documentType] : '', nothing);
    if (step === 'fields') {
      const values = session.fields.map(({ name, value }) => (name === 'ssn' ? masked(value) : value));
      return this.#row(step, values.filter((value) => value !== '').join('\n'), nothing);
    }
    if (!isCaptureStep(step)) return nothing;
    const made = this.view.captureOf(step);
    const received = session.captures.find((capture) => capture.step === step) ?? null;
    if (!made && !received) return nothing;
    return this.#row(step, this.#describe(made, received), this.#state(step));
  }

  #row(step: CaptureStepId | 'document-type' | 'fields', what: string, state: unknown): TemplateResult {
    const { text } = this.view;
    const name = text.stepNames[step];
    const made = isCaptureStep(step) ? this.view.captureOf(step) : null;
    const picture = made && filesOf(made).find((file) => file.mimeType === 'image/jpeg');
    return html`
      <li>
        <span class="thumb">
          ${
            picture
              ? html`<idv-picture .picture=${picture.body} .label=${name}></idv-picture>`
              : icons[made ? 'file' : pictograms[step]]
          }
        </span>
        <span class="what">
          <strong>${name}</strong>
          <span class="small muted">${what}</span>
          ${state}
        </span>
        <button
          class="quiet"
          type="button"
          aria-label=${text.reviewChange(name)}
          @click=${this.says({ type: 'edit-asked', step })}
        >
          ${text.changeShort}
        </button>
      </li>
    `;
  }

  #describe(made: Capture | null, received: ReceivedCapture | null): string {
    const { text } = this.view;
    const bytes = made
      ? filesOf(made).reduce((sum, file) => sum + file.body.size, 0)
      : (received?.bytes ?? 0);
    const count = made ? (made.step === 'liveness' ? made.frames.length : 1) : (received?.files ?? 1);
    const isPdf = (made ? filesOf(made)[0]?.mimeType : received?.mimeType) === 'application/pdf';
    return `${isPdf ? text.pdfDocument : text.reviewPhotos(count)} · ${text.fileSize(bytes)}`;
  }

  #state(step: CaptureStepId): TemplateResult {
    const { text, sending } = this.view;
    const state = sending[step];
    if (!state) return html`<span class="small received">${text.reviewSent}</span>`;
    if (state.phase === 'sending')
      return html`<span class="small">${text.reviewSending(state.percent)}</span>`;
    return html`<span class="small not-sent">${text.reviewNotSent}. ${text.errors[state.code]}</span>`;
  }
}

/** The last four digits are enough to recognise one's own number. */
const masked = (value: string): string => value.replaceAll(/\d(?=(?:\D*\d){4})/g, '•');

declare global {
  interface HTMLElementTagNameMap {
    'idv-review-step': IdvReviewStep;
  }
}
