/**
 * Shows the server's prompts and takes a burst of frames, each with the prompt that it belongs to. It judges nothing:
 * whether a head was turned is for the server to see, so nobody fails here for being unable to do a movement.
 */
import { html, nothing, type PropertyDeclarations } from 'lit';
import { CameraController } from '../capture/camera-controller.ts';
import { frameFromFile } from '../capture/frame.ts';
import { takeBurst } from '../capture/liveness-burst.ts';
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
import { primaryAction, screen, secondaryAction } from '../ui/screen.ts';
import { CaptureStepElement, captureStepUses } from './capture-step.ts';
import { livenessPrompt, livenessStyles, paceChoice } from './liveness-prompt.ts';
import { StepElement } from './step-element.ts';

type Mode =
  | { readonly phase: 'camera' | 'received' }
  | {
      readonly phase: 'running';
      readonly challenge: LivenessChallenge;
      readonly action: LivenessAction;
      readonly index: number;
    }
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
    isSlow: { state: true },
  };

  static override readonly styles = [...StepElement.styles, cameraStyles, livenessStyles];

  private mode: Mode = { phase: 'camera' };
  private isReady = false;
  private isAsking = false;
  private isSlow = false;

  readonly #camera = new CameraController(
    this,
    () => this.view.devices,
    'user',
    (code) => void this.#useFiles(code),
    () => videoIn(this.renderRoot),
  );
  #running: AbortController | null = null;
  #isFresh = true;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.#isFresh && this.mode.phase === 'camera') void this.#openCamera();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    if (this.mode.phase === 'running') this.mode = { phase: 'camera' };
  }

  override willUpdate(): void {
    if (!this.#isFresh) return;
    this.#isFresh = false;
    const isReceived = this.view.session.captures.some((capture) => capture.step === 'liveness');
    if ((isReceived || this.view.sending.liveness) && !this.view.problem) this.mode = { phase: 'received' };
    else void this.#openCamera();
  }

  override render() {
    switch (this.mode.phase) {
      case 'camera':
      case 'running':
        return this.#renderCamera();
      case 'file':
        return this.#renderFile(this.mode.challenge, this.mode.frames);
      case 'received':
        return this.receivedScreen(this.#renderPicker(null), () => void this.#openCamera());
    }
  }

  #renderCamera() {
    const { text } = this.view;
    const running = this.mode.phase === 'running' ? this.mode : null;
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
          @camera-ready=${() => {
            this.isReady = true;
          }}
        >
          ${running ? nothing : cameraControls(this.#camera, text)}
          ${this.isReady ? nothing : html`<p class="camera-note">${text.cameraOpening}</p>`}
          ${running ? livenessPrompt(running.action, running.index, running.challenge.actions.length, text) : nothing}
        </idv-camera-view>
        <p class="visually-hidden" role="status" aria-live="assertive">
          ${running ? text.livenessPrompts[running.action] : ''}
        </p>
        ${
          running
            ? nothing
            : paceChoice(this.isSlow, text, (isSlow) => {
                this.isSlow = isSlow;
              })
        }
      `,
      actions: html`
        ${primaryAction({
          label: running ? text.livenessPrompts[running.action] : text.livenessBegin,
          disabled: !this.isReady || this.isAsking || running !== null,
          onPress: () => void this.#begin(),
        })}
        ${
          running
            ? secondaryAction({ label: text.cancel, onPress: () => void this.#openCamera() })
            : secondaryAction({ label: text.chooseFile, icon: 'upload', onPress: this.#retryFiles })
        }
        ${this.#renderPicker(null)}
      `,
    });
  }

  #renderFile(challenge: LivenessChallenge | null, frames: readonly LivenessFrame[]) {
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
    await this.#camera.open();
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

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
    this.#stop();
    const controller = new AbortController();
    this.#running = controller;
    const challenge = await this.#ask(controller.signal);
    if (!challenge) return;
    try {
      const frames = await takeBurst(challenge.actions, {
        pace: this.isSlow ? 2 : 1,
        clock: this.view.clock,
        video: () => videoIn(this.renderRoot),
        onMoment: ({ action, actionIndex }) => {
          this.mode = { phase: 'running', challenge, action, index: actionIndex };
        },
        signal: controller.signal,
      });
      this.#camera.close();
      this.#finish(challenge, frames, 'camera');
    } catch (error) {
      if (controller.signal.aborted) return;
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
    const controller = new AbortController();
    this.#running = controller;
    const challenge = await this.#ask(controller.signal);
    if (controller.signal.aborted) return;
    if (code && !this.fault) this.refuse(code);
    this.mode = { phase: 'file', challenge, frames: [] };
  }

  protected override async takeFile(chosen: File): Promise<void> {
    const mode = this.mode;
    const action = mode.phase === 'file' ? mode.challenge?.actions[mode.frames.length] : undefined;
    if (mode.phase !== 'file' || !mode.challenge || !action) return;
    try {
      const file = await frameFromFile(chosen, { allowPdf: false, minEdgePx: minSelfieEdgePx });
      if (this.mode !== mode) return;
      this.fault = null;
      const frames = [...mode.frames, { file, action, takenAtMs: 0 }];
      if (frames.length === mode.challenge.actions.length) this.#finish(mode.challenge, frames, 'file');
      else {
        this.mode = { ...mode, frames };
        this.focusHeading();
      }
    } catch (error) {
      if (this.mode === mode && this.isConnected) this.refuse(codeOf(error, 'capture.unreadable'));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'idv-liveness-step': IdvLivenessStep;
  }
}
