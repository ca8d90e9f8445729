/**
 * The capture protocol as a backend speaks it, in place of the network. It checks every request and every answer with
 * the project's own schemas, so that it cannot drift from the wire. It holds one session and judges no picture.
 */
import { CaptureError, type ErrorCode } from '../../../src/model/errors.ts';
import type { HttpPort, HttpRequest, HttpResponse } from '../../../src/model/ports.ts';
import type { StepId } from '../../../src/model/step.ts';
import {
  errorWire,
  invitationWire,
  sessionWire,
  type InvitationWire,
  type SessionWire,
} from '../../../src/session/schema.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { eventOf, invitationBody } from '../../fakes/sample-wire.ts';
import { answerOf, bodyOf, type Answer } from './backend-answers.ts';
import { sessionAt } from './scripted-session.ts';

/** The link of the session that a `FakeBackend` holds. */
export const captureUrl = 'https://verify.example.test/verify/tok_browser-tests-0123456789';

interface Refusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly fields: readonly string[];
  /** How often it is still given. */
  left: number;
}

/** One session behind one link. */
export class FakeBackend implements HttpPort {
  /** Where the session is found. */
  readonly link = captureUrl;
  session: SessionWire;
  invitation: InvitationWire;
  /** Whether the origin speaks this protocol at all. */
  isForeign = false;
  /** Method and path of every request, in order, e.g. `POST /claim`. */
  readonly calls: string[] = [];
  /** Every request with the call that it was. */
  readonly requests: { readonly call: string; readonly request: HttpRequest }[] = [];
  /** Requests that are under way. */
  inFlight = 0;
  readonly #refusals = new Map<string, Refusal>();
  readonly #failures = new Map<string, CaptureError>();
  readonly #held = new Map<string, Promise<void>>();
  readonly #streams = new Set<FakeStream>();

  /** A session at `step`, with what a test wants different. */
  constructor(step: StepId = 'consent', different: Partial<SessionWire> = {}) {
    this.session = sessionAt(step, different);
    this.invitation = invitationWire.parse(
      invitationBody({ is_sandbox: this.session.is_sandbox, allowed_origins: this.session.allowed_origins }),
    );
  }

  /** What the newest call of a kind, e.g. `POST /claim`, said; `null` where there was none. */
  lastBodyOf(call: string): unknown {
    const last = this.requests.filter((one) => one.call === call).at(-1);
    return last ? bodyOf(last.request) : null;
  }

  /** Answers a call with an error, `times` times. */
  refuse(
    call: string,
    status: number,
    code: ErrorCode,
    fields: readonly string[] = [],
    times = Infinity,
  ): this {
    this.#refusals.set(call, { status, code, fields, left: times });
    return this;
  }

  /** Lets a call fail on the way until `restore()`. */
  fail(call: string, code: 'network.offline' | 'network.timeout'): this {
    this.#failures.set(call, new CaptureError(code));
    return this;
  }

  /** Ends every refusal and every failure. */
  restore(): void {
    this.#refusals.clear();
    this.#failures.clear();
  }

  /** Keeps a call waiting until the returned function is called. */
  hold(call: string): () => void {
    let release: () => void = () => undefined;
    this.#held.set(
      call,
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    return () => {
      this.#held.delete(call);
      release();
    };
  }

  /** The session changes by itself (time, another device), and whoever follows it hears of it. */
  change(different: Partial<SessionWire>): void {
    this.session = sessionWire.parse({ ...this.session, ...different, revision: this.session.revision + 1 });
    for (const stream of this.#streams) stream.push(eventOf(this.session));
  }

  /** How often a call was made. */
  countOf(call: string): number {
    return this.calls.filter((made) => made === call).length;
  }

  async send(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    signal.throwIfAborted();
    const call = callOf(request);
    this.calls.push(call);
    this.requests.push({ call, request });
    this.inFlight += 1;
    try {
      await untilAborted(this.#held.get(call) ?? Promise.resolve(), signal);
      const failure = this.#failures.get(call);
      if (failure) throw failure;
      if (this.isForeign) return responseOf({ status: 404, json: undefined });
      const refusal = this.#refusals.get(call);
      if (refusal && refusal.left > 0) {
        refusal.left -= 1;
        const { status, code, fields } = refusal;
        return responseOf({
          status,
          json: errorWire.parse({ error: code, detail: 'Refused by a test.', status_code: status, fields }),
        });
      }
      return responseOf(await untilAborted(answerOf(this, call, request), signal));
    } finally {
      this.inFlight -= 1;
    }
  }

  async *stream(
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    if (url !== `${captureUrl}/events` || headers['Authorization'] === undefined)
      throw new TypeError(`no events at ${url}`);
    const stream = new FakeStream(eventOf(this.session));
    this.#streams.add(stream);
    try {
      yield* stream.read(signal);
    } finally {
      this.#streams.delete(stream);
    }
  }

  reachable(): Promise<boolean> {
    return Promise.resolve(this.isForeign);
  }
}

const callOf = ({ method, url }: HttpRequest): string => {
  if (!url.startsWith(captureUrl)) throw new TypeError(`a request to ${url}`);
  return `${method} ${url.slice(captureUrl.length)}`;
};

const responseOf = ({ status, json }: Answer): HttpResponse => ({ status, json, header: () => null });

const untilAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
