/** The route without a camera: choose a file. Shows where one can be dropped; the screen around it takes it. */
import { css, html, LitElement, type PropertyDeclarations } from 'lit';
import { icons } from './icons.ts';
import { shared } from './styles.ts';

/** A file was chosen. */
export class FileChosen extends Event {
  static readonly type = 'file-chosen';
  constructor(readonly file: File) {
    super(FileChosen.type);
  }
}

/**
 * @summary A file chooser.
 * @fires file-chosen - with the file
 * @fires cancel - the browser's dialog was left without one
 */
export class IdvFilePicker extends LitElement {
  static readonly tag = 'idv-file-picker';

  static override readonly properties: PropertyDeclarations = {
    label: {},
    hint: {},
    accept: {},
    compact: { type: Boolean, reflect: true },
    isOver: { state: true },
  };

  static override readonly styles = [
    shared,
    css`
      label {
        display: flex;
        flex-direction: column;
        align-items: center;
        justify-content: center;
        gap: 0.5rem;
        padding: 2rem 1rem;
        border: 2px dashed var(--_line);
        border-radius: var(--_radius);
        background: var(--_raised);
        text-align: center;
        cursor: pointer;
      }
      label svg {
        inline-size: 2rem;
        block-size: 2rem;
        color: var(--_accent);
      }
      :host([compact]) label {
        flex-direction: row;
        min-height: 3rem;
        padding: 0.625rem 1.25rem;
        border: 1px solid var(--_line);
        border-radius: calc(var(--_radius) * 0.75);
        background: var(--_surface);
        font-weight: 600;
        line-height: 1.2;
      }
      :host([compact]) label svg {
        inline-size: 1.25em;
        block-size: 1.25em;
        color: inherit;
      }
      :host([compact]) .hint {
        display: none;
      }
      label.over {
        border-color: var(--_accent);
      }
      label:focus-within {
        outline: 3px solid var(--_accent);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        opacity: 0;
      }
      .name {
        font-weight: 600;
      }
    `,
  ];

  /** What is chosen here. */
  label = '';

  /** What is possible. */
  hint = '';

  /** Value of `accept`: a list of MIME types. */
  accept = '';

  /** Drawn as a button instead of a place. */
  compact = false;

  private isOver = false;

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  override render() {
    return html`
      <label
        class=${this.isOver ? 'over' : ''}
        @dragover=${this.#enter}
        @dragleave=${this.#leave}
        @drop=${this.#leave}
      >
        ${icons.upload}
        <span class="name">${this.label}</span>
        <span class="hint muted small">${this.hint}</span>
        <input
          type="file"
          accept=${this.accept}
          aria-label=${this.label}
          @change=${this.#choose}
          @cancel=${() => this.dispatchEvent(new Event('cancel'))}
        />
      </label>
    `;
  }

  /** Opens the browser's file dialog. Works in answer to a press only. */
  choose(): void {
    this.#input?.click();
  }

  readonly #choose = (): void => {
    const input = this.#input;
    const file = input?.files?.[0];
    // Emptied, so that choosing the same file again counts as a choice.
    if (!input || !file) return;
    this.dispatchEvent(new FileChosen(file));
    input.value = '';
  };

  readonly #enter = (): void => {
    this.isOver = true;
  };

  readonly #leave = (): void => {
    this.isOver = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-file-picker': IdvFilePicker;
  }
  interface HTMLElementEventMap {
    'file-chosen': FileChosen;
  }
}
