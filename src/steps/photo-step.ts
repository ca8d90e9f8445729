/**
 * Takes one photo: front, back or selfie. By camera, or by a file that is chosen, dropped or pasted; then the person
 * looks at it and keeps or retakes it. Nothing leaves this screen before they have said that it is good.
 */
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CameraController } from '../capture/camera-controller.ts';
import { frameFromFile, frameFromVideo } from '../capture/frame.ts';
import { minSelfieEdgePx, type Capture, type CaptureSource } from '../model/capture.ts';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import { cameraControls, cameraStyles } from '../ui/camera-controls.ts';
import { IdvCameraView, videoIn } from '../ui/camera-view.ts';
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { CaptureStepElement, captureStepUses, type PickerLook } from './capture-step.ts';
import { filePreview, previewStyles } from './file-preview.ts';
import { GuideSlot } from './guide-slot.ts';
import { photoWords, type PhotoStepId, type PhotoWords } from './photo-words.ts';
import { StepElement } from './step-element.ts';

/** A photo that is judged, and what was read off it. */
type Photo = Pick<Extract<Capture, { step: PhotoStepId }>, 'file' | 'source' | 'reading'>;

/** What is on the screen: the live camera, files only, or a picture to be judged. */
type Mode =
  | { readonly phase: 'camera' | 'file' | 'preparing' | 'received' }
  | { readonly phase: 'preview'; readonly photo: Photo };

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
  readonly #guide = new GuideSlot();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#camera && this.mode.phase === 'camera') void this.#openCamera();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#guide.close();
  }

  override willUpdate(): void {
    if (this.#camera) {
      // The backend has refused what it seemed to have.
      if (this.view.problem && this.mode.phase === 'received') void this.#openCamera();
      return;
    }
    const facing = this.#step === 'selfie' ? 'user' : 'environment';
    const devices = () => this.view.devices;
    this.#camera = new CameraController(this, devices, facing, this.#cameraFailed, () => this.#video);
    const { captureOf, session, problem } = this.view;
    const known = problem ? null : captureOf(this.#step);
    if (known && known.step !== 'liveness') this.mode = { phase: 'preview', photo: known };
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
        return this.#renderPreview(mode.photo);
      case 'received':
        return this.receivedScreen(this.#picker('hidden'), () => void this.#openCamera());
      case 'preparing':
        return screen({
          title: this.#words.title,
          content: html`<p class="lead" role="status">${text.preparing}</p>
            ${this.#picker('hidden')}`,
          actions: primaryAction({ label: text.usePhoto, disabled: true, onPress: () => undefined }),
        });
    }
  }

  protected override async takeFile(file: File): Promise<void> {
    const source = this.mode.phase === 'camera' ? 'camera' : 'file';
    const isCurrent = this.beginFile();
    this.#close();
    this.mode = { phase: 'preparing' };
    try {
      const minEdgePx = this.#isSelfie ? minSelfieEdgePx : 1;
      const picture = await frameFromFile(file, { allowPdf: !this.#isSelfie, minEdgePx });
      if (isCurrent()) this.#judge({ file: picture, source: 'file' });
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

  get #words(): PhotoWords {
    return photoWords(this.view);
  }

  #renderCamera(): TemplateResult {
    const { text } = this.view;
    const camera = this.#camera;
    return screen({
      title: this.#words.title,
      lead: this.#words.lead,
      alert: this.alert,
      content: html`
        <idv-camera-view
          .stream=${camera?.stream ?? null}
          .shape=${this.#words.shape}
          .label=${this.#words.title}
          ?mirrored=${this.#isSelfie}
          @camera-ready=${this.#watch}
        >
          ${this.#guide.overlay()} ${camera ? cameraControls(camera, text) : nothing}
          ${this.isReady ? nothing : html`<p class="camera-note">${text.cameraOpening}</p>`}
        </idv-camera-view>
        <p class="visually-hidden" role="status">${this.#spoken}</p>
      `,
      actions: html`
        ${primaryAction({
          label: text.takePhoto,
          icon: 'camera',
          disabled: !this.isReady || !camera?.isLive,
          onPress: () => void this.#takePhoto(),
        })}
        ${this.#picker('button')} ${this.handoffAction()}
      `,
    });
  }

  #renderFile(): TemplateResult {
    const { text } = this.view;
    return screen({
      title: this.#words.title,
      lead: this.#words.lead,
      alert: this.alert,
      content: this.#picker('place'),
      actions: html`
        ${primaryAction({ label: text.chooseFile, icon: 'upload', onPress: this.browse })}
        ${secondaryAction({ label: text.useCamera, icon: 'camera', onPress: () => void this.#openCamera() })}
        ${this.handoffAction()}
      `,
    });
  }

  #renderPreview(photo: Photo): TemplateResult {
    const { text } = this.view;
    return screen({
      title: text.previewTitle,
      lead: text.previewLead[this.#isSelfie ? 'selfie' : 'document'],
      alert: this.alert,
      content: html`${filePreview(photo.file, text)}${this.#picker('hidden')}`,
      actions: html`
        ${primaryAction({
          label: text.usePhoto,
          icon: 'check',
          onPress: () => {
            this.#use(photo);
          },
        })}
        ${secondaryAction({
          label: text.retake,
          onPress: () => {
            void this.#again(photo.source);
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

  get #video(): HTMLVideoElement | null {
    return videoIn(this.renderRoot);
  }

  get #spoken(): string {
    return this.#guide.spoken === '' && this.isReady ? this.view.text.cameraHint : this.#guide.spoken;
  }

  /** There is a picture: looks along with the person, where there is a document to look at. */
  readonly #watch = (): void => {
    this.isReady = true;
    const step = this.#step;
    if (step === 'selfie') return;
    void this.#guide.open(() => {
      const video = this.#video;
      if (!video || this.mode.phase !== 'camera' || !this.isConnected) return null;
      const { clock, session } = this.view;
      const { documentType } = session;
      const language = () => this.view.language;
      // Nothing is taken of somebody who looks at another page.
      const isLive = () => this.#camera?.isLive === true && this.view.devices.isVisible;
      const onDue = () => void this.#takePhoto();
      return { host: this, video, clock, language, step, documentType, isLive, onDue };
    });
  };

  async #openCamera(): Promise<void> {
    this.#guide.close();
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
    this.#guide.close();
    this.mode = { phase: 'file' };
    this.refuse(code);
  };

  async #takePhoto(): Promise<void> {
    const video = this.#video;
    if (!video) return;
    try {
      const { reading } = this.#guide;
      const file = await frameFromVideo(video);
      // The guide and the person may want it in the same moment.
      if (this.mode.phase === 'camera') this.#judge({ file, source: 'camera', reading });
    } catch (error) {
      if (this.mode.phase !== 'camera' || !this.isConnected) return;
      void this.#openCamera();
      this.refuse(codeOf(error, 'capture.empty'));
    }
  }

  #judge(photo: Photo): void {
    this.#close();
    this.fault = null;
    this.mode = { phase: 'preview', photo };
    this.focusHeading();
  }

  #close(): void {
    this.#camera?.close();
    this.#guide.close();
  }

  /** The same picture is not sent twice; one that did not get through is. */
  #use({ file, source, reading = null }: Photo): void {
    const { captureOf, sending, session, problem } = this.view;
    const known = captureOf(this.#step);
    const isKnown = known !== null && known.step !== 'liveness' && known.file === file;
    const upload = sending[this.#step];
    const isThere = upload
      ? upload.phase === 'sending'
      : session.captures.some(({ step }) => step === this.#step);
    if (isKnown && isThere && !problem) this.done({ type: 'kept' });
    else this.done({ type: 'captured', capture: { step: this.#step, source, file, reading } });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-photo-step': IdvPhotoStep;
  }
}
