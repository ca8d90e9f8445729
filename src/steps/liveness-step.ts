/**
 * Shows the server's prompts and takes a burst of frames, each with the prompt that it belongs to. It judges nothing:
 * whether a head was turned is for the server to see, so nobody fails here for being unable to do a movement.
 */
import { html, nothing, type PropertyDeclarations } from 'lit';
import { CameraController } from '../capture/camera-controller.ts';
import { frameFromFile } from '../capture/frame.ts';
import {
  minSelfieEdgePx,
  type CaptureSource,
  type LivenessAction,
  type LivenessChallenge,
  type LivenessFrame,
} from '../model/capture.ts';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import { cameraControls, cameraStyles } from '../ui/camera-controls.ts';
import { IdvCameraView, videoIn } from '../ui/camera-view.ts';
import { primaryAction, quietAction, screen, secondaryAction } from '../ui/screen.ts';
import { CaptureStepElement, captureStepUses } from './capture-step.ts';
import { FollowSlot } from './follow-slot.ts';
import { StepElement } from './step-element.ts';

type Mode =
  | { readonly phase: 'camera' | 'running' | 'received' }
  | {
      readonly phase: 'file';
      readonly challenge: LivenessChallenge | null;
      readonly frames: readonly LivenessFrame[];
    };

/** @summary The liveness check. */
export class IdvLivenessStep extends CaptureStepElement {
  static readonly tag = 'idv-liveness-step';
  static readonly uses = [IdvCameraView, ...captureStepUses];

  static override readonly properties: PropertyDeclarations = {
    mode: { state: true },
    isReady: { state: true },
    isAsking: { state: true },
  };

  /** Rules for the prompts come with what runs them. */
  static override readonly styles = [...StepElement.styles, cameraStyles];

  private mode: Mode = { phase: 'camera' };
  private isReady = false;
  private isAsking = false;

  readonly #camera = new CameraController(
    this,
    () => this.view.devices,
    'user',
    (code) => void this.#useFiles(code),
    () => videoIn(this.renderRoot),
  );
  readonly #slot: FollowSlot = new FollowSlot({
    host: this,
    view: () => this.view,
    video: () => videoIn(this.renderRoot),
    isLive: () => this.#camera.isLive && this.view.devices.isVisible,
  });
  #running: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.mode.phase === 'camera') void this.#openCamera();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    if (this.mode.phase === 'running') this.mode = { phase: 'camera' };
  }

  override willUpdate(): void {
    if (this.hasUpdated) return;
    const isReceived = this.view.session.captures.some(({ step }) => step === 'liveness');
    if ((isReceived || this.view.sending.liveness) && !this.view.problem) this.mode = { phase: 'received' };
    else void this.#openCamera();
  }

  override render() {
    switch (this.mode.phase) {
      case 'camera':
      case 'running':
        return this.#renderCamera();
      case 'file':
        return this.#renderFile(this.mode);
      case 'received':
        return this.receivedScreen(this.#renderPicker(null), () => void this.#openCamera());
    }
  }

  #renderCamera() {
    const { text } = this.view;
    const isRunning = this.mode.phase === 'running';
    const files = { label: text.chooseFile, icon: 'upload', onPress: this.#retryFiles } as const;
    return screen({
      title: text.livenessTitle,
      lead: text.livenessLead,
      alert: this.alert,
      content: html`
        <idv-camera-view
          shape="face"
          mirrored
          .stream=${this.#camera.stream}
          .label=${text.livenessTitle}
          @camera-ready=${this.#ready}
        >
          ${isRunning ? this.#slot.follow?.overlay() : cameraControls(this.#camera, text)}
          ${this.isReady ? nothing : html`<p class="camera-note">${text.cameraOpening}</p>`}
        </idv-camera-view>
        ${this.#slot.follow?.aside()}
      `,
      actions: html`
        ${primaryAction({
          label: this.#slot.follow?.prompt ?? text.livenessBegin,
          disabled: !this.isReady || this.isAsking || isRunning,
          onPress: () => void this.#begin(),
        })}
        ${isRunning ? [secondaryAction({ label: text.cancel, onPress: () => void this.#openCamera() }), quietAction(files)] : secondaryAction(files)}
        ${this.handoffAction()} ${this.#renderPicker(null)}
      `,
    });
  }

  #renderFile({ challenge, frames }: Extract<Mode, { phase: 'file' }>) {
    const { text } = this.view;
    const action = challenge?.actions[frames.length] ?? null;
    return screen({
      title: text.livenessTitle,
      lead: challenge ? text.livenessPromptCount(frames.length + 1, challenge.actions.length) : text.loading,
      alert: this.alert,
      content: html`
        ${action ? html`<p class="task">${text.livenessPrompts[action]}</p>` : nothing}
        ${this.#renderPicker(action)}
      `,
      actions: html`
        ${
          challenge
            ? primaryAction({ label: text.chooseFile, icon: 'upload', onPress: this.browse })
            : primaryAction({ label: text.retry, disabled: this.isAsking, onPress: this.#retryFiles })
        }
        ${secondaryAction({ label: text.useCamera, icon: 'camera', onPress: () => void this.#openCamera() })}
        ${this.handoffAction()}
      `,
    });
  }

  /** Always in the tree; visible where there is a prompt to upload a photo for. */
  #renderPicker(action: LivenessAction | null) {
    const { text } = this.view;
    return this.picker({
      shape: action ? 'place' : 'hidden',
      label: action ? text.livenessPhotoFor(text.livenessPrompts[action]) : text.chooseFile,
      allowPdf: false,
    });
  }

  async #openCamera(): Promise<void> {
    this.#stop();
    this.fault = null;
    this.isReady = false;
    this.mode = { phase: 'camera' };
    void this.#slot.prepare();
    await this.#camera.open();
  }

  #stop(): void {
    this.#running?.abort();
    this.#slot.follow?.rest();
  }

  readonly #ready = (): void => {
    this.isReady = true;
    void this.#slot.prepare();
  };

  /** A fresh challenge, or `null` when the backend gave none; the sentence about it is then on the screen. */
  async #ask(signal: AbortSignal): Promise<LivenessChallenge | null> {
    this.isAsking = true;
    this.fault = null;
    try {
      return await this.view.challenge(signal);
    } catch (error) {
      if (!signal.aborted) this.refuse(codeOf(error, 'server.unavailable'));
      return null;
    } finally {
      this.isAsking = false;
    }
  }

  async #begin(): Promise<void> {
    this.#running?.abort();
    const { signal } = (this.#running = new AbortController());
    const challenge = await this.#ask(signal);
    if (!challenge) return;
    try {
      const follow = await this.#slot.load();
      signal.throwIfAborted();
      this.mode = { phase: 'running' };
      const frames = await follow.take(challenge.actions, signal);
      this.#stop();
      this.#camera.close();
      this.#finish(challenge, frames, 'camera');
    } catch (error) {
      if (signal.aborted) return;
      this.mode = { phase: 'camera' };
      this.refuse(codeOf(error, 'capture.empty'));
    }
  }

  /** On to the next step: the review has the photos, and the way back here. */
  #finish({ nonce }: LivenessChallenge, frames: readonly LivenessFrame[], source: CaptureSource): void {
    this.mode = { phase: 'received' };
    this.done({ type: 'captured', capture: { step: 'liveness', source, nonce, frames } });
  }

  readonly #retryFiles = (): void => {
    void this.#useFiles(null);
  };

  /** Goes on with one uploaded photo a prompt. `code` says why, when it was not the person's wish. */
  async #useFiles(code: ErrorCode | null): Promise<void> {
    this.#stop();
    this.#camera.close();
    this.mode = { phase: 'file', challenge: null, frames: [] };
    const { signal } = (this.#running = new AbortController());
    const challenge = await this.#ask(signal);
    if (signal.aborted) return;
    if (code && !this.fault) this.refuse(code);
    this.mode = { phase: 'file', challenge, frames: [] };
  }

  protected override async takeFile(chosen: File): Promise<void> {
    const { mode } = this;
    if (mode.phase !== 'file' || !mode.challenge) return;
    const action = mode.challenge.actions[mode.frames.length];
    if (!action) return;
    const isCurrent = (): boolean => this.mode === mode && this.isConnected;
    try {
      const file = await frameFromFile(chosen, { allowPdf: false, minEdgePx: minSelfieEdgePx });
      if (!isCurrent()) return;
      this.fault = null;
      const frames = [...mode.frames, { file, action, takenAtMs: 0 }];
      if (frames.length === mode.challenge.actions.length) this.#finish(mode.challenge, frames, 'file');
      else {
        this.mode = { ...mode, frames };
        this.focusHeading();
      }
    } catch (error) {
      if (isCurrent()) this.refuse(codeOf(error, 'capture.unreadable'));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-liveness-step': IdvLivenessStep;
  }
}
