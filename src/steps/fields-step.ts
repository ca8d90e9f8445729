/** Asks for the additional data of the session: prefilled where known, every fault beside its field. */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldName, FieldRequest, FieldValues } from '../model/field.ts';
import { screen } from '../ui/screen.ts';
import { countriesIn } from './countries.ts';
import { fieldFaults, fieldRules, todayIso, type FieldFault } from './field-rules.ts';
import { formField, formStyles } from './form-field.ts';
import { StepElement } from './step-element.ts';

/** @summary The form for additional data. */
export class IdvFieldsStep extends StepElement {
  static readonly tag = 'idv-fields-step';

  static override readonly properties: PropertyDeclarations = {
    values: { state: true },
    faults: { state: true },
  };

  static override readonly styles = [...StepElement.styles, formStyles];

  private values: FieldValues = {};
  /** Fields that were changed since the form was last sent: what the backend said of them is no longer true. */
  readonly #changed = new Set<string>();
  private faults: Readonly<Partial<Record<FieldName, FieldFault | undefined>>> = {};

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
    const isAddress = ({ name }: FieldRequest) => name.startsWith('address_');
    const person = session.fields.filter((field) => !isAddress(field));
    const address = session.fields.filter(isAddress);
    return html`
      <form novalidate @submit=${this.#submit}>
        ${screen({
          title: text.fieldsTitle,
          lead: text.fieldsLead,
          alert: this.problemText,
          content: html`
            <div class="fields">${person.map((field) => this.#renderField(field))}</div>
            ${
              address.length > 0
                ? html`<fieldset class="fields">
                    <legend>${text.addressLegend}</legend>
                    ${address.map((field) => this.#renderField(field))}
                  </fieldset>`
                : nothing
            }
          `,
          actions: html`<button part="primary-action" class="primary" type="submit" ?disabled=${busy}>
            ${text.continue}
          </button>`,
        })}
      </form>
    `;
  }

  #renderField(field: FieldRequest): TemplateResult {
    const { text } = this.view;
    const { name, required } = field;
    return formField({
      id: name,
      label: text.fieldNames[name],
      optional: required ? undefined : text.optional,
      hint: text.fieldHints[name],
      fault: this.#faultText(name),
      input: (describedBy) => this.#renderInput(field, describedBy),
    });
  }

  #renderInput({ name, required }: FieldRequest, describedBy: string): TemplateResult {
    const { text, language, busy } = this.view;
    const rule = fieldRules[name];
    const isInvalid = this.#faultText(name) !== undefined;
    const value = this.#value(name);
    if (rule.type === 'country')
      return html`
        <select
          id=${name}
          name=${name}
          autocomplete=${rule.autocomplete}
          aria-describedby=${describedBy}
          aria-invalid=${isInvalid}
          ?required=${required}
          ?disabled=${busy}
          @change=${this.#change}
        >
          <option value="" ?selected=${value === ''}>${text.chooseOne}</option>
          ${countriesIn(language).map(
            (country) =>
              html`<option value=${country.code} ?selected=${country.code === value}>
                ${country.name}
              </option>`,
          )}
        </select>
      `;
    return html`
      <input
        id=${name}
        name=${name}
        type=${rule.type}
        autocomplete=${rule.autocomplete}
        inputmode=${rule.inputmode ?? nothing}
        maxlength=${rule.maxLength}
        aria-describedby=${describedBy}
        aria-invalid=${isInvalid}
        .value=${value}
        ?required=${required}
        ?disabled=${busy}
        @input=${this.#change}
      />
    `;
  }

  #value(name: FieldName): string {
    const { session } = this.view;
    const known = session.fields.find((field) => field.name === name)?.value ?? '';
    return this.values[name] ?? (known === '' ? this.#read(name) : known);
  }

  /** What the device read off the document just now; the person sees it here and may change it. */
  #read(name: FieldName): string {
    const readings = (['document-back', 'document-front'] as const).map((step) => {
      const capture = this.view.captureOf(step);
      return capture?.step === step ? capture.reading?.fields[name] : undefined;
    });
    return readings.find((value) => value !== undefined) ?? '';
  }

  #faultText(name: FieldName): string | undefined {
    const { text, problem } = this.view;
    const label = text.fieldNames[name];
    const fault = this.faults[name];
    if (fault === 'missing') return text.fieldMissing(label);
    if (fault === 'invalid') return text.fieldInvalid[name] ?? text.fieldRefused(label);
    return problem?.fields.includes(name) && !this.#changed.has(name) ? text.fieldRefused(label) : undefined;
  }

  readonly #change = (event: Event): void => {
    const { name, value } = event.target as HTMLInputElement;
    this.#changed.add(name);
    this.values = { ...this.values, [name]: value };
    this.faults = { ...this.faults, [name]: undefined };
  };

  readonly #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const requests = this.view.session.fields;
    const values = Object.fromEntries(requests.map(({ name }) => [name, this.#value(name).trim()]));
    this.faults = fieldFaults(requests, values, todayIso(new Date()));
    const first = requests.find(({ name }) => this.faults[name]);
    if (first) {
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(`#${first.name}`)?.focus(),
      );
      return;
    }
    this.#changed.clear();
    const entered = Object.entries(values).filter(([, value]) => value !== '');
    this.done({ type: 'fields-entered', values: Object.fromEntries(entered) });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-fields-step': IdvFieldsStep;
  }
}
