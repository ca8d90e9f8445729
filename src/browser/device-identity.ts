/**
 * By what a device is known: its key, else a secret. It never changes from one to the other while it can help it, because
 * what the device has claimed knows it by the one that it had then.
 */
import { CaptureError } from '../model/errors.ts';
import type { DeviceKey } from '../model/ports.ts';
import type { DeviceKeyring } from './device-key.ts';
import type { DeviceMemory } from './device-memory.ts';

/** How often in a row a key may be missing that was there before, until the device is taken to have lost it. */
const mostMisses = 3;

/** The identity of one device, for as long as a page lives. */
export class DeviceIdentity {
  readonly #memory: Pick<DeviceMemory, 'hasSecret' | 'isKeyed' | 'noteKey'>;
  readonly #load: () => Promise<Pick<DeviceKeyring, 'key'>>;
  #keyring: Promise<Pick<DeviceKeyring, 'key'>> | null = null;
  #misses = 0;

  /** @param load gives a keyring that has asked the browser for nothing yet */
  constructor(
    memory: Pick<DeviceMemory, 'hasSecret' | 'isKeyed' | 'noteKey'>,
    load: () => Promise<Pick<DeviceKeyring, 'key'>>,
  ) {
    this.#memory = memory;
    this.#load = load;
  }

  /**
   * `null` where a secret has to stand in.
   *
   * @throws {CaptureError} `env.module_load_failed` where the key cannot be had just now: another try may find it
   */
  async key(): Promise<DeviceKey | null> {
    if (this.#memory.hasSecret) return null;
    const keyring = (this.#keyring ??= this.#load());
    const key = await keyring.then(
      (loaded) => loaded.key(),
      (cause: unknown) => this.#missed(cause),
    );
    if (key) {
      this.#misses = 0;
      this.#memory.noteKey();
    } else if (this.#memory.isKeyed && this.#misses < mostMisses) {
      this.#misses += 1;
      this.#missed(null);
    }
    return key;
  }

  #missed(cause: unknown): never {
    this.#keyring = null;
    throw new CaptureError('env.module_load_failed', { cause });
  }
}
