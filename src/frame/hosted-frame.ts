/**
 * A provider's own capture page in a frame, for origins that do not speak the capture protocol. Hears that frame and
 * that origin only, and says so when the page does not come up in time.
 */
import { css, html, LitElement, nothing, type PropertyDeclarations } from 'lit';
import type { HostedMessage, HostedMessageReader } from '../model/hosted.ts';
import type { ClockPort, HostPort } from '../model/ports.ts';
import { readOwnMessage } from './own-messages.ts';

/** The hosted page is there, has ended, or did not come up in time. */
export class HostedEvent extends Event {
  static readonly type = 'hosted';
  constructor(readonly message: HostedMessage | { readonly type: 'timeout' }) {
    super(HostedEvent.type);
  }
}

/** The sentences around the frame. */
export interface HostedText {
  readonly title: string;
  readonly open: string;
  readonly retry: string;
  readonly timeout: string;
}

/**
 * @summary A provider's hosted page.
 * @fires hosted - what the page said, or `timeout`
 */
export class IdvHostedFrame extends LitElement {
  static readonly tag = 'idv-hosted-frame';

  static override readonly properties: PropertyDeclarations = {
    url: { attribute: false },
    origin: { attribute: false },
    reader: { attribute: false },
    readyTimeoutMs: { attribute: false },
    text: { attribute: false },
    host: { attribute: false },
    clock: { attribute: false },
    isReady: { state: true },
    isLate: { state: true },
  };

  static override readonly styles = css`
    :host {
      display: block;
      font: 400 1rem/1.5 var(--_font);
      color: var(--_text);
    }
    section {
      display: grid;
      gap: 0.75rem;
    }
    iframe {
      display: block;
      inline-size: 100%;
      block-size: min(44rem, 85vh);
      border: 0;
      border-radius: var(--_radius);
      background: var(--_raised);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 0.75rem 1.25rem;
      align-items: center;
    }
    a,
    button {
      min-block-size: 2.75rem;
      padding: 0.5rem 0;
      border: 0;
      background: none;
      color: var(--_accent);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
    }
    :focus-visible {
      outline: 3px solid var(--_accent);
      outline-offset: 2px;
    }
    p {
      margin: 0;
      color: var(--_danger);
    }
  `;

  /** Address of the hosted page. */
  url = '';

  /** Its exact origin: messages from any other are not looked at. */
  origin = '';

  /** Translates the page's messages; `null` reads this project's own envelope. */
  reader: HostedMessageReader | null = null;

  /** Time until the page has to be there, in milliseconds (Verifa `readyTimeoutMs`). */
  readyTimeoutMs = 8000;

  text!: HostedText;
  host!: HostPort;
  clock!: ClockPort;

  private isReady = false;
  private isLate = false;

  get #frame(): HTMLIFrameElement | null {
    return this.renderRoot.querySelector<HTMLIFrameElement>('iframe');
  }

  #stopListening: (() => void) | null = null;
  #stopWaiting: (() => void) | null = null;

  override firstUpdated(): void {
    this.#listen();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#listen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
    this.#stopWaiting?.();
  }

  override render() {
    const { text } = this;
    return html`
      <section part="step" aria-label=${text.title}>
        <div role="alert">${this.isLate ? html`<p>${text.timeout}</p>` : nothing}</div>
        <iframe
          title=${text.title}
          src=${this.url}
          allow="camera; microphone"
          referrerpolicy="no-referrer"
          @load=${this.#loaded}
        ></iframe>
        <div class="row">
          <a part="primary-action" href=${this.url} target="_blank" rel="noopener noreferrer">${text.open}</a>
          ${this.isLate ? html`<button part="secondary-action" type="button" @click=${this.#retry}>${text.retry}</button>` : nothing}
        </div>
      </section>
    `;
  }

  #listen(): void {
    this.#stopListening?.();
    this.#stopListening = this.host.onWindowMessage(
      () => this.#frame?.contentWindow ?? null,
      this.origin,
      this.#receive,
    );
    this.#wait();
  }

  #wait(): void {
    this.#stopWaiting?.();
    if (this.isReady) return;
    this.#stopWaiting = this.clock.after(this.readyTimeoutMs, () => {
      this.isLate = true;
      this.dispatchEvent(new HostedEvent({ type: 'timeout' }));
    });
  }

  readonly #receive = (data: unknown): void => {
    const message = (this.reader ?? readOwnMessage)(data);
    if (!message) return;
    this.#ready();
    if (message.type === 'resize')
      this.#frame?.style.setProperty('block-size', `${String(message.heightPx)}px`);
    if (message.type === 'end') this.dispatchEvent(new HostedEvent(message));
  };

  /**
   * A page that loads has not proved to be the right one: browsers say "load" for their own error pages too. Where the
   * page's messages are known, only a message counts; where they are not, there is nothing better to go by.
   */
  readonly #loaded = (): void => {
    if (!this.reader) this.#ready();
  };

  readonly #retry = (): void => {
    this.isLate = false;
    if (this.#frame) this.#frame.src = this.url;
    this.#wait();
  };

  #ready(): void {
    if (this.isReady) return;
    this.isReady = true;
    this.isLate = false;
    this.#stopWaiting?.();
    this.dispatchEvent(new HostedEvent({ type: 'ready' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-hosted-frame': IdvHostedFrame;
  }
  interface HTMLElementEventMap {
    hosted: HostedEvent;
  }
}
