/**
 * Takes one photo: front, back or selfie. By camera, or by a file that is chosen, dropped or pasted; then the person
 * looks at it and keeps or retakes it. Nothing leaves this screen before they have said that it is good.
 */
import { html, nothing } from 'lit';
import { query, state } from 'lit/decorators.js';
import { CameraController } from '../capture/camera-controller.ts';
import type { Facing } from '../capture/camera.ts';
import { acceptedTypes } from '../capture/file-type.ts';
import { frameFromFile, frameFromVideo } from '../capture/frame.ts';
import { minSelfieEdgePx, type CaptureFile, type CaptureSource } from '../model/capture.ts';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import { IdvCameraView, type GuideShape } from '../ui/camera-view.ts';
import { cameraControls, cameraStyles } from '../ui/camera-controls.ts';
import { IdvFilePicker, type FileChosen } from '../ui/file-picker.ts';
import { IdvPicture } from '../ui/picture.ts';
import { primaryAction, quietAction, screen, secondaryAction } from '../ui/screen.ts';
import { filePreview, previewStyles } from './file-preview.ts';
import { StepElement } from './step-element.ts';

/** The steps that this screen serves. */
type PhotoStepId = 'document-front' | 'document-back' | 'selfie';

/** What is on the screen: the live camera, files only, or a picture to be judged. */
type Mode =
  | { readonly phase: 'camera' }
  | { readonly phase: 'file' }
  | { readonly phase: 'preparing' }
  | { readonly phase: 'preview'; readonly file: CaptureFile; readonly source: CaptureSource }
  | { readonly phase: 'received' };

/** @summary The screen that takes one photo. */
export class IdvPhotoStep extends StepElement {
  static readonly tag = 'idv-photo-step';
  static readonly uses = [IdvCameraView, IdvFilePicker, IdvPicture];

  static override readonly styles = [...StepElement.styles, cameraStyles, previewStyles];

  @state() private mode: Mode = { phase: 'camera' };
  @state() private fault: ErrorCode | null = null;
  /** Whether the camera has delivered a picture. */
  @state() private isReady = false;

  @query('idv-camera-view') private readonly cameraView!: IdvCameraView | null;
  @query('idv-file-picker') private readonly picker!: IdvFilePicker | null;

  #camera: CameraController | null = null;
  #isFresh = true;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('paste', this.#paste);
    this.addEventListener('dragover', this.#dragOver);
    this.addEventListener('drop', this.#drop);
    if (!this.#isFresh && this.mode.phase === 'camera') void this.#openCamera();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('paste', this.#paste);
    this.removeEventListener('dragover', this.#dragOver);
    this.removeEventListener('drop', this.#drop);
  }

  override willUpdate(): void {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    this.#camera = new CameraController(this, () => this.view.devices, this.#facing, this.#cameraFailed);
    const known = this.view.captureOf(this.#step);
    if (this.view.problem) void this.#openCamera();
    else if (known && known.step !== 'liveness') this.mode = { phase: 'preview', file: known.file, source: known.source };
    else if (this.view.session.captures.some((capture) => capture.step === this.#step)) this.mode = { phase: 'received' };
    else void this.#openCamera();
  }

  override render() {
    switch (this.mode.phase) {
      case 'camera':
        return this.#renderCamera();
      case 'file':
        return this.#renderFile();
      case 'preparing':
        return screen({
          title: this.#title,
          content: html`<p class="lead" role="status">${this.view.text.preparing}</p>${this.#renderPicker(true)}`,
          actions: primaryAction({ label: this.view.text.usePhoto, disabled: true, onPress: () => undefined }),
        });
      case 'preview':
        return this.#renderPreview(this.mode.file, this.mode.source);
      case 'received':
        return this.#renderReceived();
    }
  }

  get #step(): PhotoStepId {
    return this.view.step as PhotoStepId;
  }

  get #facing(): Facing {
    return this.#step === 'selfie' ? 'user' : 'environment';
  }

  get #shape(): GuideShape {
    if (this.#step === 'selfie') return 'face';
    return this.view.session.documentType === 'passport' ? 'page' : 'card';
  }

  get #title(): string {
    const { text, session } = this.view;
    if (this.#step === 'selfie') return text.selfieTitle;
    return this.#step === 'document-front' ? text.frontTitle(session.documentType) : text.backTitle(session.documentType);
  }

  get #lead(): string {
    const { text } = this.view;
    if (this.#step === 'selfie') return text.selfieLead;
    return this.#step === 'document-front' ? text.frontLead : text.backLead;
  }

  get #alert(): string | undefined {
    return this.fault ? this.view.text.errors[this.fault] : this.problemText;
  }

  #renderCamera() {
    const { text } = this.view;
    const camera = this.#camera;
    return screen({
      title: this.#title,
      lead: this.#lead,
      alert: this.#alert,
      content: html`
        <idv-camera-view
          .stream=${camera?.stream ?? null}
          .shape=${this.#shape}
          .label=${this.#title}
          ?mirrored=${this.#facing === 'user'}
          @camera-ready=${() => {
            this.isReady = true;
          }}
        >
          ${camera ? cameraControls(camera, text) : nothing}
          ${this.isReady ? nothing : html`<p class="camera-note">${text.cameraOpening}</p>`}
        </idv-camera-view>
        <p class="visually-hidden" role="status">${this.isReady ? text.cameraHint : ''}</p>
      `,
      actions: html`
        ${primaryAction({ label: text.takePhoto, icon: 'camera', disabled: !this.isReady, onPress: this.#takePhoto })}
        ${this.#renderPicker(false, true)} ${this.#renderHandoff()}
      `,
    });
  }

  #renderFile() {
    const { text } = this.view;
    return screen({
      title: this.#title,
      lead: this.#lead,
      alert: this.#alert,
      content: this.#renderPicker(),
      actions: html`
        ${primaryAction({ label: text.chooseFile, icon: 'upload', onPress: () => this.picker?.choose() })}
        ${secondaryAction({ label: text.useCamera, icon: 'camera', onPress: () => void this.#openCamera() })}
        ${this.#renderHandoff()}
      `,
    });
  }

  #renderPreview(file: CaptureFile, source: CaptureSource) {
    const { text } = this.view;
    return screen({
      title: text.previewTitle,
      lead: text.previewLead[this.#step === 'selfie' ? 'selfie' : 'document'],
      content: html`${filePreview(file, text)}${this.#renderPicker(true)}`,
      actions: html`
        ${primaryAction({
          label: text.usePhoto,
          icon: 'check',
          onPress: () => {
            this.#use(file, source);
          },
        })}
        ${secondaryAction({ label: text.retake, onPress: () => void this.#retake(source) })}
      `,
    });
  }

  #renderReceived() {
    const { text } = this.view;
    return screen({
      title: text.receivedTitle,
      lead: text.receivedLead,
      content: this.#renderPicker(true),
      actions: html`
        ${primaryAction({
          label: text.continue,
          onPress: () => {
            this.done({ type: 'kept' });
          },
        })}
        ${secondaryAction({ label: text.retake, onPress: () => void this.#openCamera() })}
      `,
    });
  }

  #renderHandoff() {
    const { text, canHandOff } = this.view;
    if (!canHandOff) return nothing;
    return quietAction({
      label: text.continueOnPhone,
      icon: 'phone',
      onPress: () => {
        this.done({ type: 'handoff-asked' });
      },
    });
  }

  /** Always in the tree, so that dropping and pasting work on every phase of the screen. */
  #renderPicker(hidden = false, compact = false) {
    const { text } = this.view;
    return html`
      <idv-file-picker
        ?hidden=${hidden}
        ?compact=${compact}
        .label=${compact ? text.chooseFile : text.dropHere}
        .hint=${this.#allowPdf ? text.chooseFileHintPdf : text.chooseFileHint}
        .accept=${acceptedTypes(this.#allowPdf)}
        .camera=${this.#facing}
        @file-chosen=${this.#chooseFile}
      ></idv-file-picker>
    `;
  }

  get #allowPdf(): boolean {
    return this.#step !== 'selfie';
  }

  async #openCamera(): Promise<void> {
    this.fault = null;
    this.isReady = false;
    this.mode = { phase: 'camera' };
    await this.#camera?.open();
  }

  /** No camera is no end: the same screen goes on with files. */
  readonly #cameraFailed = (code: ErrorCode): void => {
    if (this.mode.phase !== 'camera') return;
    this.fault = code;
    this.mode = { phase: 'file' };
    this.failed(code);
  };

  readonly #takePhoto = async (): Promise<void> => {
    const video = this.cameraView?.video;
    if (!video) return;
    try {
      const file = await frameFromVideo(video);
      this.#camera?.close();
      this.#judge(file, 'camera');
    } catch (error) {
      this.#refuse(codeOf(error, 'capture.empty'), 'camera');
    }
  };

  readonly #chooseFile = async (event: FileChosen): Promise<void> => {
    const before = this.mode.phase;
    this.#camera?.close();
    this.mode = { phase: 'preparing' };
    try {
      const demands = { allowPdf: this.#allowPdf, minEdgePx: this.#step === 'selfie' ? minSelfieEdgePx : 1 };
      this.#judge(await frameFromFile(event.file, demands), 'file');
    } catch (error) {
      this.#refuse(codeOf(error, 'capture.unreadable'), before === 'camera' ? 'camera' : 'file');
    }
  };

  #judge(file: CaptureFile, source: CaptureSource): void {
    this.fault = null;
    this.mode = { phase: 'preview', file, source };
    this.focusHeading();
  }

  #refuse(code: ErrorCode, source: CaptureSource): void {
    if (source === 'camera') void this.#openCamera();
    else this.mode = { phase: 'file' };
    this.fault = code;
    this.failed(code);
  }

  #use(file: CaptureFile, source: CaptureSource): void {
    const known = this.view.captureOf(this.#step);
    const isKnown = known !== null && known.step !== 'liveness' && known.file === file;
    this.done(isKnown ? { type: 'kept' } : { type: 'captured', capture: { step: this.#step, source, file } });
  }

  async #retake(source: CaptureSource): Promise<void> {
    if (source === 'camera') await this.#openCamera();
    else this.mode = { phase: 'file' };
    this.focusHeading();
  }

  readonly #paste = (event: ClipboardEvent): void => {
    if (this.picker?.take(event.clipboardData)) event.preventDefault();
  };

  readonly #dragOver = (event: DragEvent): void => {
    event.preventDefault();
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.picker?.take(event.dataTransfer);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-photo-step': IdvPhotoStep;
  }
}
