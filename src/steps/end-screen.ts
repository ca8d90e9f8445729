/** The last screen: finished, expired, failed, cancelled, or a page that is not set up; always with a next action. */
import { css, html, nothing } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import { errorTable, type ErrorCode } from '../model/errors.ts';
import type { EndStatus } from '../model/session.ts';
import { icons } from '../ui/icons.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { ScreenElement } from './screen-element.ts';

/** What the screen renders from. */
export interface EndView {
  readonly text: Strings;
  readonly status: EndStatus;
  readonly code: ErrorCode | null;
  /** Where the person may go on to, unless the browser goes there by itself. */
  readonly href: string | null;
  /** Whether the page is being left. */
  readonly isLeaving: boolean;
  /** Whether this device finished what another one started, and that one is there to go on. */
  readonly goesOnElsewhere: boolean;
  /** Whether the page can give a fresh link. */
  readonly canRenew: boolean;
  /** Whether what was stopped can be begun again. */
  readonly canRestart: boolean;
}

/**
 * @summary The last screen.
 * @fires step-done - what the person wants now
 */
export class IdvEndScreen extends ScreenElement<EndView> {
  static readonly tag = 'idv-end-screen';

  static override readonly styles = [
    ...ScreenElement.styles,
    css`
      section {
        justify-items: center;
        padding-block: 1.5rem 0.5rem;
        text-align: center;
      }
      .mark {
        order: -1;
        display: grid;
        place-items: center;
        inline-size: 4.5rem;
        block-size: 4.5rem;
        border-radius: 50%;
        background: color-mix(in srgb, var(--_mark) 14%, var(--_surface));
        color: var(--_mark);
      }
      .mark svg {
        inline-size: 2.25rem;
        block-size: 2.25rem;
      }
      .completed {
        --_mark: var(--_success);
      }
      .expired,
      .cancelled {
        --_mark: var(--_warning);
      }
      .failed {
        --_mark: var(--_danger);
      }
      .actions {
        inline-size: min(100%, 22rem);
      }
      .setup {
        text-align: start;
      }
    `,
  ];

  override render() {
    const { text, code } = this.view;
    const status = this.#look;
    const isSetup = code !== null && errorTable[code] === 'fix-page';
    return html`
      <div class=${status}>
        ${screen({
          title: this.#title(isSetup),
          lead: this.#lead,
          content: html`
            <span class="mark"
              >${icons[status === 'completed' ? 'check' : status === 'expired' ? 'clock' : 'warning']}</span
            >
            ${code ? html`<p class="small muted"><code>${text.errorReference(code)}</code></p>` : nothing}
          `,
          actions: this.#action(),
        })}
      </div>
    `;
  }

  get #restartLabel(): string {
    const { text, status } = this.view;
    if (status === 'cancelled') return text.startOver;
    return this.#look === 'cancelled' ? text.continue : text.retry;
  }

  /** Another page of the browser goes on: nothing has gone wrong. */
  get #look(): EndStatus {
    const { status, code } = this.view;
    return code === 'session.open_elsewhere' ? 'cancelled' : status;
  }

  #title(isSetup: boolean): string {
    const { text } = this.view;
    switch (this.#look) {
      case 'completed':
        return text.completedTitle;
      case 'expired':
        return text.expiredTitle;
      case 'cancelled':
        return text.cancelledTitle;
      case 'failed':
        return isSetup ? text.setupTitle : text.failedTitle;
    }
  }

  get #lead(): string {
    const { text, status, code, isLeaving, goesOnElsewhere } = this.view;
    // What hardly anybody meets is on its way.
    if (code) return text.errors[code] ?? '';
    if (status === 'cancelled') return this.view.canRestart ? text.cancelledLead : text.declinedLead;
    if (isLeaving) return text.redirecting;
    return goesOnElsewhere ? text.completedOther : text.completedLead;
  }

  #action() {
    const { text, href, status, canRenew, canRestart } = this.view;
    const isDone = status === 'completed';
    const link = href
      ? html`<a
          part=${isDone ? 'primary-action' : 'secondary-action'}
          class="button ${isDone ? 'primary' : 'secondary'}"
          href=${href}
          target="_top"
        >
          <span>${text.followLink}</span>
        </a>`
      : nothing;
    if (isDone && href) return link;
    const [label, action] =
      status === 'expired' && canRenew
        ? ([text.renew, 'renew-asked'] as const)
        : status === 'completed' || !canRestart
          ? ([text.close, 'close-asked'] as const)
          : ([this.#restartLabel, 'restart-asked'] as const);
    return html` ${primaryAction({ label, onPress: this.says({ type: action }) })} ${link} `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-end-screen': IdvEndScreen;
  }
}
