/** The way to the phone: a code to scan, a link to copy, and what the phone is doing once it is there. */
import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Strings } from '../i18n/strings.ts';
import type { ErrorCode } from '../model/errors.ts';
import type { HandoffPhase } from '../model/session.ts';
import type { StepPosition } from '../model/step.ts';
import { icons } from '../ui/icons.ts';
import { IdvQrCode } from '../ui/qr-code.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { ScreenElement } from './screen-element.ts';

/** What the screen renders from. */
export interface HandoffView {
  readonly text: Strings;
  /** Address for the phone; `null` while it is being made. */
  readonly url: string | null;
  readonly progress: HandoffPhase;
  /** What the other device is, once there is one. */
  readonly device: string | null;
  /** Where the other device stands. */
  readonly position: StepPosition | null;
  /** Whether this device may go on by itself. */
  readonly canContinueHere: boolean;
  readonly code: ErrorCode | null;
  /** Whether `code` has another try. */
  readonly canRetry: boolean;
  /** Copies the address. */
  readonly copy: (text: string) => Promise<void>;
}

/**
 * @summary The handoff to a phone.
 * @fires step-done - the person goes on here, or tries again
 */
export class IdvHandoffScreen extends ScreenElement<HandoffView> {
  static readonly tag = 'idv-handoff-screen';
  static readonly uses = [IdvQrCode];

  static override readonly properties: PropertyDeclarations = { isCopied: { state: true } };

  static override readonly styles = [
    ...ScreenElement.styles,
    css`
      .code {
        display: grid;
        grid-template-columns: minmax(9rem, 13rem) 1fr;
        gap: 1.25rem;
        align-items: center;
      }
      .qr {
        display: grid;
        place-items: center;
        aspect-ratio: 1;
        border: 1px solid var(--_line);
        border-radius: var(--_radius);
        background: #fff;
        color: #55606f;
        text-align: center;
      }
      idv-qr-code {
        inline-size: 100%;
      }
      .link {
        display: grid;
        gap: 0.5rem;
        min-inline-size: 0;
      }
      code {
        overflow-wrap: anywhere;
        padding: 0.625rem 0.75rem;
        border-radius: calc(var(--_radius) * 0.5);
        background: var(--_raised);
        font-size: 0.8125rem;
        user-select: all;
      }
      .status {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        padding: 1rem;
        border-radius: var(--_radius);
        background: var(--_raised);
      }
      .status svg {
        inline-size: 1.75rem;
        block-size: 1.75rem;
        color: var(--_accent);
      }
      .dot {
        flex: none;
        inline-size: 0.75rem;
        block-size: 0.75rem;
        border-radius: 50%;
        background: var(--_accent);
        animation: pulse 1.6s ease-in-out infinite;
      }
      @keyframes pulse {
        50% {
          opacity: 0.3;
        }
      }
      @container (max-width: 30rem) {
        .code {
          grid-template-columns: 1fr;
        }
        .qr {
          inline-size: min(100%, 15rem);
          justify-self: center;
        }
      }
    `,
  ];

  private isCopied = false;

  override render() {
    return this.view.progress === 'connected' ? this.#renderConnected() : this.#renderCode();
  }

  #renderCode(): TemplateResult {
    const { text, url, code } = this.view;
    return screen({
      title: text.handoffTitle,
      lead: text.handoffLead,
      alert: code ? text.errors[code] : undefined,
      content: html`
        <div class="code">
          <div class="qr">
            ${
              url
                ? html`<idv-qr-code .text=${url} .label=${text.handoffQrAlt}></idv-qr-code>`
                : html`<span class="small">${text.handoffMaking}</span>`
            }
          </div>
          <div class="link">
            <span class="small muted">${text.handoffLink}</span>
            ${url ? html`<code dir="ltr">${url}</code>` : nothing}
          </div>
        </div>
        <p class="status" role="status"><span class="dot"></span><span>${text.handoffWaiting}</span></p>
      `,
      actions: html`
        ${
          code && this.view.canRetry
            ? primaryAction({ label: text.retry, onPress: this.#retry })
            : primaryAction({
                label: this.isCopied ? text.handoffCopied : text.handoffCopy,
                icon: this.isCopied ? 'check' : 'copy',
                disabled: !url,
                onPress: () => void this.#copy(),
              })
        }
        ${this.#continueHere(secondaryAction)}
      `,
    });
  }

  #renderConnected(): TemplateResult {
    const { text, position, code } = this.view;
    return screen({
      title: text.handoffTitle,
      lead: text.handoffConnectedLead,
      alert: code ? text.errors[code] : undefined,
      content: html`
        <div class="status" role="status">
          ${icons.phone}
          <span>
            <strong>${text.handoffConnected(this.view.device ?? '')}</strong><br />
            ${
              position
                ? html`<span class="muted"
                    >${text.stepCount(position.index, position.count)} ·
                    ${text.stepNames[position.step]}</span
                  >`
                : nothing
            }
          </span>
        </div>
      `,
      actions:
        code && this.view.canRetry
          ? primaryAction({ label: text.retry, onPress: this.#retry })
          : this.view.canContinueHere
            ? this.#continueHere(primaryAction)
            : primaryAction({ label: text.handoffConnected(''), disabled: true, onPress: () => undefined }),
    });
  }

  #continueHere(action: typeof primaryAction): TemplateResult | typeof nothing {
    if (!this.view.canContinueHere) return nothing;
    return action({
      label: this.view.text.continueHere,
      onPress: this.says({ type: 'take-back-asked' }),
    });
  }

  readonly #retry = this.says({ type: 'retry-asked' });

  async #copy(): Promise<void> {
    try {
      await this.view.copy(this.view.url ?? '');
      this.isCopied = true;
    } catch {
      // The browser keeps its clipboard to itself: the address can be selected by hand.
      const code = this.renderRoot.querySelector('code');
      if (code) this.ownerDocument.getSelection()?.selectAllChildren(code);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-handoff-screen': IdvHandoffScreen;
  }
}
