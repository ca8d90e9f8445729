/**
 * What the steps have in common that end in a capture: the chooser for files with dropping and pasting, the fault that
 * is on the screen with the way out of it, and the screen for what the backend already has.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { CameraWatcher } from '../capture/camera-host.ts';
import { acceptedTypes } from '../capture/file-type.ts';
import type { CameraCode, ErrorCode } from '../model/errors.ts';
import { IdvFilePicker, type FileChosen } from '../ui/file-picker.ts';
import { IdvPicture } from '../ui/picture.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import type { CameraHelp } from './camera-help.ts';
import { StepElement } from './step-element.ts';

/** How the chooser for files looks on a screen. */
export interface PickerLook {
  /** `hidden` keeps it in the tree, where dropping and pasting still reach it. */
  readonly shape: 'place' | 'button' | 'hidden';
  readonly label: string;
  readonly allowPdf: boolean;
}

/** A step that ends in a capture. */
export abstract class CaptureStepElement extends StepElement implements CameraWatcher {
  static override readonly properties: PropertyDeclarations = {
    fault: { state: true },
    hold: { state: true },
    help: { state: true },
  };

  /** What the device or the file did not allow, or `null`. */
  protected fault: ErrorCode | null = null;

  /** What stands in the camera's way for now. */
  private hold: CameraCode | null = null;

  /** What is said about cameras: `null` until it is there, `undefined` where it does not load. */
  private help: CameraHelp | null | undefined = null;

  #file = 0;
  #language = '';

  /** Takes a file that was chosen, dropped or pasted. */
  protected abstract takeFile(file: File): Promise<void>;

  constructor() {
    super();
    this.addEventListener('paste', this.#paste);
    this.addEventListener('dragover', this.#dragOver);
    this.addEventListener('drop', this.#drop);
  }

  /** Whoever leaves this screen has another file to wait for, or none. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopChoosing();
  }

  /** The page went while this step waited for a file. */
  override firstUpdated(): void {
    if (this.view.devices.interruptedAt() !== this.view.step) return;
    this.#stopChoosing();
    // Not within an update: this asks for another one.
    queueMicrotask(() => {
      this.refuse('capture.interrupted');
    });
  }

  override updated(): void {
    if (this.#language !== this.view.language) void this.#loadHelp();
  }

  /** The sentence about what went wrong here, or with the backend. */
  protected get alert(): string | undefined {
    const { text, problem } = this.view;
    const code = this.fault ?? this.hold;
    // What the flow still knows of a camera or a file is over once this step knows nothing of it.
    if (!code) return problem && /^ca(?:mera|pture)\./.test(problem.code) ? undefined : this.problemText;
    // Why the capture is asked for again comes before what the camera has to say.
    if (problem?.code.startsWith('upload.') && code.startsWith('camera.')) return this.problemText;
    return text.errors[code] ?? (this.help === undefined ? text.cameraProblem : this.help?.sentence(code));
  }

  cameraHeld(code: CameraCode | null): void {
    this.hold = code;
    if (code) this.failed(code);
  }

  cameraWord(which: 'paused' | 'start'): string | undefined {
    return this.help?.words[which];
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
    if (this.help === undefined) void this.#loadHelp();
  }

  /** From an app's own browser the way leads to another one: its help has the link. */
  protected override handoffAction(): unknown {
    return this.fault === 'env.in_app_browser' ? nothing : super.handoffAction();
  }

  /** Opens the browser's file dialog. Works in answer to a press only. */
  protected readonly browse = (): void => {
    this.renderRoot.querySelector<IdvFilePicker>(IdvFilePicker.tag)?.choose();
  };

  protected picker({ shape, label, allowPdf }: PickerLook): TemplateResult {
    const { text, canPassOn, devices, step } = this.view;
    const onLink = canPassOn ? this.says({ type: 'handoff-asked' }) : null;
    return html`
      ${this.fault ? this.help?.steps(this.fault, this, onLink) : nothing}
      <idv-file-picker
        ?hidden=${shape === 'hidden'}
        ?compact=${shape === 'button'}
        .label=${label}
        .hint=${allowPdf ? text.chooseFileHintPdf : text.chooseFileHint}
        .accept=${acceptedTypes(allowPdf)}
        @click=${() => {
          devices.choosing(step);
        }}
        @cancel=${this.#stopChoosing}
        @file-chosen=${({ file }: FileChosen) => {
          this.#stopChoosing();
          void this.takeFile(file);
        }}
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

  readonly #stopChoosing = (): void => {
    this.view.devices.choosing(null);
  };

  async #loadHelp(): Promise<void> {
    const { language, devices } = this.view;
    this.#language = language;
    const help = await import('./camera-help.ts')
      .then(({ cameraHelp }) => cameraHelp(language, devices))
      .catch(() => undefined);
    if (language === this.#language) this.help = help;
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
