/** Asks for a proof of address: a picture or a PDF, what kind it is, and the date on it. */
import { html, nothing, type PropertyDeclarations } from 'lit';
import { frameFromFile } from '../capture/frame.ts';
import type { CaptureFile, ProofOfAddressKind } from '../model/capture.ts';
import { codeOf } from '../model/errors.ts';
import { screen } from '../ui/screen.ts';
import { CaptureStepElement, captureStepUses } from './capture-step.ts';
import { isIsoDate, todayIso } from './field-rules.ts';
import { filePreview, previewStyles } from './file-preview.ts';
import { formField, formStyles } from './form-field.ts';
import { StepElement } from './step-element.ts';

/** @summary The proof of address. */
export class IdvProofOfAddressStep extends CaptureStepElement {
  static readonly tag = 'idv-proof-of-address-step';
  static readonly uses = captureStepUses;

  static override readonly properties: PropertyDeclarations = {
    file: { state: true },
    kind: { state: true },
    documentDate: { state: true },
    isTried: { state: true },
    isPreparing: { state: true },
  };

  static override readonly styles = [...StepElement.styles, formStyles, previewStyles];

  private file: CaptureFile | null = null;
  private kind: ProofOfAddressKind | '' = '';
  private documentDate = '';
  /** Whether the person has tried to go on: faults are shown from then. */
  private isTried = false;
  private isPreparing = false;

  #isFresh = true;

  override connectedCallback(): void {
    super.connectedCallback();
    // What was read while this screen was away is not waited for.
    this.isPreparing = false;
  }

  /** No camera, and nothing to help with. */
  override updated(): void {
    // What is inherited loads it.
  }

  override willUpdate(): void {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    const known = this.view.captureOf('proof-of-address');
    if (known?.step !== 'proof-of-address') return;
    this.file = known.file;
    this.kind = known.kind;
    this.documentDate = known.documentDate;
  }

  override render() {
    const { text } = this.view;
    const { file } = this;
    return html`
      <form novalidate @submit=${this.#submit}>
        ${screen({
          title: text.proofTitle,
          lead: text.proofLead,
          alert: this.#missingFile ? text.proofFileMissing : this.alert,
          content: html`
            ${file ? filePreview(file, text) : nothing}
            ${this.picker({
              shape: file ? 'button' : 'place',
              label: this.isPreparing ? text.preparing : file ? text.retake : text.dropHere,
              allowPdf: true,
            })}
            <div class="fields">${this.#renderKind()} ${this.#renderDate()}</div>
          `,
          actions: html`
            <button part="primary-action" class="primary" type="submit" ?disabled=${this.isPreparing}>
              ${text.continue}
            </button>
            ${this.handoffAction()}
          `,
        })}
      </form>
    `;
  }

  get #missingFile(): boolean {
    return this.isTried && !this.file && !this.fault;
  }

  #renderKind() {
    const { text, session } = this.view;
    const isFaulty = this.isTried && !this.kind;
    return formField({
      id: 'kind',
      label: text.proofKind,
      fault: isFaulty ? text.fieldMissing(text.proofKind) : undefined,
      input: (describedBy) => html`
        <select
          id="kind"
          aria-describedby=${describedBy}
          aria-invalid=${isFaulty}
          @change=${(event: Event) => {
            this.kind = (event.target as HTMLSelectElement).value as ProofOfAddressKind | '';
          }}
        >
          <option value="" ?selected=${!this.kind}>${text.chooseOne}</option>
          ${session.proofOfAddressKinds.map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === this.kind}>${text.proofKinds[kind]}</option>`,
          )}
        </select>
      `,
    });
  }

  #renderDate() {
    const { text } = this.view;
    const isFaulty = this.isTried && !this.#isDateGood;
    return formField({
      id: 'date',
      label: text.proofDate,
      fault: isFaulty ? text.proofDateInvalid : undefined,
      input: (describedBy) => html`
        <input
          id="date"
          type="date"
          max=${todayIso(new Date())}
          aria-describedby=${describedBy}
          aria-invalid=${isFaulty}
          .value=${this.documentDate}
          @input=${(event: Event) => {
            this.documentDate = (event.target as HTMLInputElement).value;
          }}
        />
      `,
    });
  }

  get #isDateGood(): boolean {
    return isIsoDate(this.documentDate) && this.documentDate <= todayIso(new Date());
  }

  protected override async takeFile(chosen: File): Promise<void> {
    const isCurrent = this.beginFile();
    this.isPreparing = true;
    try {
      const file = await frameFromFile(chosen, { allowPdf: true, minEdgePx: 1 });
      if (!isCurrent()) return;
      this.file = file;
      this.fault = null;
    } catch (error) {
      if (isCurrent()) this.refuse(codeOf(error, 'capture.unreadable'));
    } finally {
      if (isCurrent()) this.isPreparing = false;
    }
  }

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    this.isTried = true;
    const { file, kind, documentDate } = this;
    if (!file || !kind || !this.#isDateGood) return;
    const capture = { step: 'proof-of-address', source: 'file', file, kind, documentDate } as const;
    this.done({ type: 'captured', capture });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-proof-of-address-step': IdvProofOfAddressStep;
  }
}
