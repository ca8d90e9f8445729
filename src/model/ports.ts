/**
 * What the layers need of the browser, as interfaces. browser/ implements them, widget/ picks the implementation,
 * test/fakes/ has the others. Nothing else in src/ names fetch, navigator, window, location, document or storage.
 */

import type { Capture } from './capture.ts';
import type { CaptureStepId } from './step.ts';

/** A request to the capture origin. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob | string | null;
  /** Longest silence, in milliseconds: a body that is still moving does not time out. */
  readonly timeoutMs: number;
  /** Bytes of the body that have left, as they leave. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
}

/** An answer. `json` is the parsed body, or `undefined` where the body is not JSON. */
export interface HttpResponse {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly json: unknown;
}

/** The network. Every method throws `network.offline` or `network.timeout`, and an `AbortError` when aborted. */
export interface HttpPort {
  send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse>;
  /** The body of a GET as text, piece by piece, for server-sent events. Throws `network.bad_response` unless 200. */
  stream(url: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): AsyncIterable<string>;
  /** Whether a host answers at all, whatever its CORS rules: tells "no network" from "does not speak to this page". */
  reachable(origin: string, signal: AbortSignal): Promise<boolean>;
}

/** Which browser a camera is asked of, as far as it matters to whoever has to find its settings. */
export interface BrowserFacts {
  readonly browser: 'chrome' | 'edge' | 'firefox' | 'safari' | 'samsung' | 'other';
  readonly system: 'ios' | 'android' | 'desktop';
  /** Name of the app whose built-in browser this is, `''` where it does not say whose; `null` in a browser proper. */
  readonly app: string | null;
}

/** Cameras and what the page may do with them. */
export interface DevicesPort {
  readonly isSecureContext: boolean;
  readonly hasCameraApi: boolean;
  /** Rejects with the browser's own `DOMException`. */
  getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream>;
  videoInputs(): Promise<readonly MediaDeviceInfo[]>;
  /** `unknown` where the browser does not tell. */
  cameraPermission(): Promise<PermissionState | 'unknown'>;
  /** Whether the embedding pages let this one use the camera; `null` where the browser does not tell. */
  policyAllowsCamera(): boolean | null;
  /** Whether this page stands in another one. */
  readonly isFramed: boolean;
  /** Rejects where what tells browsers apart does not load. */
  browserFacts(): Promise<BrowserFacts>;
  /** Tells whoever builds the page what to change in it. Never anything about the person. */
  hint(sentence: string): void;
  /** Calls back when cameras come or go; returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /** Whether the page can be seen: a hidden one may be refused a camera, and gets no pictures. */
  readonly isVisible: boolean;
  /** Calls back when the page is seen again, or comes back from the browser's memory; returns how to stop listening. */
  onWake(listener: () => void): () => void;
  /**
   * Notes in this tab that a step waits for a file, while another program may have the whole device: a phone ends the
   * page when its camera needs the memory. `null` once it does not wait any more.
   */
  choosing(step: string | null): void;
  /** The step that was waiting for a file when the page went, or `null`. */
  interruptedAt(): string | null;
  /** Lets the device tick for somebody who feels it, where it can. */
  tick(): void;
  /** Time that is waited for a camera. */
  readonly clock: ClockPort;
}

/** A key pair for signing that cannot leave this browser: ECDSA on P-256 with SHA-256. */
export interface DeviceKey {
  /** Coordinates of the public half in base64url (RFC 7518, 6.2.1). */
  readonly publicKey: { readonly x: string; readonly y: string };
  /** Signature over the UTF-8 bytes of a text: 64 bytes, `r` and `s` (RFC 7518, 3.4). */
  sign(text: string): Promise<Uint8Array>;
}

/** The device as its person would name it. */
export interface DeviceFacts {
  readonly kind: 'phone' | 'desktop';
  /** Browser and system, e.g. "Firefox on Linux". */
  readonly label: string;
  /** BCP 47. */
  readonly language: string;
}

/** A capture that no backend has acknowledged, as the device keeps it. */
export interface KeptCapture {
  readonly capture: Capture;
  /** When the backend had received the one that it takes the place of (`ReceivedCapture.receivedAt`), else `null`. */
  readonly replaces: string | null;
}

/**
 * Captures that outlive the page, encrypted by a key that cannot be taken out of the browser. Calls take effect in the
 * order in which they are made. Every method rejects where the browser fails to do it; what was kept before stays.
 */
export interface CaptureStore {
  /** Keeps one, in place of what was kept for its step. Gone by itself after `msLeft`. */
  keep(sessionId: string, kept: KeptCapture, msLeft: number): Promise<void>;
  /** What is kept for a session and can still be read. */
  kept(sessionId: string): Promise<readonly KeptCapture[]>;
  /** Lets go of these steps, or of the whole session. */
  drop(sessionId: string, steps?: readonly CaptureStepId[]): Promise<void>;
}

/** A message to the embedding or opening page. */
export type HostMessage = Readonly<Record<string, unknown>>;

/** The page around the element: who embeds it, where the top page can be sent, what this device remembers. */
export interface HostPort {
  readonly facts: DeviceFacts;
  readonly pageUrl: string;
  /** Exact origin of the embedding or opening page, where there is one and the browser tells it. */
  readonly parentOrigin: string | null;
  /** Posts to the embedding or opening window, once per origin, never to `"*"`. */
  post(message: HostMessage, origins: readonly string[]): void;
  /** Messages from exactly that window and one of those origins; returns how to stop listening. */
  onMessage(origins: readonly string[], listener: (data: unknown) => void): () => void;
  /** Sends the top page away. `false` where the browser did not let it. */
  navigate(url: string): boolean;
  /** Opens a window for the popup mode. `null` where the browser blocked it. */
  open(url: string): WindowProxy | null;
  /** Messages that a given window sends from a given origin; returns how to stop listening. */
  onWindowMessage(source: () => Window | null, origin: string, listener: (data: unknown) => void): () => void;
  copy(text: string): Promise<void>;
  /** Whether the browser has a sheet of its own for passing links on. */
  readonly canShare: boolean;
  /** Opens that sheet, in answer to a press. Resolves whether or not the person went through with it. */
  share(url: string, title: string): Promise<void>;
  onOnline(listener: () => void): () => void;
  readonly isOnline: boolean;
  /**
   * The key that makes this device recognisable to the capture origin, also when the page is loaded again. `null` where
   * the browser makes none (an insecure page) or could not keep it: `deviceSecret` then stands in.
   */
  deviceKey(): Promise<DeviceKey | null>;
  /** Where captures wait that are not yet acknowledged. `null` where the browser cannot keep any, or not encrypted. */
  captureStore(): Promise<CaptureStore | null>;
  /**
   * Makes this page the only one of the browser that works on a session; resolves to how to stop being it, or to `null`
   * where another page is. `onLost` is called when another page takes it over.
   *
   * @param takesOver whether another page that works on it has to stop
   */
  lead(sessionKey: string, takesOver: boolean, onLost: () => void): Promise<(() => void) | null>;
  /** The directive of the page's content policy by which a request to that origin was refused, or `null`. */
  refusedBy(origin: string): string | null;
  /** A random secret for browsers without a key. Lives as long as the tab does where storage is missing. */
  deviceSecret(): string;
  /** Whether this device has claimed that link before; the link itself is never stored. */
  remembers(captureUrl: string): Promise<boolean>;
  remember(captureUrl: string): Promise<void>;
}

/** Time. `after` returns how to stop waiting. */
export interface ClockPort {
  /** Milliseconds since some fixed moment; never goes back. */
  now(): number;
  after(delayMs: number, callback: () => void): () => void;
  /** A share from 0 up to, not including, 1. */
  random(): number;
}

/** All ports together, as the widget hands them down. */
export interface Ports {
  readonly http: HttpPort;
  readonly devices: DevicesPort;
  readonly host: HostPort;
  readonly clock: ClockPort;
}
