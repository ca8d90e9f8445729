/** The last screen: finished, expired, failed, cancelled, or a page that is not set up; always with a next action. */
import { css, html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import { errorTable, type ErrorCode } from '../model/errors.ts';
import type { EndStatus } from '../model/session.ts';
import { icons } from '../ui/icons.ts';
import { noticeStyles } from '../ui/notice-styles.ts';
import { primaryAction, screen } from '../ui/screen.ts';
import { shared } from '../ui/styles.ts';

/** The person presses the only button of the last screen. */
export class EndAction extends Event {
  static readonly type = 'end-action';
  constructor(readonly action: 'close' | 'renew' | 'restart') {
    super(EndAction.type);
  }
}

/**
 * @summary The last screen.
 * @fires end-action - what the person wants now
 */
export class IdvEndScreen extends LitElement {
  static readonly tag = 'idv-end-screen';

  static override readonly properties: PropertyDeclarations = {
    text: { attribute: false },
    status: { attribute: false },
    code: { attribute: false },
    href: { attribute: false },
    isLeaving: { attribute: false },
    isOtherDevice: { attribute: false },
    canRenew: { attribute: false },
  };

  static override readonly styles = [
    shared,
    noticeStyles,
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

  text!: Strings;
  status: EndStatus = 'completed';
  code: ErrorCode | null = null;

  /** Where the person may go on to, unless the browser goes there by itself. */
  href: string | null = null;

  /** Whether the page is being left. */
  isLeaving = false;

  /** Whether this device finished what another one started. */
  isOtherDevice = false;

  /** Whether the page can give a fresh link. */
  canRenew = false;

  override render() {
    const { text, status, code } = this;
    const isSetup = code !== null && errorTable[code] === 'fix-page';
    return html`
      <div class=${status}>
        ${screen({
          title: this.#title(isSetup),
          lead: this.#lead,
          content: html`
            <span class="mark">${icons[status === 'completed' ? 'check' : status === 'expired' ? 'clock' : 'warning']}</span>
            ${code ? html`<p class="small muted"><code>${text.errorReference(code)}</code></p>` : nothing}
          `,
          actions: this.#action(),
        })}
      </div>
    `;
  }

  #title(isSetup: boolean): string {
    const { text } = this;
    switch (this.status) {
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
    const { text, status, code } = this;
    if (code) return text.errors[code];
    if (status === 'cancelled') return text.cancelledLead;
    if (this.isLeaving) return text.redirecting;
    return this.isOtherDevice ? text.completedOther : text.completedLead;
  }

  #action() {
    const { text, href, status } = this;
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
      status === 'expired' && this.canRenew
        ? ([text.renew, 'renew'] as const)
        : status === 'completed'
          ? ([text.close, 'close'] as const)
          : ([status === 'cancelled' ? text.startOver : text.retry, 'restart'] as const);
    return html`
      ${primaryAction({
        label,
        onPress: () => {
          this.dispatchEvent(new EndAction(action));
        },
      })}
      ${link}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-end-screen': IdvEndScreen;
  }
  interface HTMLElementEventMap {
    'end-action': EndAction;
  }
}
