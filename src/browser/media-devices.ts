/** `DevicesPort` on this browser. Errors pass as they are: capture/ gives them their codes. */
import type { BrowserFacts, DevicesPort } from '../model/ports.ts';
import { systemClock } from './system-clock.ts';

const choosingName = 'idv-capture.choosing';

/** The cameras of this browser. */
export class BrowserDevices implements DevicesPort {
  /** For the whole page: its elements have to share what there is only one of. */
  static readonly shared = new BrowserDevices();

  readonly clock = systemClock;

  get isSecureContext(): boolean {
    return globalThis.isSecureContext;
  }

  get hasCameraApi(): boolean {
    return mediaDevices() !== undefined;
  }

  get isFramed(): boolean {
    return window.parent !== window;
  }

  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    return navigator.mediaDevices.getUserMedia(constraints);
  }

  async videoInputs(): Promise<readonly MediaDeviceInfo[]> {
    const devices = (await mediaDevices()?.enumerateDevices()) ?? [];
    return devices.filter((device) => device.kind === 'videoinput');
  }

  async cameraPermission(): Promise<PermissionState | 'unknown'> {
    try {
      const { state } = await navigator.permissions.query({ name: 'camera' });
      return state;
    } catch {
      return 'unknown';
    }
  }

  policyAllowsCamera(): boolean | null {
    // Chromium only; https://developer.mozilla.org/docs/Web/API/FeaturePolicy
    const { featurePolicy } = document as { featurePolicy?: { allowsFeature(feature: string): boolean } };
    return featurePolicy?.allowsFeature('camera') ?? null;
  }

  async browserFacts(): Promise<BrowserFacts> {
    const { browserFactsFrom } = await import('./browser-facts.ts');
    return browserFactsFrom(navigator.userAgent, navigator.maxTouchPoints);
  }

  hint(sentence: string): void {
    // eslint-disable-next-line no-console -- for developers, and nothing else reaches them
    console.warn(`idv-capture: ${sentence}`);
  }

  onChange(listener: () => void): () => void {
    const devices = mediaDevices();
    devices?.addEventListener('devicechange', listener);
    return () => devices?.removeEventListener('devicechange', listener);
  }

  get isVisible(): boolean {
    return !document.hidden;
  }

  choosing(step: string | null): void {
    try {
      if (step) sessionStorage.setItem(choosingName, step);
      else sessionStorage.removeItem(choosingName);
    } catch {
      // Refused or full: nothing can be said then, should the page go.
    }
  }

  interruptedAt(): string | null {
    try {
      return sessionStorage.getItem(choosingName);
    } catch {
      return null;
    }
  }

  tick(): void {
    // Phones with Chromium or Firefox only; before the person has touched the page it does nothing.
    (navigator as Partial<Navigator>).vibrate?.(30);
  }

  onWake(listener: () => void): () => void {
    const wake = () => {
      if (this.isVisible) listener();
    };
    document.addEventListener('visibilitychange', wake);
    window.addEventListener('pageshow', wake);
    return () => {
      document.removeEventListener('visibilitychange', wake);
      window.removeEventListener('pageshow', wake);
    };
  }
}

/** Absent on insecure pages and in some in-app browsers, whatever the types say. */
const mediaDevices = (): MediaDevices | undefined => navigator.mediaDevices;
