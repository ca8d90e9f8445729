/** A browser of a modelled world: what outlives its pages. It has one key, and remembers what pages asked it to. */
import { scriptedKey } from '../../demo/server/play/scripted-key.ts';
import type { DeviceKey } from '../../src/model/ports.ts';
import { FakeCaptureStore } from '../fakes/fake-capture-store.ts';
import { FakeHost } from '../fakes/fake-host.ts';

/** The names of the devices: the one that begins, and two that may come. */
export const deviceNames = ['desktop', 'phone', 'tablet'] as const;

/** Name of a device. */
export type DeviceName = (typeof deviceNames)[number];

/** A key whose signatures the server believes. */
class BrowserKey implements DeviceKey {
  readonly #key: DeviceKey;
  readonly publicKey: DeviceKey['publicKey'];

  constructor(name: string) {
    this.#key = scriptedKey(name);
    this.publicKey = this.#key.publicKey;
  }

  sign(text: string): Promise<Uint8Array> {
    return this.#key.sign(text);
  }
}

/** A browser. */
export class Browser {
  readonly store: FakeCaptureStore;
  readonly #key: BrowserKey;
  readonly #remembered = new Set<string>();

  constructor(
    readonly name: DeviceName,
    nowMs: () => number,
  ) {
    this.store = new FakeCaptureStore(nowMs);
    this.#key = new BrowserKey(`model ${name}`);
  }

  /** Surroundings for another page. */
  newHost(): FakeHost {
    const host = new FakeHost();
    const kind = this.name === 'desktop' ? 'desktop' : 'phone';
    host.facts = { kind, label: `Browser of the ${this.name}`, language: 'en' };
    host.key = this.#key;
    host.store = this.store;
    for (const url of this.#remembered) host.remembered.add(url);
    return host;
  }

  /** What a page has asked for outlives it. */
  remember(host: FakeHost): void {
    for (const url of host.remembered) this.#remembered.add(url);
  }
}
