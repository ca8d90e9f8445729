/** `HostPort` that remembers what the page was told and lets a test speak as the page. It must not touch the real one. */
import type { CaptureStore, DeviceFacts, DeviceKey, HostMessage, HostPort } from '../../src/model/ports.ts';
import { FakeCaptureStore } from './fake-capture-store.ts';

/** A message that was posted, and to whom. */
export interface PostedMessage {
  readonly message: HostMessage;
  readonly origins: readonly string[];
}

interface WindowListener {
  readonly source: () => Window | null;
  readonly origin: string;
  readonly listener: (data: unknown) => void;
}

/** A page of this browser that asked to be the only one that works on a session. */
export interface AskedLead {
  readonly sessionKey: string;
  readonly takesOver: boolean;
}

/** A key whose signatures nobody should believe: they are all alike. */
export class FakeDeviceKey implements DeviceKey {
  readonly publicKey = { x: 'x'.repeat(43), y: 'y'.repeat(43) };
  /** What it has signed, in order. */
  readonly signed: string[] = [];

  sign(text: string): Promise<Uint8Array> {
    this.signed.push(text);
    return Promise.resolve(new Uint8Array(64));
  }
}

/** A desktop page that nobody embeds, unless a test says otherwise. */
export class FakeHost implements HostPort {
  facts: DeviceFacts = { kind: 'desktop', label: 'Firefox · Linux', language: 'en' };
  pageUrl = 'https://shop.example/check-in';
  parentOrigin: string | null = null;
  isOnline = true;
  /** Whether the browser lets the page send its top page away. */
  canNavigate = true;
  /** What `open` returns; `null` stands for a blocked window. */
  popup: WindowProxy | null = null;
  /** What `copy` throws instead of copying. */
  copyFailure: Error | null = null;
  canShare = false;
  /** What `share` throws instead of sharing. */
  shareFailure: Error | null = null;
  /** The device's key, as most browsers have one; `null` stands for one that has none. */
  key: DeviceKey | null = new FakeDeviceKey();
  /** Where captures wait; `null` stands for a browser that can keep none. */
  store: CaptureStore | null = new FakeCaptureStore();
  /** Whether another page of the browser works on the sessions, until this one takes them over. */
  isLedElsewhere = false;
  /** Every time that a page asked to lead, in order. */
  readonly askedLeads: AskedLead[] = [];
  /** The directive of the page's policy that refuses requests to an origin, by origin. */
  readonly refusals = new Map<string, string>();
  readonly posted: PostedMessage[] = [];
  readonly navigatedTo: string[] = [];
  readonly opened: string[] = [];
  readonly copied: string[] = [];
  readonly shared: string[] = [];
  readonly remembered = new Set<string>();
  readonly #messageListeners = new Map<(data: unknown) => void, readonly string[]>();
  readonly #windowListeners = new Set<WindowListener>();
  readonly #onlineListeners = new Set<() => void>();
  readonly #leads = new Map<string, () => void>();

  /** How many listen for anything: 0 once everything is over. */
  get liveListeners(): number {
    return this.#messageListeners.size + this.#windowListeners.size + this.#onlineListeners.size;
  }

  post(message: HostMessage, origins: readonly string[]): void {
    this.posted.push({ message, origins });
  }

  onMessage(origins: readonly string[], listener: (data: unknown) => void): () => void {
    this.#messageListeners.set(listener, origins);
    return () => {
      this.#messageListeners.delete(listener);
    };
  }

  onWindowMessage(
    source: () => Window | null,
    origin: string,
    listener: (data: unknown) => void,
  ): () => void {
    const entry = { source, origin, listener };
    this.#windowListeners.add(entry);
    return () => {
      this.#windowListeners.delete(entry);
    };
  }

  navigate(url: string): boolean {
    this.navigatedTo.push(url);
    return this.canNavigate;
  }

  open(url: string): WindowProxy | null {
    this.opened.push(url);
    return this.popup;
  }

  copy(text: string): Promise<void> {
    if (this.copyFailure) return Promise.reject(this.copyFailure);
    this.copied.push(text);
    return Promise.resolve();
  }

  onOnline(listener: () => void): () => void {
    this.#onlineListeners.add(listener);
    return () => {
      this.#onlineListeners.delete(listener);
    };
  }

  deviceKey(): Promise<DeviceKey | null> {
    return Promise.resolve(this.key);
  }

  captureStore(): Promise<CaptureStore | null> {
    return Promise.resolve(this.store);
  }

  lead(sessionKey: string, takesOver: boolean, onLost: () => void): Promise<(() => void) | null> {
    this.askedLeads.push({ sessionKey, takesOver });
    if (this.isLedElsewhere && !takesOver) return Promise.resolve(null);
    this.isLedElsewhere = false;
    this.#leads.set(sessionKey, onLost);
    return Promise.resolve(() => {
      // A newer lead of the same session is not this one's to end.
      if (this.#leads.get(sessionKey) === onLost) this.#leads.delete(sessionKey);
    });
  }

  refusedBy(origin: string): string | null {
    return this.refusals.get(origin) ?? null;
  }

  deviceSecret(): string {
    return 'fake-device-secret-0123456789abcdef';
  }

  share(url: string): Promise<void> {
    if (this.shareFailure) return Promise.reject(this.shareFailure);
    this.shared.push(url);
    return Promise.resolve();
  }

  remembers(captureUrl: string): Promise<boolean> {
    return Promise.resolve(this.remembered.has(captureUrl));
  }

  remember(captureUrl: string): Promise<void> {
    this.remembered.add(captureUrl);
    return Promise.resolve();
  }

  /** Speaks as the embedding page of that origin. */
  sayAsPage(origin: string, data: unknown): void {
    for (const [listener, origins] of [...this.#messageListeners])
      if (origins.includes(origin)) listener(data);
  }

  /** Speaks as a window of that origin, such as the popup or a frame. */
  sayAsWindow(source: Window | null, origin: string, data: unknown): void {
    for (const entry of [...this.#windowListeners])
      if (source !== null && entry.source() === source && entry.origin === origin) entry.listener(data);
  }

  /** The sessions that this page leads, by their keys: none once everything is over. */
  get leads(): readonly string[] {
    return [...this.#leads.keys()];
  }

  /** Another page of this browser takes over every session that this one leads. */
  loseLeads(): void {
    this.isLedElsewhere = true;
    const lost = [...this.#leads.values()];
    this.#leads.clear();
    for (const onLost of lost) onLost();
  }

  /** The network is back, as the browser says it. */
  comeOnline(): void {
    this.isOnline = true;
    for (const listener of [...this.#onlineListeners]) listener();
  }
}
