/**
 * Takes one photo: front, back or selfie. By camera, or by a file that is chosen, dropped or pasted; then the person
 * looks at it and keeps or retakes it. Nothing leaves this screen before they have said that it is good.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CameraController } from '../capture/camera-controller.ts';
import type { Facing } from '../capture/camera.ts';
import { frameFromFile, frameFromVideo } from '../capture/frame.ts';
import { minSelfieEdgePx, type CaptureFile, type CaptureSource } from '../model/capture.ts';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import { cameraControls, cameraStyles } from '../ui/camera-controls.ts';
import { IdvCameraView, type GuideShape } from '../ui/camera-view.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { CaptureStepElement, captureStepUses, type PickerLook } from './capture-step.ts';
import { filePreview, previewStyles } from './file-preview.ts';
import { StepElement } from './step-element.ts';

/** The steps that this screen serves. */
type PhotoStepId = 'document-front' | 'document-back' | 'selfie';

/** What is on the screen: the live camera, files only, or a picture to be judged. */
type Mode =
  | { readonly phase: 'camera' | 'file' | 'preparing' | 'received' }
  | { readonly phase: 'preview'; readonly file: CaptureFile; readonly source: CaptureSource };

/** @summary The screen that takes one photo. */
export class IdvPhotoStep extends CaptureStepElement {
  static readonly tag = 'idv-photo-step';
  static readonly uses = [IdvCameraView, ...captureStepUses];

  static override readonly properties: PropertyDeclarations = {
    mode: { state: true },
    isReady: { state: true },
  };

  static override readonly styles = [...StepElement.styles, cameraStyles, previewStyles];

  private mode: Mode = { phase: 'camera' };
  /** Whether the camera has delivered a picture. */
  private isReady = false;

  #camera: CameraController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#camera && this.mode.phase === 'camera') void this.#openCamera();
  }

  override willUpdate(): void {
    if (this.#camera) {
      // The backend has refused what it seemed to have.
      if (this.view.problem && this.mode.phase === 'received') void this.#openCamera();
      return;
    }
    this.#camera = new CameraController(this, () => this.view.devices, this.#facing, this.#cameraFailed);
    const { captureOf, session, problem } = this.view;
    const known = problem ? null : captureOf(this.#step);
    if (known && known.step !== 'liveness')
      this.mode = { phase: 'preview', file: known.file, source: known.source };
    else if (!problem && session.captures.some(({ step }) => step === this.#step))
      this.mode = { phase: 'received' };
    else void this.#openCamera();
  }

  override render(): TemplateResult {
    const { mode } = this;
    const { text } = this.view;
    switch (mode.phase) {
      case 'camera':
        return this.#renderCamera();
      case 'file':
        return this.#renderFile();
      case 'preview':
        return this.#renderPreview(mode.file, mode.source);
      case 'received':
        return this.receivedScreen(this.#picker('hidden'), () => void this.#openCamera());
      case 'preparing':
        return screen({
          title: this.#title,
          content: html`<p class="lead" role="status">${text.preparing}</p>
            ${this.#picker('hidden')}`,
          actions: primaryAction({ label: text.usePhoto, disabled: true, onPress: () => undefined }),
        });
    }
  }

  protected override async takeFile(file: File): Promise<void> {
    const source = this.mode.phase === 'camera' ? 'camera' : 'file';
    const isCurrent = this.beginFile();
    this.#camera?.close();
    this.mode = { phase: 'preparing' };
    try {
      const minEdgePx = this.#isSelfie ? minSelfieEdgePx : 1;
      const picture = await frameFromFile(file, { allowPdf: !this.#isSelfie, minEdgePx });
      if (isCurrent()) this.#judge(picture, 'file');
    } catch (error) {
      if (!isCurrent()) return;
      void this.#again(source);
      this.refuse(codeOf(error, 'capture.unreadable'));
    }
  }

  get #step(): PhotoStepId {
    return this.view.step as PhotoStepId;
  }

  get #isSelfie(): boolean {
    return this.#step === 'selfie';
  }

  get #facing(): Facing {
    return this.#isSelfie ? 'user' : 'environment';
  }

  get #shape(): GuideShape {
    if (this.#isSelfie) return 'face';
    return this.view.session.documentType === 'passport' ? 'page' : 'card';
  }

  get #title(): string {
    const { text, session } = this.view;
    if (this.#isSelfie) return text.selfieTitle;
    return this.#step === 'document-front'
      ? text.frontTitle(session.documentType)
      : text.backTitle(session.documentType);
  }

  get #lead(): string {
    const { text } = this.view;
    if (this.#isSelfie) return text.selfieLead;
    return this.#step === 'document-front' ? text.frontLead : text.backLead;
  }

  #renderCamera(): TemplateResult {
    const { text } = this.view;
    const camera = this.#camera;
    return screen({
      title: this.#title,
      lead: this.#lead,
      alert: this.alert,
      content: html`
        <idv-camera-view
          .stream=${camera?.stream ?? null}
          .shape=${this.#shape}
          .label=${this.#title}
          ?mirrored=${this.#isSelfie}
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
        ${primaryAction({
          label: text.takePhoto,
          icon: 'camera',
          disabled: !this.isReady,
          onPress: () => void this.#takePhoto(),
        })}
        ${this.#picker('button')} ${this.handoffAction()}
      `,
    });
  }

  #renderFile(): TemplateResult {
    const { text } = this.view;
    return screen({
      title: this.#title,
      lead: this.#lead,
      alert: this.alert,
      content: this.#picker('place'),
      actions: html`
        ${primaryAction({ label: text.chooseFile, icon: 'upload', onPress: this.browse })}
        ${secondaryAction({ label: text.useCamera, icon: 'camera', onPress: () => void this.#openCamera() })}
        ${this.handoffAction()}
      `,
    });
  }

  #renderPreview(file: CaptureFile, source: CaptureSource): TemplateResult {
    const { text } = this.view;
    return screen({
      title: text.previewTitle,
      lead: text.previewLead[this.#isSelfie ? 'selfie' : 'document'],
      alert: this.alert,
      content: html`${filePreview(file, text)}${this.#picker('hidden')}`,
      actions: html`
        ${primaryAction({
          label: text.usePhoto,
          icon: 'check',
          onPress: () => {
            this.#use(file, source);
          },
        })}
        ${secondaryAction({
          label: text.retake,
          onPress: () => {
            void this.#again(source);
            this.focusHeading();
          },
        })}
      `,
    });
  }

  #picker(shape: PickerLook['shape']): TemplateResult {
    const { text } = this.view;
    const label = shape === 'place' ? text.dropHere : text.chooseFile;
    return this.picker({ shape, label, allowPdf: !this.#isSelfie });
  }

  async #openCamera(): Promise<void> {
    this.fault = null;
    this.isReady = false;
    this.mode = { phase: 'camera' };
    await this.#camera?.open();
  }

  /** Another try the same way. */
  async #again(source: CaptureSource): Promise<void> {
    if (source === 'camera') await this.#openCamera();
    else this.mode = { phase: 'file' };
  }

  /** No camera is no end: the same screen goes on with files. */
  readonly #cameraFailed = (code: ErrorCode): void => {
    if (this.mode.phase !== 'camera') return;
    this.mode = { phase: 'file' };
    this.refuse(code);
  };

  async #takePhoto(): Promise<void> {
    const video = this.renderRoot.querySelector<IdvCameraView>(IdvCameraView.tag)?.video;
    if (!video) return;
    try {
      const file = await frameFromVideo(video);
      this.#camera?.close();
      this.#judge(file, 'camera');
    } catch (error) {
      void this.#openCamera();
      this.refuse(codeOf(error, 'capture.empty'));
    }
  }

  #judge(file: CaptureFile, source: CaptureSource): void {
    this.fault = null;
    this.mode = { phase: 'preview', file, source };
    this.focusHeading();
  }

  /** The same picture is not sent twice; one that did not get through is. */
  #use(file: CaptureFile, source: CaptureSource): void {
    const { captureOf, sending, session, problem } = this.view;
    const known = captureOf(this.#step);
    const isKnown = known !== null && known.step !== 'liveness' && known.file === file;
    const upload = sending[this.#step];
    const isThere = upload
      ? upload.phase === 'sending'
      : session.captures.some(({ step }) => step === this.#step);
    if (isKnown && isThere && !problem) this.done({ type: 'kept' });
    else this.done({ type: 'captured', capture: { step: this.#step, source, file } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-photo-step': IdvPhotoStep;
  }
}
