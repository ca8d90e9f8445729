/**
 * The one owner of a step's camera: opens it when asked, never two at once, brings it back when it goes away or falls
 * silent, and closes it when told, whatever was under way. Loaded once a camera is wanted.
 */
import { codeOf, type CameraCode, type ErrorCode } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';
import { wait } from '../model/wait.ts';
import { chooseListed, isUnsuitable } from './camera-choice.ts';
import type { CameraHost } from './camera-host.ts';
import { claimCamera, openCamera, type Facing, type OpenCamera, type ZoomRange } from './camera.ts';

/** What the camera does. `failed` names the code; another `open` tries again. */
export type CameraState =
  | { readonly phase: 'off' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'live'; readonly camera: OpenCamera }
  | { readonly phase: 'failed'; readonly code: ErrorCode };

/** How often a camera is looked after, in milliseconds. */
export const lookEveryMs = 1000;

/**
 * After how many looks in a row without a picture its element is started anew, then the camera, and it is given up, or
 * begun with again where it is muted: a call may last.
 */
export const silentLooks = { element: 2, camera: 3, end: 8 } as const;

/** After how many looks somebody is told that their browser waits for an answer. */
export const pendingLooks = 20;

/** What a step's camera is needed for. */
export interface CameraOwnerOptions {
  readonly host: CameraHost;
  readonly devices: () => DevicesPort;
  readonly facing: Facing;
  /** Called when a camera did not open, or went away and did not come back. */
  readonly onFailed: (code: ErrorCode) => void;
  /** Where its picture is shown, so that one that stands still is noticed. */
  readonly video: () => HTMLVideoElement | null;
}

/** Camera of a step. */
export class CameraOwner {
  readonly #host: CameraHost;
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
  /** Looks at a camera that does not open. */
  #pending = 0;
  /** What stands in the way for now. */
  #hold: CameraCode | null = null;
  /** What speaks against the camera that is on. */
  #advice: CameraCode | null = null;
  /** Whether the next picture that was asked for has not come yet. */
  #isExpecting = false;

  constructor({ host, devices, facing, onFailed, video }: CameraOwnerOptions) {
    this.#host = host;
    this.#devices = devices;
    this.#facing = facing;
    this.#onFailed = onFailed;
    this.#video = video;
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

  /** What stands in the way for now. */
  get hold(): CameraCode | null {
    return this.#hold;
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
    this.#tell(null);
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
    this.#tell(null);
    if (this.#state.phase !== 'off') this.#set({ phase: 'off' });
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
    this.#advice = null;
    this.#pending = 0;
    this.#camera?.track.stop();
  }

  /** @param lost what it means when it does not open, where the reason would say less */
  async #open(deviceId: string | null, lost?: ErrorCode): Promise<void> {
    this.#stop();
    this.#life = new AbortController();
    const { signal } = this.#life;
    claimCamera(this.#devices(), this.#giveWay, signal);
    this.#set({ phase: 'opening' });
    this.#watch(signal).catch(() => undefined);
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
    this.#holdLive(false);
    this.#expectPicture();
    await this.#list(mayChange ? camera : null, signal);
  }

  /**
   * Learns which cameras there are, and whether the one that is on is any good.
   *
   * @param open what the browser chose by itself: a better one takes its place
   */
  async #list(open: OpenCamera | null, signal: AbortSignal): Promise<void> {
    try {
      const listed = await this.#devices().videoInputs();
      if (signal.aborted) return;
      this.#cameras = chooseListed(listed, open, this.#facing);
      const [best] = this.#cameras;
      if (listed.length > 1 && open?.deviceId && best && best !== open.deviceId) await this.#open(best);
      else {
        this.#advice = isUnsuitable(this.#camera?.track.label ?? '') ? 'camera.unsuitable' : null;
        this.#holdLive(false);
        this.#host.requestUpdate();
      }
    } catch {
      // A list that is not given is no reason to do without the camera that is on.
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
    if (this.#replaceLost() || !this.#devices().isVisible) return;
    const camera = this.#camera;
    if (!camera) {
      this.#pending += 1;
      if (this.#pending === pendingLooks) void this.#sayPending(this.#life.signal);
      return;
    }
    const video = this.#video();
    const { muted } = camera.track;
    this.#holdLive(video?.paused === true);
    // One that waits for a press shows nothing, and the camera is not to blame.
    const isStill = muted || (this.#isExpecting && video?.paused === false);
    this.#silent = isStill ? this.#silent + 1 : 0;
    this.#expectPicture();
    if (video && this.#silent === silentLooks.element) {
      video.srcObject = null;
      video.srcObject = camera.stream;
    }
    if (this.#silent === silentLooks.camera) void this.#open(this.#deviceId);
    if (this.#silent < silentLooks.end) return;
    if (muted) this.#silent = 1;
    else this.#fail('camera.no_frames');
  }

  /** The browser has been asked for long, and so has the person, perhaps; the answer still counts. */
  async #sayPending(signal: AbortSignal): Promise<void> {
    const permission = await this.#devices().cameraPermission();
    if (signal.aborted || this.#camera) return;
    this.#tell(permission === 'granted' ? 'camera.failed' : 'camera.permission_pending');
  }

  /** @param isBlocked whether the picture waits for a press */
  #holdLive(isBlocked: boolean): void {
    if (this.#camera?.track.muted) this.#tell('camera.paused');
    else this.#tell(isBlocked ? 'camera.needs_gesture' : this.#advice);
  }

  #tell(code: CameraCode | null): void {
    if (code === this.#hold) return;
    this.#hold = code;
    this.#host.cameraHeld?.(code);
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
    if (this.#camera) this.#holdLive(this.#hold === 'camera.needs_gesture');
    this.#host.requestUpdate();
  };

  /** Another element of the page was asked for a camera after this one. */
  readonly #giveWay = (): void => {
    this.#fail('camera.in_use_by_page');
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
