/**
 * Takes one photo: front, back or selfie. By camera, or by a file that is chosen, dropped or pasted; then the person
 * looks at it and keeps or retakes it. Nothing leaves this screen before they have said that it is good.
 */
import type { PropertyDeclarations, TemplateResult } from 'lit';
import { CameraController } from '../capture/camera-controller.ts';
import { frameFromFile, frameFromVideo } from '../capture/frame.ts';
import { minSelfieEdgePx, type CaptureSource } from '../model/capture.ts';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import { cameraStyles } from '../ui/camera-controls.ts';
import { IdvCameraView, videoIn } from '../ui/camera-view.ts';
import { CaptureStepElement, captureStepUses, type PickerLook } from './capture-step.ts';
import { previewStyles } from './file-preview.ts';
import { GuideSlot } from './guide-slot.ts';
import { JudgeSlot } from './judge-slot.ts';
import type { Judgement, PhotoStepId, TakenPhoto } from './photo-guide.ts';
import { isKept } from './kept-photo.ts';
import { photoCamera, photoChooser, photoPreparing, photoPreview } from './photo-screens.ts';
import { photoSubject, photoWords, type PhotoWords } from './photo-words.ts';
import { StepElement } from './step-element.ts';

/** What is on the screen: the live camera, files only, or a picture to be judged. */
type Mode =
  | { readonly phase: 'camera' | 'file' | 'preparing' | 'received' }
  /** `judgement` is `null` while the photo is looked at. */
  | { readonly phase: 'preview'; readonly photo: TakenPhoto; readonly judgement: Judgement | null };

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
  readonly #judge = new JudgeSlot();

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#camera && this.mode.phase === 'camera') void this.#openCamera();
    // It was taken out of the page before the device had looked at the photo.
    if (this.mode.phase === 'preview' && !this.mode.judgement) void this.#show(this.mode.photo, false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#guide.close();
    this.#judge.close();
  }

  override willUpdate(): void {
    this.#judge.note(this.view);
    if (this.#camera) {
      // The backend has refused what it seemed to have.
      if (this.view.problem && this.mode.phase === 'received') void this.#openCamera();
      return;
    }
    const facing = this.#step === 'selfie' ? 'user' : 'environment';
    this.#camera = new CameraController(
      this,
      () => this.view.devices,
      facing,
      this.#cameraFailed,
      () => this.#video,
    );
    const { captureOf, session, problem } = this.view;
    const known = problem ? null : captureOf(this.#step);
    if (known && known.step !== 'liveness')
      this.mode = { phase: 'preview', photo: known, judgement: { photo: known } };
    else if (!problem && session.captures.some(({ step }) => step === this.#step))
      this.mode = { phase: 'received' };
    else void this.#openCamera();
  }

  override render(): TemplateResult {
    const { mode } = this;
    switch (mode.phase) {
      case 'camera':
        return this.#renderCamera();
      case 'file':
        return this.#renderFile();
      case 'preview':
        return this.#renderPreview(mode);
      case 'received':
        return this.receivedScreen(this.#picker('hidden'), () => void this.#openCamera());
      case 'preparing':
        return photoPreparing(this.view.text, this.#words, this.#picker('hidden'));
    }
  }

  protected override async takeFile(file: File): Promise<void> {
    const source = this.mode.phase === 'camera' ? 'camera' : 'file';
    const isCurrent = this.beginFile();
    this.#close();
    this.mode = { phase: 'preparing' };
    try {
      const demands = { allowPdf: !this.#isSelfie, minEdgePx: this.#isSelfie ? minSelfieEdgePx : 1 };
      const picture = await frameFromFile(file, demands);
      if (isCurrent()) void this.#show({ file: picture, source: 'file' }, false);
    } catch (error) {
      if (!isCurrent()) return;
      this.#again(source);
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
    return photoCamera({
      text: this.view.text,
      words: this.#words,
      alert: this.alert,
      camera: this.#camera,
      isMirrored: this.#isSelfie,
      isReady: this.isReady,
      guide: this.#guide,
      picker: this.#picker('button'),
      handoff: this.handoffAction(),
      onReady: this.#watch,
      onShutter: () => void this.#takePhoto(),
    });
  }

  #renderFile(): TemplateResult {
    const { text, canHandOff } = this.view;
    return photoChooser({
      text,
      words: this.#words,
      alert: this.alert,
      picker: this.#picker('place'),
      handoff: this.handoffAction(),
      onPhone: canHandOff && this.fault === 'camera.not_found' ? this.#handOff : null,
      onBrowse: this.browse,
      onCamera: () => void this.#openCamera(),
    });
  }

  #renderPreview({ photo, judgement }: Extract<Mode, { phase: 'preview' }>): TemplateResult {
    return photoPreview({
      text: this.view.text,
      isSelfie: this.#isSelfie,
      photo,
      judgement,
      alert: this.alert,
      picker: this.#picker('hidden'),
      otherWay: this.handoffAction(),
      onUse: this.#use,
      onRetake: () => {
        this.#again(photo.source);
        this.focusHeading();
      },
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

  readonly #handOff = this.says({ type: 'handoff-asked' });

  /** There is a picture: looks along with the person. */
  readonly #watch = (): void => {
    this.isReady = true;
    void this.#guide.open(this.#step, () => {
      const video = this.#video;
      const camera = this.#camera;
      if (!video || !camera || this.mode.phase !== 'camera' || !this.isConnected) return null;
      return {
        ...photoSubject(() => this.view),
        host: this,
        video,
        // Nothing is taken of somebody who looks at another page.
        isLive: () => camera.isLive && this.view.devices.isVisible,
        zoom: () => camera.zoomRange,
        setZoom: (zoom) => void camera.setZoom(zoom),
        onTaken: (photo) => {
          if (this.mode.phase !== 'camera') return;
          this.view.devices.tick();
          void this.#show(photo, true);
        },
        onFile: this.browse,
        onHandoff: this.view.canHandOff ? this.#handOff : null,
      };
    });
  };

  async #openCamera(): Promise<void> {
    this.#guide.close();
    this.#judge.close();
    this.fault = null;
    this.isReady = false;
    this.mode = { phase: 'camera' };
    await this.#camera?.open();
  }

  /** Another try the same way. */
  #again(source: CaptureSource): void {
    this.#judge.close();
    if (source === 'camera') void this.#openCamera();
    else this.mode = { phase: 'file' };
  }

  /** No camera is no end: the same screen goes on with files. */
  readonly #cameraFailed = (code: ErrorCode): void => {
    if (this.mode.phase !== 'camera') return;
    this.#guide.close();
    this.mode = { phase: 'file' };
    // Whoever has chosen a file meanwhile that cannot be used waits to hear of that.
    if (this.fault && !this.isReady) this.failed(code);
    else this.refuse(code);
  };

  async #takePhoto(): Promise<void> {
    const video = this.#video;
    if (!video) return;
    try {
      const file = await frameFromVideo(video);
      // The guide and the person may want it in the same moment.
      if (this.mode.phase === 'camera') void this.#show({ file, source: 'camera' }, false);
    } catch (error) {
      if (this.mode.phase !== 'camera' || !this.isConnected) return;
      void this.#openCamera();
      this.refuse(codeOf(error, 'capture.empty'));
    }
  }

  /** Shows the photo, and what speaks against it once the device has looked at it. */
  async #show(photo: TakenPhoto, isGuided: boolean): Promise<void> {
    this.#close();
    this.fault = null;
    this.mode = { phase: 'preview', photo, judgement: null };
    this.focusHeading();
    const options = { ...photoSubject(() => this.view), captureOf: this.view.captureOf, isGuided };
    const judgement = await this.#judge.judge(photo, options);
    if (judgement) this.mode = { phase: 'preview', photo, judgement };
  }

  #close(): void {
    this.#camera?.close();
    this.#guide.close();
    this.#judge.close();
  }

  readonly #use = (photo: TakenPhoto): void => {
    if (isKept(this.view, this.#step, photo.file)) this.done({ type: 'kept' });
    else this.done({ type: 'captured', capture: { ...photo, step: this.#step } });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-photo-step': IdvPhotoStep;
  }
}
