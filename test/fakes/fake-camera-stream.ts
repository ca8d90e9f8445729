/** A camera that is on, without a picture: for tests that ask who opened and who closed it. */

/** What a fake camera says of itself. */
export interface FakeTrackFacts {
  readonly label?: string;
  readonly deviceId?: string;
  readonly hasTorch?: boolean;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
  /** Whether the browser knows `getCapabilities`; Firefox before 132 does not. */
  readonly hasCapabilities?: boolean;
}

/** One video track. */
export class FakeTrack extends EventTarget {
  readonly kind = 'video';
  readonly label: string;
  readonly #facts: FakeTrackFacts;
  readyState: MediaStreamTrackState = 'live';
  muted = false;
  /** Every set of constraints that was applied. */
  readonly applied: MediaTrackConstraints[] = [];
  /** What `applyConstraints` throws instead. */
  refusal: Error | null = null;
  readonly getCapabilities: (() => MediaTrackCapabilities) | undefined;

  constructor(facts: FakeTrackFacts = {}) {
    super();
    this.#facts = facts;
    this.label = facts.label ?? '';
    this.getCapabilities =
      facts.hasCapabilities === false
        ? undefined
        : () =>
            ({
              ...(facts.hasTorch ? { torch: true } : {}),
              ...(facts.zoom ? { zoom: facts.zoom } : {}),
            }) as MediaTrackCapabilities;
  }

  getSettings(): MediaTrackSettings {
    return this.#facts.deviceId === undefined ? {} : { deviceId: this.#facts.deviceId };
  }

  applyConstraints(constraints: MediaTrackConstraints = {}): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.applied.push(constraints);
    return Promise.resolve();
  }

  /** Stops it, as its owner does: no event says so. */
  stop(): void {
    this.readyState = 'ended';
  }

  /** Stops its pictures for a while, as a call does. */
  mute(): void {
    this.muted = true;
    this.dispatchEvent(new Event('mute'));
  }

  unmute(): void {
    this.muted = false;
    this.dispatchEvent(new Event('unmute'));
  }

  /** Takes it away, as pulling a plug does. */
  unplug(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** A stream of one fake track, or of none. */
export class FakeCameraStream {
  readonly #tracks: readonly FakeTrack[];

  constructor(...tracks: readonly FakeTrack[]) {
    this.#tracks = tracks;
  }

  getTracks(): readonly FakeTrack[] {
    return this.#tracks;
  }

  getVideoTracks(): readonly FakeTrack[] {
    return this.#tracks;
  }

  /** As the browser's type, for what takes one. */
  asMediaStream(): MediaStream {
    return this as unknown as MediaStream;
  }
}
