/**
 * The first screen: what awaits the person, and a button to begin. It needs nothing from any backend, so it is there
 * as soon as the element is; who asks is added when that is known.
 */
import { css, html, LitElement, type PropertyDeclarations } from 'lit';
import type { OpeningStrings } from '../i18n/opening-strings.ts';
import type { Strings } from '../i18n/strings.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { Invitation } from '../model/session.ts';
import { icons } from '../ui/icons.ts';
import { noticeStyles } from '../ui/notice-styles.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { shared } from '../ui/styles.ts';
import { StepDone } from './step-events.ts';

/**
 * @summary The first screen.
 * @fires step-done - the person begins, or tries again
 */
export class IdvOpeningScreen extends LitElement {
  static readonly tag = 'idv-opening-screen';

  static override readonly properties: PropertyDeclarations = {
    text: { attribute: false },
    invitation: { attribute: false },
    busy: { type: Boolean },
    code: { attribute: false },
  };

  static override readonly styles = [
    shared,
    noticeStyles,
    css`
      ul {
        display: grid;
        gap: 1rem;
        list-style: none;
      }
      li {
        display: flex;
        gap: 0.875rem;
        align-items: center;
      }
      li svg {
        inline-size: 2.75rem;
        block-size: 2.75rem;
        padding: 0.625rem;
        border-radius: calc(var(--_radius) * 0.7);
        background: var(--_raised);
        color: var(--_accent);
      }
      .privacy {
        display: flex;
        gap: 0.625rem;
        align-items: center;
      }
    `,
  ];

  /** The sentences: those of this screen alone until the others are loaded. */
  text!: OpeningStrings & Partial<Strings>;

  /** Who asks, once that is known. */
  invitation: Invitation | null = null;

  /** Whether the backend is being asked. */
  busy = false;

  /** What went wrong, if anything. */
  code: ErrorCode | null = null;

  override render() {
    const { text, invitation, busy } = this;
    const needs = [icons.card, icons.camera, icons.light];
    return screen({
      title: invitation ? text.openingTitleBy(invitation.brand.name) : text.openingTitle,
      lead: text.openingLead,
      alert: this.code ? (text.errors?.[this.code] ?? text.loadFailed) : undefined,
      content: html`
        <ul>
          ${text.openingNeeds.map((need, index) => html`<li>${needs[index]}<span>${need}</span></li>`)}
        </ul>
        <p class="privacy small muted">${icons.lock}<span>${text.openingPrivacy}</span></p>
      `,
      actions: primaryAction({
        label: busy ? text.loading : text.begin,
        disabled: busy,
        onPress: () => {
          this.dispatchEvent(new StepDone({ type: this.code ? 'retry-asked' : 'begun' }));
        },
      }),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-opening-screen': IdvOpeningScreen;
  }
}
