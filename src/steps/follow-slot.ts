/** Where the liveness step keeps what runs its prompts: loaded with the camera, so that it is there when they begin. */
import { CaptureError } from '../model/errors.ts';
import type { FollowOptions, LivenessFollow } from './liveness-follow.ts';

/** One for the life of a screen. */
export class FollowSlot {
  readonly #options: FollowOptions;
  /** `null` until it is loaded. */
  follow: LivenessFollow | null = null;

  constructor(options: FollowOptions) {
    this.#options = options;
  }

  /** @throws {CaptureError} `env.module_load_failed` */
  async load(): Promise<LivenessFollow> {
    if (this.follow) return this.follow;
    const loaded = await import('./liveness-follow.ts').catch((cause: unknown) => {
      throw new CaptureError('env.module_load_failed', { cause });
    });
    this.follow ??= new loaded.LivenessFollow(this.#options);
    this.#options.host.requestUpdate();
    return this.follow;
  }

  /** Loads it before it is needed, and looks along as soon as there is a camera. Who begins without it is told. */
  async prepare(): Promise<void> {
    const follow = await this.load().catch(() => null);
    if (this.#options.isLive()) follow?.watch();
  }
}
