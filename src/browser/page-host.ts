/** `HostPort` on this browser: the page around the element, and the pages around that one. */
import type { CaptureStore, DeviceFacts, DeviceKey, HostMessage, HostPort } from '../model/ports.ts';
import { factsFrom } from './device-facts.ts';
import { DeviceIdentity } from './device-identity.ts';
import { DeviceMemory } from './device-memory.ts';
import { directiveAgainst } from './policy-watch.ts';

// One for the page, however many elements are on it: they are on one device.
const memory = new DeviceMemory();
const identity = new DeviceIdentity(memory, async () => {
  const { DeviceKeyring } = await import('./device-key.ts');
  return new DeviceKeyring();
});

/** The page that holds the element. */
export class PageHost implements HostPort {
  readonly facts: DeviceFacts = factsFrom(navigator.userAgent, navigator.maxTouchPoints, navigator.language);

  get pageUrl(): string {
    return location.href;
  }

  get parentOrigin(): string | null {
    const outer = outerWindow();
    if (!outer) return null;
    const ancestor = (location.ancestorOrigins as DOMStringList | undefined)?.[0];
    if (ancestor && ancestor !== 'null') return ancestor;
    try {
      // A page that sends no referrer can still be known by another one of its own origin.
      return new URL(document.referrer || outer.location.href).origin;
    } catch {
      return null;
    }
  }

  get isOnline(): boolean {
    return navigator.onLine;
  }

  post(message: HostMessage, origins: readonly string[]): void {
    for (const origin of origins) outerWindow()?.postMessage(message, origin);
  }

  onMessage(origins: readonly string[], listener: (data: unknown) => void): () => void {
    return onWindow('message', (event) => {
      if (event.source !== null && event.source === outerWindow() && origins.includes(event.origin))
        listener(event.data);
    });
  }

  onWindowMessage(
    source: () => Window | null,
    origin: string,
    listener: (data: unknown) => void,
  ): () => void {
    return onWindow('message', (event) => {
      if (event.source !== null && event.source === source() && event.origin === origin) listener(event.data);
    });
  }

  navigate(url: string): boolean {
    try {
      // By assignment: of a page of another origin nothing else of `location` may be touched.
      (window.top ?? window).location.href = url;
      return true;
    } catch {
      // A frame whose page did not allow top navigation: the person gets a link instead.
      return false;
    }
  }

  open(url: string): WindowProxy | null {
    const width = 480;
    const height = Math.min(820, screen.availHeight);
    return window.open(url, '_blank', `popup,width=${String(width)},height=${String(height)}`);
  }

  async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
  }

  get canShare(): boolean {
    const { share, canShare } = navigator as Partial<Navigator>;
    // A frame may have the sheet and not be allowed to open it; older browsers cannot be asked.
    return share !== undefined && (canShare?.call(navigator, { url: location.href }) ?? true);
  }

  async share(url: string, title: string): Promise<void> {
    try {
      await navigator.share({ url, title });
    } catch (error) {
      // Closed without a choice.
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
    }
  }

  onOnline(listener: () => void): () => void {
    return onWindow('online', listener);
  }

  deviceKey(): Promise<DeviceKey | null> {
    return identity.key();
  }

  captureStore(): Promise<CaptureStore | null> {
    return import('./capture-store.ts').then(
      ({ openCaptureStore }) => openCaptureStore(),
      () => null,
    );
  }

  refusedBy(origin: string): string | null {
    return directiveAgainst(origin);
  }

  async lead(sessionKey: string, takesOver: boolean, onLost: () => void): Promise<(() => void) | null> {
    const { leadSession } = await import('./session-lead.ts');
    return leadSession(sessionKey, takesOver, onLost);
  }

  deviceSecret(): string {
    return memory.deviceSecret();
  }

  remembers(captureUrl: string): Promise<boolean> {
    return memory.remembers(captureUrl);
  }

  remember(captureUrl: string): Promise<void> {
    return memory.remember(captureUrl);
  }
}

/** The window that embeds this one, else the one that opened it. */
const outerWindow = (): Window | null =>
  window.parent !== window ? window.parent : (window.opener as Window | null);

const onWindow = <Type extends keyof WindowEventMap>(
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
): (() => void) => {
  window.addEventListener(type, listener);
  return () => {
    window.removeEventListener(type, listener);
  };
};
