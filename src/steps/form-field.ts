/** One labelled entry of a form, with its hint and its fault beside it. */
import { css, html, nothing, type TemplateResult } from 'lit';

/** What a field needs around its input. */
export interface FormFieldParts {
  readonly id: string;
  readonly label: string;
  /** The word "optional" in the person's language, where the field may stay empty. */
  readonly optional?: string | undefined;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Draws the input; `describedBy` names the hint and the fault. */
  readonly input: (describedBy: string) => TemplateResult;
}

/** A labelled field. Put `id` on the input that `input` draws. */
export const formField = ({
  id,
  label,
  optional,
  hint,
  fault,
  input,
}: FormFieldParts): TemplateResult => html`
  <div class="field">
    <label for=${id}>${label}${optional ? html` <span class="muted">(${optional})</span>` : nothing}</label>
    ${input(hint ? `${id}-hint ${id}-fault` : `${id}-fault`)}
    ${hint ? html`<span id="${id}-hint" class="small muted">${hint}</span>` : nothing}
    <span id="${id}-fault" class="fault small">${fault ?? nothing}</span>
  </div>
`;

/** Rules for forms. */
export const formStyles = css`
  form {
    display: grid;
    gap: 1.25rem;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: 1rem 1.25rem;
    min-inline-size: 0;
    border: 0;
  }
  legend {
    margin-block-end: 0.75rem;
    padding: 0;
    font-weight: 650;
  }
  .field {
    display: grid;
    align-content: start;
    gap: 0.375rem;
    min-inline-size: 0;
  }
  .field label {
    font-size: 0.9375rem;
    font-weight: 600;
  }
  .field label .muted {
    font-weight: 400;
  }
  .field :is(input, select) {
    inline-size: 100%;
    min-block-size: 3rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--_muted);
    border-radius: calc(var(--_radius) * 0.6);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  .field :is(input, select)[aria-invalid='true'] {
    border-color: var(--_danger);
    box-shadow: inset 0 0 0 1px var(--_danger);
  }
  .fault {
    color: var(--_danger);
  }
  .fault:empty {
    display: none;
  }
`;
