/** `DevicesPort` with the cameras and permissions that a test wants. It must not ask the real device. */
import type { BrowserFacts, DevicesPort } from '../../src/model/ports.ts';
import { FakeCameraStream, FakeTrack } from './fake-camera-stream.ts';
import { FakeClock } from './fake-clock.ts';

/** What `getUserMedia` comes to: a stream, an exception, or whatever the test makes of the constraints. */
export type CameraReply =
  | MediaStream
  | Error
  | ((constraints: MediaStreamConstraints) => MediaStream | Error | Promise<MediaStream | Error>);

/** A secure page with one camera that opens, unless a test says otherwise. */
export class FakeDevices implements DevicesPort {
  isSecureContext = true;
  hasCameraApi = true;
  isFramed = false;
  permission: PermissionState | 'unknown' = 'granted';
  policy: boolean | null = null;
  facts: BrowserFacts = { browser: 'chrome', system: 'desktop', app: null };
  /** What was told to whoever builds the page. */
  readonly hints: string[] = [];
  /** Ids of the cameras, in the browser's order. */
  cameraIds: string[] = ['camera-1'];
  /** Labels by id; a camera without one is `camera <id>`. */
  labels: Readonly<Record<string, string>> = {};
  isVisible = true;
  /** Time that is waited for a camera: it stands still unless a test moves it. */
  readonly clock = new FakeClock();
  /** How often the device has ticked. */
  ticks = 0;
  /** The step that waits for a file; what the page before left, where a test sets it. */
  waitingFor: string | null = null;
  /** Whether asking for the list of cameras fails. */
  listFails = false;
  /** Constraints of every request, in order. */
  readonly asked: MediaStreamConstraints[] = [];
  /** Tracks of the streams that this fake made up itself. */
  readonly tracks: FakeTrack[] = [];
  readonly #replies: CameraReply[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #wakers = new Set<() => void>();

  /** Lays out what comes of opening a camera; the last reply is repeated. Without any, a camera opens. */
  onCamera(...replies: readonly CameraReply[]): this {
    this.#replies.push(...replies);
    return this;
  }

  /** How many listen for cameras that come and go, and for the page to be seen again. */
  get liveListeners(): number {
    return this.#listeners.size + this.#wakers.size;
  }

  async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    this.asked.push(constraints);
    const reply = (this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0]) ?? this.#openOwn;
    const outcome = typeof reply === 'function' ? await reply(constraints) : reply;
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  videoInputs(): Promise<readonly MediaDeviceInfo[]> {
    if (this.listFails) return Promise.reject(new Error('no list'));
    const known = { kind: 'videoinput', groupId: 'group' } as const;
    return Promise.resolve(
      this.cameraIds.map((deviceId) => {
        const facts = { ...known, deviceId, label: this.#labelOf(deviceId) };
        return { ...facts, toJSON: () => facts };
      }),
    );
  }

  cameraPermission(): Promise<PermissionState | 'unknown'> {
    return Promise.resolve(this.permission);
  }

  policyAllowsCamera(): boolean | null {
    return this.policy;
  }

  browserFacts(): Promise<BrowserFacts> {
    return Promise.resolve(this.facts);
  }

  hint(sentence: string): void {
    this.hints.push(sentence);
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  choosing(step: string | null): void {
    this.waitingFor = step;
  }

  interruptedAt(): string | null {
    return this.waitingFor;
  }

  tick(): void {
    this.ticks += 1;
  }

  onWake(listener: () => void): () => void {
    this.#wakers.add(listener);
    return () => {
      this.#wakers.delete(listener);
    };
  }

  /** Takes the page out of sight. */
  hide(): void {
    this.isVisible = false;
  }

  /** Brings the page back into sight. */
  wake(): void {
    this.isVisible = true;
    for (const listener of [...this.#wakers]) listener();
  }

  /** Says that cameras came or went, as the browser does. */
  change(...cameraIds: readonly string[]): void {
    this.cameraIds = [...cameraIds];
    for (const listener of [...this.#listeners]) listener();
  }

  #labelOf(deviceId: string): string {
    return this.labels[deviceId] ?? `camera ${deviceId}`;
  }

  readonly #openOwn = (constraints: MediaStreamConstraints): MediaStream => {
    const { video } = constraints;
    const wanted =
      typeof video === 'object' ? (video.deviceId as { exact?: string } | undefined)?.exact : undefined;
    const deviceId = wanted ?? this.cameraIds[0];
    const track = new FakeTrack(deviceId === undefined ? {} : { deviceId, label: this.#labelOf(deviceId) });
    this.tracks.push(track);
    return new FakeCameraStream(track).asMediaStream();
  };
}

/** An exception as `getUserMedia` rejects with it. */
export const cameraRefusal = (name: string): DOMException => new DOMException('refused', name);
