/**
 * The network between the devices of a modelled world and its server. Requests arrive one after the other, so that a
 * sequence of commands means the same every time; what is held back goes on when a command says so.
 */
import { CaptureError } from '../../src/model/errors.ts';
import type { HttpPort, HttpRequest, HttpResponse } from '../../src/model/ports.ts';
import type { Fault, PlannedFault } from './faults.ts';
import type { ModelSandbox } from './model-sandbox.ts';
import type { Line } from './line.ts';
import { Parcel, type Answered } from './parcel.ts';
import { ServerStream } from './server-stream.ts';
import type { WorldClock } from './world-clock.ts';

/** Lets the server work on a request, and keeps the books of it. */
export type Work = (parcel: Parcel, work: () => Promise<Answered>) => Promise<Answered>;

/** Whether event streams come through. */
export type StreamMode = 'works' | 'silent' | 'refused';

/** The network. */
export class Network {
  streamMode: StreamMode = 'works';
  /** What becomes of the next requests, in order; then they go through. */
  readonly plan: PlannedFault[] = [];
  readonly offline = new Set<string>();
  /** Around what the server does, and after a device has heard an answer. */
  watched: Work = (_, work) => work();
  onHeard: (parcel: Parcel, answer: Answered) => void = () => undefined;
  readonly #sandbox: ModelSandbox;
  readonly #clock: WorldClock;
  readonly #parcels: Parcel[] = [];
  /** Devices whose last request was lost. */
  readonly #losing = new Set<string>();
  readonly #streams = new Set<ServerStream>();

  constructor(sandbox: ModelSandbox, clock: WorldClock) {
    this.#sandbox = sandbox;
    this.#clock = clock;
  }

  /** Everything that is under way, oldest first. */
  get parcels(): readonly Parcel[] {
    return this.#parcels;
  }

  /** What waits to be let go on. */
  get held(): readonly Parcel[] {
    return this.#parcels.filter(({ isHeld }) => isHeld);
  }

  /** The network as one device sees it. */
  portOf(line: Line): HttpPort {
    const { owner } = line;
    return {
      send: (request, signal) => this.#send(line, request, signal),
      stream: (url, headers, signal) => this.#stream(line, url, headers, signal),
      // A network that has just lost something loses what asks after it, too.
      reachable: () => Promise.resolve(!this.offline.has(owner) && !this.#losing.has(owner)),
    };
  }

  /** Does the next thing that nobody holds back; `false` when there is none. */
  async step(): Promise<boolean> {
    const parcel = this.#parcels.find(({ isHeld }) => !isHeld);
    if (!parcel) return false;
    if (parcel.isDecided) await this.goOn(parcel);
    else await this.#meet(parcel, this.#faultFor(parcel));
    return true;
  }

  /** A half of its way: to the server, or the answer back. */
  async goOn(parcel: Parcel): Promise<void> {
    parcel.isHeld = false;
    parcel.isDecided = true;
    if (parcel.phase === 'leaving') {
      parcel.answer = await this.#work(parcel);
      parcel.phase = 'answered';
    } else this.#answer(parcel);
  }

  /** It never arrives, or nobody hears the answer. */
  lose(parcel: Parcel): void {
    this.#remove(parcel);
    this.#losing.add(parcel.owner);
    if (!parcel.isOrphan) parcel.fail();
  }

  /** A device without a network: what is under way is lost, and its streams end. */
  cutOff(owner: string): void {
    this.offline.add(owner);
    for (const parcel of this.#parcels.filter((one) => one.owner === owner && !one.isOrphan))
      this.lose(parcel);
    this.cutStreams(owner);
  }

  cutStreams(owner: string): void {
    for (const stream of this.#streams) if (stream.line.owner === owner) stream.cut();
  }

  /** Whether a device waits for an answer. */
  isWaiting(owner: string): boolean {
    return this.#parcels.some((parcel) => parcel.owner === owner && !parcel.isOrphan);
  }

  async #send(line: Line, request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    signal.throwIfAborted();
    const { owner } = line;
    const parcel = new Parcel(line, request);
    line.leaves(
      parcel,
      this.#parcels.filter((other) => other.line === line),
    );
    if (this.offline.has(owner)) throw new CaptureError('network.offline');
    this.#parcels.push(parcel);
    const stopPatience = this.#clock.portOf(owner).after(request.timeoutMs, () => {
      parcel.abandon(new CaptureError('network.timeout'));
    });
    const abandon = (): void => {
      parcel.abandon(signal.reason as Error);
    };
    signal.addEventListener('abort', abandon);
    try {
      return await parcel.promise;
    } finally {
      stopPatience();
      signal.removeEventListener('abort', abandon);
    }
  }

  async *#stream(
    line: Line,
    url: string,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): AsyncGenerator<string> {
    signal.throwIfAborted();
    if (this.offline.has(line.owner)) throw new CaptureError('network.offline');
    if (this.streamMode === 'refused') throw new CaptureError('network.bad_response');
    const isSilent = this.streamMode === 'silent';
    const stream = new ServerStream(line, this.#clock.portOf('network'));
    this.#streams.add(stream);
    try {
      const response = isSilent ? null : await this.#sandbox.ask(url, { headers: { ...headers } });
      if (response && (response.status !== 200 || !response.body))
        throw new CaptureError('network.bad_response');
      yield* stream.read(response?.body ?? null, signal);
    } finally {
      this.#streams.delete(stream);
    }
  }

  #faultFor({ call, request }: Parcel): Fault {
    // Signs of life come all the time and matter to nobody when one is lost.
    if (call === 'POST /presence') return { type: 'none' };
    const isUpload = request.body instanceof Blob;
    const at = this.plan.findIndex(({ isForUploads }) => isUpload || !isForUploads);
    const [planned] = at < 0 ? [] : this.plan.splice(at, 1);
    const fault = planned?.fault ?? { type: 'none' };
    // Only a picture is refused, and whoever proves nothing needs no nonce for it.
    const isOfOthers =
      (fault.type === 'refused' && !isUpload) || (fault.type === 'nonce' && !('DPoP' in request.headers));
    return isOfOthers ? { type: 'none' } : fault;
  }

  async #meet(parcel: Parcel, fault: Fault): Promise<void> {
    parcel.isDecided = true;
    switch (fault.type) {
      case 'none':
        await this.goOn(parcel);
        return;
      case 'lost-request':
        this.lose(parcel);
        return;
      case 'lost-answer':
        await this.#work(parcel);
        this.lose(parcel);
        return;
      case 'silence':
        if (fault.arrives) parcel.answer = await this.#work(parcel);
        // Until its patience ends it waits; then nothing is left of it.
        parcel.isHeld = true;
        parcel.phase = 'answered';
        return;
      case 'status':
        if (fault.arrives) await this.#work(parcel);
        this.#reply(parcel, { status: fault.status, headers: new Headers(), json: undefined });
        return;
      case 'rate-limited':
        this.#refuse(parcel, 429, 'server.rate_limited', {
          ...(fault.retryAfter === null ? {} : { 'Retry-After': fault.retryAfter }),
        });
        return;
      case 'refused':
        this.#refuse(parcel, 415, 'upload.rejected_type', {});
        return;
      case 'nonce':
        if (fault.times === 2) this.plan.unshift({ fault: { type: 'nonce', times: 1 }, isForUploads: false });
        this.#refuse(parcel, 401, 'use_dpop_nonce', {});
        return;
      case 'truncated': {
        const { status, headers } = await this.#work(parcel);
        this.#reply(parcel, { status, headers, json: undefined });
        return;
      }
      case 'held-request':
        parcel.isHeld = true;
        return;
      case 'held-answer':
        await this.goOn(parcel);
        parcel.isHeld = true;
    }
  }

  #refuse(parcel: Parcel, status: number, error: string, headers: Record<string, string>): void {
    const json = { error, status_code: status, detail: 'A fault.' };
    this.#reply(parcel, { status, headers: new Headers(headers), json });
  }

  /** Whether a page still waits for what becomes of a picture. */
  isSending(line: Line): boolean {
    return this.#parcels.some(
      (parcel) => parcel.line === line && !parcel.isOrphan && parcel.request.body instanceof Blob,
    );
  }

  /** Whether a stream of a page is open. */
  isStreaming(line: Line): boolean {
    return [...this.#streams].some((stream) => stream.line === line);
  }

  #work(parcel: Parcel): Promise<Answered> {
    return this.watched(parcel, () => this.#ask(parcel));
  }

  async #ask(parcel: Parcel): Promise<Answered> {
    const { method, url, headers, body, onProgress } = parcel.request;
    // What was given up tells nothing of itself any more.
    if (body instanceof Blob && !parcel.isOrphan) onProgress?.(body.size);
    const response = await this.#sandbox.ask(url, { method, headers: { ...headers }, body });
    const text = await response.text();
    const json: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, json };
  }

  #answer(parcel: Parcel): void {
    const { answer } = parcel;
    // Nobody has done the work: it is the silence that is over.
    if (answer) this.#reply(parcel, answer);
    else this.lose(parcel);
  }

  #reply(parcel: Parcel, answer: Answered): void {
    this.#remove(parcel);
    this.#losing.delete(parcel.owner);
    if (parcel.isOrphan) return;
    parcel.line.hears(parcel, answer);
    this.onHeard(parcel, answer);
    parcel.deliver(answer);
  }

  #remove(parcel: Parcel): void {
    const at = this.#parcels.indexOf(parcel);
    if (at >= 0) this.#parcels.splice(at, 1);
  }
}
