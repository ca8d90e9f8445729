/** One request of a device under way: to the server, and its answer back. Each half goes on when it is told to. */
import { CaptureError } from '../../src/model/errors.ts';
import type { HttpRequest, HttpResponse } from '../../src/model/ports.ts';
import type { PageName } from './browser.ts';
import type { Line } from './line.ts';

/** What the server said. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** A request and where it is. */
export class Parcel {
  /** `leaving`: on its way there. `answered`: on its way back. */
  phase: 'leaving' | 'answered' = 'leaving';
  /** Whether nobody waits for it any more; it may arrive all the same. */
  isOrphan = false;
  /** Whether it waits to be let go on. */
  isHeld = false;
  /** Whether somebody has decided already what becomes of it. */
  isDecided = false;
  answer: Answered | null = null;
  readonly promise: Promise<HttpResponse>;
  #resolve!: (response: HttpResponse) => void;
  #reject!: (error: Error) => void;

  constructor(
    readonly line: Line,
    readonly request: HttpRequest,
  ) {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  /** Name of the device that it is from. */
  get owner(): PageName {
    return this.line.owner;
  }

  /** The call as a test would name it, e.g. `PUT /captures/selfie`. */
  get call(): string {
    const { method, url } = this.request;
    return `${method} ${new URL(url).pathname.replace(/^\/verify\/[^/]+/, '')}`;
  }

  /** The device hears this answer. */
  deliver({ status, headers, json }: Answered): void {
    this.#resolve({ status, json, header: (name) => headers.get(name) });
  }

  /** The device hears that it failed. */
  fail(): void {
    this.#reject(new CaptureError('network.offline'));
  }

  /** The device has given up. What has left may arrive yet. */
  abandon(reason: Error): void {
    this.isOrphan = true;
    this.#reject(reason);
  }
}
