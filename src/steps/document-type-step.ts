/** Asks which of the accepted documents will be used. */
import { html, type PropertyDeclarations } from 'lit';
import type { DocumentType } from '../model/document.ts';
import { icons, type IconName } from '../ui/icons.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { choiceStyles } from '../ui/choice-styles.ts';
import { StepElement } from './step-element.ts';

const pictograms: Readonly<Record<DocumentType, IconName>> = {
  passport: 'passport',
  drivers_license: 'card',
  national_id: 'person',
  residence_permit: 'home',
};

/** @summary The choice of a document. */
export class IdvDocumentTypeStep extends StepElement {
  static readonly tag = 'idv-document-type-step';

  static override readonly properties: PropertyDeclarations = {
    chosen: { state: true },
  };

  static override readonly styles = [...StepElement.styles, choiceStyles];

  private chosen: DocumentType | null = null;

  override render() {
    const { text, session, busy } = this.view;
    const chosen =
      this.chosen ??
      session.documentType ??
      (session.documents.length === 1 ? session.documents[0]?.type : null) ??
      null;
    return screen({
      title: text.documentTypeTitle,
      lead: text.documentTypeLead,
      alert: this.problemText,
      content: html`
        <div class="choices" role="radiogroup" aria-labelledby="title">
          ${session.documents.map(
            ({ type, hasBack }) => html`
              <label class="choice">
                <input
                  type="radio"
                  name="document"
                  value=${type}
                  .checked=${type === chosen}
                  ?disabled=${busy}
                  @change=${() => {
                    this.chosen = type;
                  }}
                />
                <span class="pictogram">${icons[pictograms[type]]}</span>
                <span>
                  <strong>${text.documentTypes[type]}</strong>
                  <span class="muted small"
                    >${hasBack ? text.documentSides.two : text.documentSides.one}</span
                  >
                </span>
              </label>
            `,
          )}
        </div>
      `,
      actions: html`
        ${primaryAction({
          label: text.continue,
          disabled: busy || !chosen,
          onPress: () => {
            if (chosen) this.done({ type: 'document-type-chosen', documentType: chosen });
          },
        })}
        ${this.handoffAction()}
      `,
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-document-type-step': IdvDocumentTypeStep;
  }
}
