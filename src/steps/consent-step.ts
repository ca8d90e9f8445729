/** Asks for consent, in the words of the session. Declining is as easy as agreeing. */
import { css, html, nothing } from 'lit';
import { directionOf, languageFor } from '../i18n/locale.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { StepElement } from './step-element.ts';

/** @summary The consent screen. */
export class IdvConsentStep extends StepElement {
  static readonly tag = 'idv-consent-step';

  static override readonly styles = [
    ...StepElement.styles,
    css`
      .consent {
        display: grid;
        gap: 0.875rem;
        padding: 1.25rem;
        border-radius: var(--_radius);
        background: var(--_raised);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        list-style: none;
      }
      .meta {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0.5rem 1.25rem;
      }
    `,
  ];

  override render() {
    const { text, session, busy } = this.view;
    const { paragraphs, links, version, language } = session.consent;
    return screen({
      title: text.consentTitle,
      alert: this.problemText,
      content: html`
        <div class="consent" lang=${language} dir=${directionOf(languageFor(language))}>
          ${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
        </div>
        <div class="meta small">
          <ul>
            ${links.map(({ label, url }) =>
              isWebLink(url)
                ? html`<li><a href=${url} target="_blank" rel="noopener noreferrer">${label}</a></li>`
                : nothing,
            )}
          </ul>
          <span class="muted">${text.consentVersion(version)}</span>
        </div>
      `,
      actions: html`
        ${primaryAction({
          label: text.consentAgree,
          disabled: busy,
          onPress: this.says({ type: 'consented' }),
        })}
        ${secondaryAction({
          label: text.consentDecline,
          disabled: busy,
          onPress: this.says({ type: 'cancelled' }),
        })}
      `,
    });
  }
}

/** Links come from the session: only web pages are linked, never a script. */
const isWebLink = (url: string): boolean => /^https?:\/\//i.test(url);

declare global {
  interface HTMLElementTagNameMap {
    'idv-consent-step': IdvConsentStep;
  }
}
