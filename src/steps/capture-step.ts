/**
 * What the steps have in common that end in a capture: the chooser for files with dropping and pasting, the fault that
 * is on the screen, and the screen for what the backend already has.
 */
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { acceptedTypes } from '../capture/file-type.ts';
import type { ErrorCode } from '../model/errors.ts';
import { IdvFilePicker, type FileChosen } from '../ui/file-picker.ts';
import { IdvPicture } from '../ui/picture.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { StepElement } from './step-element.ts';

/** How the chooser for files looks on a screen. */
export interface PickerLook {
  /** `hidden` keeps it in the tree, where dropping and pasting still reach it. */
  readonly shape: 'place' | 'button' | 'hidden';
  readonly label: string;
  readonly allowPdf: boolean;
}

/** A step that ends in a capture. */
export abstract class CaptureStepElement extends StepElement {
  static override readonly properties: PropertyDeclarations = { fault: { state: true } };

  /** What the device or the file did not allow, or `null`. */
  protected fault: ErrorCode | null = null;

  #file = 0;

  /** Takes a file that was chosen, dropped or pasted. */
  protected abstract takeFile(file: File): Promise<void>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('paste', this.#paste);
    this.addEventListener('dragover', this.#dragOver);
    this.addEventListener('drop', this.#drop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('paste', this.#paste);
    this.removeEventListener('dragover', this.#dragOver);
    this.removeEventListener('drop', this.#drop);
  }

  /** The sentence about what went wrong here, or with the backend. */
  protected get alert(): string | undefined {
    return this.fault ? this.view.text.errors[this.fault] : this.problemText;
  }

  /** Says whether a file is still the one that the screen is about: not overtaken by another, nor left behind. */
  protected beginFile(): () => boolean {
    const file = ++this.#file;
    return () => file === this.#file && this.isConnected;
  }

  /** Puts a fault on the screen and tells of it. */
  protected refuse(code: ErrorCode): void {
    this.fault = code;
    this.failed(code);
  }

  /** Opens the browser's file dialog. Works in answer to a press only. */
  protected readonly browse = (): void => {
    this.renderRoot.querySelector<IdvFilePicker>(IdvFilePicker.tag)?.choose();
  };

  protected picker({ shape, label, allowPdf }: PickerLook): TemplateResult {
    const { text } = this.view;
    return html`
      <idv-file-picker
        ?hidden=${shape === 'hidden'}
        ?compact=${shape === 'button'}
        .label=${label}
        .hint=${allowPdf ? text.chooseFileHintPdf : text.chooseFileHint}
        .accept=${acceptedTypes(allowPdf)}
        @file-chosen=${({ file }: FileChosen) => void this.takeFile(file)}
      ></idv-file-picker>
    `;
  }

  /** What is shown for a capture that the backend already has. */
  protected receivedScreen(picker: TemplateResult, onRetake: () => void): TemplateResult {
    const { text } = this.view;
    return screen({
      title: text.receivedTitle,
      lead: text.receivedLead,
      content: picker,
      actions: html`
        ${primaryAction({ label: text.continue, onPress: this.says({ type: 'kept' }) })}
        ${secondaryAction({ label: text.retake, onPress: onRetake })}
      `,
    });
  }

  #take(event: Event, data: DataTransfer | null): void {
    const file = data?.files[0];
    if (!file) return;
    event.preventDefault();
    void this.takeFile(file);
  }

  readonly #paste = (event: ClipboardEvent): void => {
    this.#take(event, event.clipboardData);
  };

  /** Without this a browser leaves the page for the dropped file. */
  readonly #dragOver = (event: DragEvent): void => {
    event.preventDefault();
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.#take(event, event.dataTransfer);
  };
}

/** Elements that every capture step renders. */
export const captureStepUses = [IdvFilePicker, IdvPicture] as const;
