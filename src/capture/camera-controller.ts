/**
 * The one owner of a step's camera: opens it when asked, never two at once, and closes it when its element leaves the
 * page, whatever was under way.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { codeOf, type ErrorCode } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';
import { openCamera, type Facing, type OpenCamera } from './camera.ts';

/** What the camera does. `failed` names the code; another `open` tries again. */
export type CameraState =
  | { readonly phase: 'off' }
  | { readonly phase: 'opening' }
  | { readonly phase: 'live'; readonly camera: OpenCamera }
  | { readonly phase: 'failed'; readonly code: ErrorCode };

/** Camera of the element that it controls. */
export class CameraController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #devices: () => DevicesPort;
  readonly #facing: Facing;
  readonly #onFailed: (code: ErrorCode) => void;
  #state: CameraState = { phase: 'off' };
  /** Counts requests: an answer to an older one is closed unseen. */
  #request = 0;
  #cameras: readonly MediaDeviceInfo[] = [];
  #torch = false;

  /** @param onFailed called when a camera did not open, or went away while it was live */
  constructor(
    host: ReactiveControllerHost,
    devices: () => DevicesPort,
    facing: Facing,
    onFailed: (code: ErrorCode) => void,
  ) {
    this.#host = host;
    this.#onFailed = onFailed;
    this.#devices = devices;
    this.#facing = facing;
    host.addController(this);
  }

  get state(): CameraState {
    return this.#state;
  }

  get stream(): MediaStream | null {
    return this.#state.phase === 'live' ? this.#state.camera.stream : null;
  }

  /** Whether there is another camera to switch to. Known once one is live: labels and ids are hidden before. */
  get canSwitch(): boolean {
    return this.#state.phase === 'live' && this.#cameras.length > 1;
  }

  get hasTorch(): boolean {
    return this.#state.phase === 'live' && this.#state.camera.hasTorch;
  }

  get torch(): boolean {
    return this.#torch;
  }

  async open(deviceId: string | null = null): Promise<void> {
    this.close();
    const request = this.#request;
    this.#set({ phase: 'opening' });
    try {
      const camera = await openCamera(this.#devices(), this.#facing, deviceId);
      if (request !== this.#request) {
        camera.track.stop();
        return;
      }
      camera.track.addEventListener('ended', this.#onEnded, { once: true });
      this.#set({ phase: 'live', camera });
      const cameras = await this.#devices().videoInputs();
      if (request !== this.#request) return;
      this.#cameras = cameras;
      this.#host.requestUpdate();
    } catch (error) {
      if (request === this.#request) this.#fail(codeOf(error, 'camera.failed'));
    }
  }

  /** On to the next camera of this device, in the browser's order. */
  async switch(): Promise<void> {
    if (this.#state.phase !== 'live') return;
    const current = this.#state.camera.deviceId;
    const index = this.#cameras.findIndex((camera) => camera.deviceId === current);
    const next = this.#cameras[(index + 1) % this.#cameras.length];
    if (next) await this.open(next.deviceId);
  }

  async toggleTorch(): Promise<void> {
    if (this.#state.phase !== 'live') return;
    const torch = !this.#torch;
    try {
      await this.#state.camera.track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] });
      this.#torch = torch;
    } catch {
      // The lamp belongs to somebody else just now: the switch stays as it was.
    }
    this.#host.requestUpdate();
  }

  close(): void {
    this.#request += 1;
    this.#torch = false;
    if (this.#state.phase === 'live') {
      this.#state.camera.track.removeEventListener('ended', this.#onEnded);
      for (const track of this.#state.camera.stream.getTracks()) track.stop();
    }
    if (this.#state.phase !== 'off') this.#set({ phase: 'off' });
  }

  hostDisconnected(): void {
    this.close();
  }

  readonly #onEnded = (): void => {
    this.close();
    this.#fail('camera.ended');
  };

  #fail(code: ErrorCode): void {
    this.#set({ phase: 'failed', code });
    this.#onFailed(code);
  }

  #set(state: CameraState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
