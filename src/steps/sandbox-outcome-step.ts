/** Sandbox only: chooses what the backend will be told (Verifa "Testing"). */
import { html, type PropertyDeclarations } from 'lit';
import { sandboxOutcomes, type SandboxOutcome } from '../model/session.ts';
import { choiceStyles } from '../ui/choice-styles.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { StepElement } from './step-element.ts';

/** @summary The sandbox's choice of an outcome. */
export class IdvSandboxOutcomeStep extends StepElement {
  static readonly tag = 'idv-sandbox-outcome-step';

  static override readonly properties: PropertyDeclarations = {
    chosen: { state: true },
  };

  static override readonly styles = [...StepElement.styles, choiceStyles];

  private chosen: SandboxOutcome = 'approve';

  override render() {
    const { text, busy } = this.view;
    return screen({
      title: text.outcomeTitle,
      lead: text.outcomeLead,
      alert: this.problemText,
      content: html`
        <div class="choices" role="radiogroup" aria-labelledby="title">
          ${sandboxOutcomes.map(
            (outcome) => html`
              <label class="choice">
                <input
                  type="radio"
                  name="outcome"
                  value=${outcome}
                  .checked=${outcome === this.chosen}
                  ?disabled=${busy}
                  @change=${() => {
                    this.chosen = outcome;
                  }}
                />
                <span>
                  <strong>${text.outcomes[outcome]}</strong>
                  <span class="muted small">${text.outcomeHints[outcome]}</span>
                </span>
              </label>
            `,
          )}
        </div>
      `,
      actions: primaryAction({
        label: text.finish,
        disabled: busy,
        onPress: this.says({ type: 'outcome-chosen', outcome: this.chosen }),
      }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-sandbox-outcome-step': IdvSandboxOutcomeStep;
  }
}
