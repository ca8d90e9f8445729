/** The route without a camera: choose a file, drop one, or paste one. Looks at no file: whoever listens does. */
import { LitElement, css, html } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { icons } from './icons.ts';
import { shared } from './styles.ts';

/** A file was chosen, dropped or pasted. */
export class FileChosen extends Event {
  static readonly type = 'file-chosen';
  constructor(readonly file: File) {
    super(FileChosen.type);
  }
}

/**
 * @summary A file chooser that is also a place to drop and paste.
 * @fires file-chosen - with the file
 */
export class IdvFilePicker extends LitElement {
  static readonly tag = 'idv-file-picker';

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
  @property() label = '';

  /** What is possible. */
  @property() hint = '';

  /** Value of `accept`: a list of MIME types. */
  @property() accept = '';

  /** Which camera a phone opens instead of its gallery, or `null` to let the person choose. */
  @property({ attribute: false }) camera: 'user' | 'environment' | null = null;

  /** Drawn as a button instead of a place. */
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private isOver = false;

  @query('input') private readonly input!: HTMLInputElement;

  override render() {
    return html`
      <label
        class=${this.isOver ? 'over' : ''}
        @dragover=${this.#dragOver}
        @dragleave=${this.#dragLeave}
        @drop=${this.#drop}
      >
        ${icons.upload}
        <span class="name">${this.label}</span>
        <span class="hint muted small">${this.hint}</span>
        <input type="file" accept=${this.accept} aria-label=${this.label} @change=${this.#choose} />
      </label>
    `;
  }

  /** Opens the browser's file dialog. Works in answer to a press only. */
  choose(): void {
    this.input.click();
  }

  /** Takes what was dropped or pasted, if there is a file in it. */
  take(data: DataTransfer | null): boolean {
    const file = data?.files[0];
    if (file) this.dispatchEvent(new FileChosen(file));
    return file !== undefined;
  }

  readonly #choose = (): void => {
    const file = this.input.files?.[0];
    // Emptied, so that choosing the same file again counts as a choice.
    if (file) {
      this.dispatchEvent(new FileChosen(file));
      this.input.value = '';
    }
  };

  readonly #dragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = true;
  };

  readonly #dragLeave = (): void => {
    this.isOver = false;
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    this.isOver = false;
    this.take(event.dataTransfer);
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
