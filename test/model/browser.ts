/** A browser of a modelled world: what outlives its pages. It has one key, and remembers what pages asked it to. */
import { scriptedKey } from '../../demo/server/play/scripted-key.ts';
import type { DeviceKey } from '../../src/model/ports.ts';
import { FakeHost } from '../fakes/fake-host.ts';
import { KeepingStore } from './keeping-store.ts';

/** The names of the pages: of the device that begins, of its second tab, and of two devices that may come. */
export const pageNames = ['desktop', 'second tab', 'phone', 'tablet'] as const;

/** Name of a page. */
export type PageName = (typeof pageNames)[number];

/** The page that leads a session. */
interface Leader {
  readonly onLost: () => void;
}

/** A host whose pages know of each other: one of a browser leads a session. */
class SharedHost extends FakeHost {
  readonly #leaders: Map<string, Leader>;

  constructor(leaders: Map<string, Leader>) {
    super();
    this.#leaders = leaders;
  }

  override lead(sessionKey: string, takesOver: boolean, onLost: () => void): Promise<(() => void) | null> {
    const before = this.#leaders.get(sessionKey);
    if (before && !takesOver) return Promise.resolve(null);
    const leader: Leader = { onLost };
    this.#leaders.set(sessionKey, leader);
    before?.onLost();
    return Promise.resolve(() => {
      if (this.#leaders.get(sessionKey) === leader) this.#leaders.delete(sessionKey);
    });
  }
}

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
  readonly store: KeepingStore;
  readonly #key: BrowserKey;
  readonly #remembered = new Set<string>();
  readonly #leaders = new Map<string, Leader>();

  constructor(
    readonly name: string,
    nowMs: () => number,
  ) {
    this.store = new KeepingStore(nowMs);
    this.#key = new BrowserKey(`model ${name}`);
  }

  /** Surroundings for another page. */
  newHost(): FakeHost {
    const host = new SharedHost(this.#leaders);
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
