/**
 * A step's hold on its camera: loads what owns one when it is asked for the first time, and lets go when the element
 * leaves the page. It knows nothing of cameras itself.
 */
import type { ReactiveController } from 'lit';
import type { ErrorCode } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';
import type { Facing, ZoomRange } from './camera.ts';
import type { CameraHost } from './camera-host.ts';
import type { CameraOwner } from './camera-owner.ts';

/** Camera of the element that it controls. */
export class CameraController implements ReactiveController {
  readonly #host: CameraHost;
  readonly #devices: () => DevicesPort;
  readonly #facing: Facing;
  readonly #onFailed: (code: ErrorCode) => void;
  readonly #video: () => HTMLVideoElement | null;
  #owner: CameraOwner | null = null;
  #asked = 0;

  /**
   * @param onFailed called when a camera did not open, or went away and did not come back
   * @param video where its picture is shown, so that one that stands still is noticed
   */
  constructor(
    host: CameraHost,
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

  get stream(): MediaStream | null {
    return this.#owner?.stream ?? null;
  }

  /** Whether there is a picture, and it moves. */
  get isLive(): boolean {
    return this.#owner?.isLive === true;
  }

  /** Whether the picture stands still for now: a call came in, or the camera is being brought back. */
  get isPaused(): boolean {
    return this.#owner?.isPaused === true;
  }

  /** What is said meanwhile; `undefined` where it is only being brought back. */
  get pausedWord(): string | undefined {
    return this.#owner?.hold === 'camera.paused' ? this.#host.cameraWord?.('paused') : undefined;
  }

  /** What is said on what starts a picture that waits for a press. */
  get startWord(): string | undefined {
    return this.#host.cameraWord?.('start');
  }

  /** Whether there is another camera to switch to. Known once one is live: labels and ids are hidden before. */
  get canSwitch(): boolean {
    return this.#owner?.canSwitch === true;
  }

  get hasTorch(): boolean {
    return this.#owner?.hasTorch === true;
  }

  get torch(): boolean {
    return this.#owner?.torch === true;
  }

  /** `null` where this camera does not zoom. */
  get zoomRange(): ZoomRange | null {
    return this.#owner?.zoomRange ?? null;
  }

  /** Opens a camera; the one before gives way first, also while it still opens. */
  async open(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { CameraOwner } = await import('./camera-owner.ts');
      if (asked !== this.#asked) return;
      this.#owner ??= new CameraOwner({
        host: this.#host,
        devices: this.#devices,
        facing: this.#facing,
        onFailed: this.#onFailed,
        video: this.#video,
      });
    } catch {
      if (asked === this.#asked) this.#onFailed('env.module_load_failed');
      return;
    }
    await this.#owner.open();
  }

  /** On to the next camera of this device, the better ones first. */
  async switch(): Promise<void> {
    await this.#owner?.switch();
  }

  async toggleTorch(): Promise<void> {
    await this.#owner?.toggleTorch();
  }

  /** @param zoom within `zoomRange` */
  async setZoom(zoom: number): Promise<void> {
    await this.#owner?.setZoom(zoom);
  }

  close(): void {
    this.#asked += 1;
    this.#owner?.close();
  }

  hostDisconnected(): void {
    this.close();
  }
}
