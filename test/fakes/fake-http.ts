/** `HttpPort` that answers what a test has laid out, and remembers what it was asked. It must not reach any network. */
import { CaptureError } from '../../src/model/errors.ts';
import type { HttpPort, HttpRequest, HttpResponse } from '../../src/model/ports.ts';
import type { FakeStream } from './fake-stream.ts';

/** An answer of the backend: status 200 and no headers unless said otherwise. `json` left out: a body that is no JSON. */
export interface FakeAnswer {
  readonly status?: number;
  readonly json?: unknown;
  /** By lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What to do with a request: answer, fail, or ask the test, which may take its time. */
export type FakeReply =
  FakeAnswer | Error | ((request: HttpRequest) => FakeAnswer | Error | Promise<FakeAnswer | Error>);

/** A request to `events`. */
export interface StreamRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The network as a test wants it. Requests that nothing was laid out for fail loudly. */
export class FakeHttp implements HttpPort {
  /** Every request to `send`, in order. */
  readonly requests: HttpRequest[] = [];
  /** Every request to `stream`, in order. */
  readonly streamRequests: StreamRequest[] = [];
  /** Origins that answer without CORS. */
  readonly reachableOrigins = new Set<string>();
  readonly #routes = new Map<string, FakeReply[]>();
  readonly #streams: (FakeStream | Error)[] = [];

  /**
   * Lays out the replies to a call; the last of them is repeated for as long as it is asked.
   *
   * @param call method and end of the path, e.g. `POST /claim`
   */
  on(call: string, ...replies: readonly FakeReply[]): this {
    this.#routes.set(call, [...replies]);
    return this;
  }

  /** Lays out the next streams; without one, or when all are used, there are no events. */
  onStream(...streams: readonly (FakeStream | Error)[]): this {
    this.#streams.push(...streams);
    return this;
  }

  /** The requests of a call such as `POST /claim`. */
  requestsOf(call: string): readonly HttpRequest[] {
    return this.requests.filter((request) => isCall(request, call));
  }

  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    signal.throwIfAborted();
    this.requests.push(request);
    const replies = [...this.#routes].find(([call]) => isCall(request, call))?.[1];
    const reply = replies && replies.length > 1 ? replies.shift() : replies?.[0];
    if (!reply) throw new TypeError(`no answer laid out for ${request.method} ${request.url}`);
    const answer = typeof reply === 'function' ? await untilAborted(signal, reply(request)) : reply;
    signal.throwIfAborted();
    if (answer instanceof Error) throw answer;
    const { status = 200, json, headers = {} } = answer;
    return { status, json, header: (name) => headers[name.toLowerCase()] ?? null };
  }

  async *stream(
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    signal.throwIfAborted();
    this.streamRequests.push({ url, headers });
    const stream = this.#streams.shift() ?? new CaptureError('network.bad_response');
    if (stream instanceof Error) throw stream;
    yield* stream.read(signal);
  }

  reachable(origin: string, signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    return Promise.resolve(this.reachableOrigins.has(origin));
  }
}

const isCall = ({ method, url }: HttpRequest, call: string): boolean => {
  const [callMethod, path = ''] = call.split(' ');
  return method === callMethod && new URL(url).pathname.endsWith(path);
};

const untilAborted = <T>(signal: AbortSignal, answer: T | Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener(
      'abort',
      () => {
        reject(signal.reason as Error);
      },
      { once: true },
    );
    Promise.resolve(answer).then(resolve, reject);
  });
