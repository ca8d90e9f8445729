/**
 * The way to another device: how it is asked in, and what it does once it is there. Shows what it is given; when a code
 * is renewed and who holds the session is decided elsewhere.
 */
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { ErrorCode } from '../model/errors.ts';
import { IdvQrCode } from '../ui/qr-code.ts';
import { primaryAction, quietAction, screen, secondaryAction } from '../ui/screen.ts';
import { actionsOf, linkOf, sceneOf, type HandoffAction, type HandoffActions } from './handoff-actions.ts';
import { codeToScan, invitationNews, otherWays, ownBrowser } from './handoff-invitation.ts';
import type { LinkHandlers } from './handoff-link.ts';
import { otherDevice, plan } from './handoff-progress.ts';
import { handoffStyles } from './handoff-styles.ts';
import type { HandoffView } from './handoff-view.ts';
import { ScreenElement } from './screen-element.ts';

/** The primary action where it had better not be pressed by the way. */
const calmPrimaryAction: typeof primaryAction = ({ label, onPress }) => html`
  <button part="primary-action" class="secondary" type="button" @click=${onPress}>${label}</button>
`;

type Sentences = Readonly<Partial<Record<ErrorCode, string>>>;

/**
 * @summary The handoff to another device.
 * @fires step-done - the person goes on here, sends the other device away, asks for a link or another code, or tries again
 */
export class IdvHandoffScreen extends ScreenElement<HandoffView> {
  static readonly tag = 'idv-handoff-screen';
  static readonly uses = [IdvQrCode];

  static override readonly properties: PropertyDeclarations = {
    isOpen: { state: true },
    copiedUrl: { state: true },
    isSure: { state: true },
  };

  static override readonly styles = [...ScreenElement.styles, handoffStyles];

  /** Whether the other ways than scanning are shown. */
  private isOpen = false;
  private copiedUrl: string | null = null;
  /** Whether the other device goes with the next press. */
  private isSure = false;

  protected override willUpdate(changed: PropertyValues): void {
    const before = changed.get('view') as HandoffView | undefined;
    if (!before) return;
    const { sendLink, isMakingLink, progress } = this.view;
    // Whatever was to be shown there has run out, or has not come.
    if (!sendLink && !isMakingLink && (before.sendLink ?? before.isMakingLink)) this.isOpen = false;
    if (progress !== before.progress) this.isSure = false;
  }

  /**
   * Asks for a link that can be sent once somebody wants one: behind the other ways, and to leave an app, which takes longer
   * than a code lives that changes every minute. After an error only a press asks again.
   */
  protected override updated(changed: PropertyValues): void {
    const { link, sendLink, isMakingLink, code } = this.view;
    const isWanted = sceneOf(this.view) === 'same-device' || this.isOpen;
    if (isWanted && link && !sendLink && !isMakingLink && (!code || changed.has('isOpen')))
      this.done({ type: 'send-link-asked' });
  }

  override render() {
    const { words, sameDevice } = this.view;
    const scene = sceneOf(this.view);
    const [title, lead] = {
      invite: [words.handoffTitle, words.handoffLead],
      'same-device': [words.sameDeviceTitle, words.sameDeviceLead(sameDevice?.app ?? '')],
      elsewhere: [words.handoffConnectedTitle, words.handoffConnectedLead],
      closed: [sameDevice ? words.sameDeviceTitle : words.handoffTitle, undefined],
    }[scene];
    return screen({
      title: title ?? '',
      lead,
      alert: this.#alert,
      content: html`
        ${this.#renderWay()}
        <div class="told" role="status" aria-atomic="false">${this.#renderNews()}</div>
        ${scene === 'invite' ? otherWays(this.view, this.isOpen, this.#actions, this.#linkHandlers) : nothing}
        ${scene === 'elsewhere' ? plan(this.view) : nothing}
      `,
      actions: this.#renderActions(),
    });
  }

  #renderWay() {
    switch (sceneOf(this.view)) {
      case 'invite':
        return codeToScan(this.view);
      case 'same-device':
        return ownBrowser(this.view, this.#actions, this.#linkHandlers);
      default:
        return nothing;
    }
  }

  /** What changes while nobody touches this page, and what a press has done: each is said once, where it stands. */
  #renderNews(): TemplateResult {
    const { words } = this.view;
    const scene = sceneOf(this.view);
    const told = this.isSure ? words.handoffDisconnectSure : this.copiedUrl ? words.handoffCopied : '';
    return html`
      ${scene === 'elsewhere' ? otherDevice(this.view) : scene === 'closed' ? nothing : invitationNews(this.view)}
      <span class="visually-hidden">${told}</span>
    `;
  }

  #renderActions(): TemplateResult {
    const { primary, secondary } = this.#actions;
    const { words, canDisconnect, isBusy } = this.view;
    const isElsewhere = sceneOf(this.view) === 'elsewhere';
    // Who wants another code while a device is at work should have to want it.
    const isCalm = primary === 'send-again' && this.view.progress === 'connected';
    return html`
      ${this.#renderButton(primary, isCalm ? calmPrimaryAction : primaryAction)}
      ${secondary ? this.#renderButton(secondary, secondaryAction) : nothing}
      ${
        isElsewhere && canDisconnect
          ? html`<span class="leave" @focusout=${this.#forget}
              >${quietAction({
                label: this.isSure ? words.handoffDisconnectSure : words.handoffDisconnect,
                disabled: isBusy,
                onPress: this.#disconnect,
              })}</span
            >`
          : nothing
      }
    `;
  }

  /** The others have their place in the content. */
  #renderButton(action: HandoffAction, button: typeof primaryAction): TemplateResult | typeof nothing {
    const { text, words, isBusy } = this.view;
    switch (action) {
      case 'retry':
        return button({ label: text.retry, onPress: this.says({ type: 'retry-asked' }) });
      case 'continue-here':
        return button({
          label: isBusy ? text.loading : words.continueHere,
          disabled: isBusy,
          onPress: this.says({ type: 'take-back-asked' }),
        });
      case 'send-again':
        return button({
          label: words.handoffResend,
          disabled: isBusy,
          onPress: this.says({ type: 'handoff-asked' }),
        });
      default:
        return nothing;
    }
  }

  get #actions(): HandoffActions {
    return actionsOf(this.view, this.isOpen);
  }

  get #alert(): string | undefined {
    const { text, words, code, progress } = this.view;
    const said =
      code ?? (progress === 'declined' || progress === 'rejected' ? (`handoff.${progress}` as const) : null);
    // That one is news, not a fault of anybody.
    if (!said || said === 'handoff.stalled') return undefined;
    const { errors }: { errors: Sentences } = text;
    const { sentences }: { sentences: Sentences } = words;
    return errors[said] ?? sentences[said];
  }

  get #linkHandlers(): LinkHandlers & { readonly onToggle: () => void } {
    return {
      isCopied: this.copiedUrl !== null && this.copiedUrl === linkOf(this.view)?.url,
      copyPart: this.#actions.primary === 'copy' ? 'primary-action' : nothing,
      onCopy: () => void this.#copy(),
      onShare: () => void this.#share(),
      onToggle: () => {
        this.isOpen = !this.isOpen;
      },
    };
  }

  readonly #disconnect = (): void => {
    if (this.isSure) this.done({ type: 'disconnect-asked', again: !this.view.canContinueHere });
    this.isSure = !this.isSure;
  };

  /** A first press is meant for the moment only. */
  readonly #forget = (): void => {
    this.isSure = false;
  };

  async #copy(): Promise<void> {
    const url = linkOf(this.view)?.url ?? '';
    // Said anew when it is done anew.
    this.copiedUrl = null;
    try {
      await this.view.copy(url);
      this.copiedUrl = url;
    } catch {
      // The browser keeps its clipboard to itself: the address can be selected by hand.
      const code = this.renderRoot.querySelector('code');
      if (code) this.ownerDocument.getSelection()?.selectAllChildren(code);
    }
  }

  async #share(): Promise<void> {
    try {
      await this.view.share?.(linkOf(this.view)?.url ?? '', this.view.words.handoffMailSubject);
    } catch {
      // Closed without a choice: the other ways are still there.
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-handoff-screen': IdvHandoffScreen;
  }
}
