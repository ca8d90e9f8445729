/**
 * The one owner of a step's camera: opens it when asked, never two at once, brings it back when it goes away or falls
 * silent, and closes it when its element leaves the page, whatever was under way.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';
import { wait } from '../model/wait.ts';
import { openCamera, type Facing, type OpenCamera, type ZoomRange } from './camera.ts';

/** What the camera does. `failed` names the code; another `open` tries again. */
export type CameraState =
  | { readonly phase: 'off' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'live'; readonly camera: OpenCamera }
  | { readonly phase: 'failed'; readonly code: ErrorCode };

/** How often a live camera is looked after, in milliseconds. */
export const lookEveryMs = 1000;

/** After how many looks in a row without a picture its element is started anew, then the camera, and it is given up. */
export const silentLooks = { element: 2, camera: 3, end: 8 } as const;

/** Camera of the element that it controls. */
export class CameraController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #devices: () => DevicesPort;
  readonly #facing: Facing;
  readonly #onFailed: (code: ErrorCode) => void;
  readonly #video: () => HTMLVideoElement | null;
  #state: CameraState = { phase: 'off' };
  /** One camera's time, from the request for it to its end. */
  #life = new AbortController();
  /** The camera to take again: the one that was on last. */
  #deviceId: string | null = null;
  /** Ids of the cameras to switch between. */
  #cameras: readonly string[] = [];
  #torch = false;
  /** Looks in a row without a picture. */
  #silent = 0;
  /** Whether the next picture that was asked for has not come yet. */
  #isExpecting = false;

  /**
   * @param onFailed called when a camera did not open, or went away and did not come back
   * @param video where its picture is shown, so that one that stands still is noticed
   */
  constructor(
    host: ReactiveControllerHost,
    devices: () => DevicesPort,
    facing: Facing,
    onFailed: (code: ErrorCode) => void,
    video: () => HTMLVideoElement | null = () => null,
  ) {
    this.#host = host;
    this.#onFailed = onFailed;
    this.#devices = devices;
    this.#facing = facing;
    this.#video = video;
    host.addController(this);
  }

  get state(): CameraState {
    return this.#state;
  }

  get #camera(): OpenCamera | null {
    return this.#state.phase === 'live' ? this.#state.camera : null;
  }

  get stream(): MediaStream | null {
    return this.#camera?.stream ?? null;
  }

  /** Whether there is a picture, and it moves. */
  get isLive(): boolean {
    return this.stream !== null && !this.isPaused;
  }

  /** Whether the picture stands still for now: a call came in, or the camera is being brought back. */
  get isPaused(): boolean {
    return this.#camera?.track.muted ?? this.#silent > 0;
  }

  /** Whether there is another camera to switch to. Known once one is live: labels and ids are hidden before. */
  get canSwitch(): boolean {
    return this.#cameras.length > 1;
  }

  get hasTorch(): boolean {
    return this.#camera?.capabilities.torch === true;
  }

  get torch(): boolean {
    return this.#torch;
  }

  /** `null` where this camera does not zoom. */
  get zoomRange(): ZoomRange | null {
    return this.#camera?.capabilities.zoom ?? null;
  }

  /** Opens a camera; the one before gives way first, also while it still opens. */
  async open(deviceId: string | null = this.#deviceId): Promise<void> {
    this.#silent = 0;
    await this.#open(deviceId);
  }

  /** On to the next camera of this device, the better ones first. */
  async switch(): Promise<void> {
    if (!this.#camera) return;
    const index = this.#cameras.indexOf(this.#camera.deviceId ?? '');
    const next = this.#cameras[(index + 1) % this.#cameras.length];
    if (next) await this.open(next);
  }

  async toggleTorch(): Promise<void> {
    const torch = !this.#torch;
    if (await this.#apply({ torch })) this.#torch = torch;
    this.#host.requestUpdate();
  }

  /** @param zoom within `zoomRange` */
  async setZoom(zoom: number): Promise<void> {
    await this.#apply({ zoom });
  }

  close(): void {
    this.#silent = 0;
    this.#stop();
    if (this.#state.phase !== 'off') this.#set({ phase: 'off' });
  }

  hostDisconnected(): void {
    this.close();
  }

  /** `false` when there is no such camera any more, or it belongs to somebody else: everything stays as it was. */
  async #apply(what: object): Promise<boolean> {
    const camera = this.#camera;
    try {
      await camera?.track.applyConstraints({ advanced: [what] });
      return camera !== null && camera === this.#camera;
    } catch {
      return false;
    }
  }

  #stop(): void {
    this.#life.abort();
    this.#torch = false;
    this.#cameras = [];
    this.#camera?.track.stop();
  }

  /** @param lost what it means when it does not open, where the reason would say less */
  async #open(deviceId: string | null, lost?: ErrorCode): Promise<void> {
    this.#stop();
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#set({ phase: 'opening' });
    try {
      const camera = await openCamera(this.#devices(), this.#facing, deviceId, signal);
      if (signal.aborted) camera.track.stop();
      else await this.#use(camera, deviceId === null, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(lost ?? codeOf(error, 'camera.failed'));
    }
  }

  async #use(camera: OpenCamera, mayChange: boolean, signal: AbortSignal): Promise<void> {
    const { track, deviceId } = camera;
    this.#deviceId = deviceId;
    for (const type of ['ended', 'mute', 'unmute']) {
      track.addEventListener(type, this.#notice);
      signal.addEventListener('abort', () => {
        track.removeEventListener(type, this.#notice);
      });
    }
    signal.addEventListener('abort', this.#devices().onWake(this.#notice));
    this.#set({ phase: 'live', camera });
    this.#expectPicture();
    this.#watch(signal).catch(() => undefined);
    await this.#list(mayChange ? camera : null, signal);
  }

  /**
   * Learns which cameras there are.
   *
   * @param open what the browser chose by itself: a better one takes its place
   */
  async #list(open: OpenCamera | null, signal: AbortSignal): Promise<void> {
    try {
      const listed = await this.#devices().videoInputs();
      if (listed.length < 2) return;
      const choice = await import('./camera-choice.ts');
      if (signal.aborted) return;
      this.#cameras = choice.chooseListed(listed, open, this.#facing);
      this.#host.requestUpdate();
      const [best] = this.#cameras;
      if (open?.deviceId && best && best !== open.deviceId) await this.#open(best);
    } catch {
      // A list or a table that does not load is no reason to do without the camera that is on.
    }
  }

  /** Until it is closed. */
  async #watch(signal: AbortSignal): Promise<void> {
    for (;;) {
      await wait(this.#devices().clock, lookEveryMs, signal);
      this.#look();
    }
  }

  #look(): void {
    const camera = this.#camera;
    if (!camera || this.#replaceLost() || !this.#devices().isVisible) return;
    const video = this.#video();
    const { muted } = camera.track;
    // One that waits for a press shows nothing, and the camera is not to blame.
    const isStill = muted || (this.#isExpecting && video?.paused === false);
    this.#silent = isStill ? this.#silent + 1 : 0;
    this.#expectPicture();
    if (video && this.#silent === silentLooks.element) {
      video.srcObject = null;
      video.srcObject = camera.stream;
    }
    if (this.#silent === silentLooks.camera) void this.#open(this.#deviceId);
    if (this.#silent === silentLooks.end) this.#fail(muted ? 'camera.in_use' : 'camera.failed');
  }

  /** Firefox cannot tell before 132, and counts the pictures of a camera in no version. */
  #expectPicture(): void {
    const video: Partial<HTMLVideoElement> | null = this.#video();
    const asked = video?.requestVideoFrameCallback?.(() => {
      this.#isExpecting = false;
    });
    this.#isExpecting = asked !== undefined;
  }

  /** Whether the camera has gone. It is then asked for again, once, as soon as the page can be seen. */
  #replaceLost(): boolean {
    if (this.#camera?.track.readyState !== 'ended') return false;
    if (this.#silent >= silentLooks.camera) this.#fail('camera.ended');
    else if (this.#devices().isVisible) {
      this.#silent = silentLooks.camera;
      void this.#open(this.#deviceId, 'camera.ended');
    }
    return true;
  }

  /** Something happened to the camera, or the page is seen again: a hidden one gets no pictures. */
  readonly #notice = (): void => {
    if (this.#replaceLost()) return;
    this.#isExpecting = false;
    if (this.#camera?.track.muted) this.#silent ||= 1;
    this.#host.requestUpdate();
  };

  #fail(code: ErrorCode): void {
    this.close();
    this.#set({ phase: 'failed', code });
    this.#onFailed(code);
  }

  #set(state: CameraState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
