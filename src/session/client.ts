/**
 * The capture protocol from the browser's side: one method a call, one attempt a call. Who tries again, and when, is
 * upload/retry.ts. Every answer that describes the session comes back as the model's `Session`.
 */
import { CaptureError, isErrorCode, type ErrorCode } from '../model/errors.ts';
import type { Capture, CaptureFile, LivenessChallenge } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import type { FieldValues } from '../model/field.ts';
import type { DeviceFacts, DeviceKey, HttpPort, HttpRequest, HttpResponse } from '../model/ports.ts';
import type { Invitation, SandboxOutcome, Session, SessionEntry } from '../model/session.ts';
import { metadataHeader } from './capture-metadata.ts';
import { contentDigest } from './digest.ts';
import { proof } from './proof.ts';
import { readChallenge, readClaim, readInvitation, readSession } from './read-session.ts';
import type { ClaimRequestWire } from './request-schema.ts';
import { errorWire } from './schema.ts';

/** Longest silence of the backend before a call counts as lost, in milliseconds. */
const timeoutMs = 30_000;

/** Size from which a file is sent so that it can be taken up again, in bytes. */
const largeBytes = 1_000_000;

/** What makes one logical request recognisable when it is sent again. */
export interface CallOptions {
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** Who claims. */
export interface Claimant {
  readonly facts: DeviceFacts;
  /** Signs a proof for this and every later call; `null` where the browser has none. */
  readonly key: DeviceKey | null;
  /** Stands in for a key, and is asked for only then. */
  readonly secret: () => string;
  /** The chosen one of the invitation's numbers; `null` where it has none. */
  readonly number: number | null;
  /** BCP 47. */
  readonly language: string;
}

/** A request before it is proven. */
type Unproven = Omit<HttpRequest, 'timeoutMs'>;

/** Talks to `{origin}/verify/{token}` for one device. */
export class CaptureClient {
  readonly #http: HttpPort;
  readonly #url: string;
  readonly #origin: string;
  #key: DeviceKey | null = null;
  #credential: string | null = null;
  /** What the next proof has to name: the server gives another one with every answer. */
  #nonce: string | null = null;
  #invitation: Promise<Invitation | null> | null = null;

  constructor(http: HttpPort, entry: SessionEntry) {
    this.#http = http;
    this.#url = entry.captureUrl;
    this.#origin = entry.origin;
  }

  /**
   * What may be known before the claim, or `null` when the origin answers but does not speak this protocol.
   * Consumes nothing.
   *
   * @throws {CaptureError} `network.*`, `server.*`, `session.gone`
   */
  invitation(signal: AbortSignal): Promise<Invitation | null> {
    return (this.#invitation = this.#invite(signal));
  }

  async #invite(signal: AbortSignal, isSecond = false): Promise<Invitation | null> {
    let response: HttpResponse;
    try {
      const url = `${this.#url}/invitation`;
      response = await this.#http.send({ method: 'GET', url, headers: {}, body: null, timeoutMs }, signal);
    } catch (error) {
      // Without CORS headers a browser reports "no network"; whether there is one shows by asking without CORS.
      if (
        error instanceof CaptureError &&
        error.code === 'network.offline' &&
        (await this.#http.reachable(this.#origin, signal))
      )
        // A network that was gone for a moment only looks the same: whoever does not let us in fails twice.
        return isSecond ? null : this.#invite(signal, true);
      throw error;
    }
    if (response.status >= 400 && errorWire.safeParse(response.json).success) throw errorOf(response);
    if (response.status >= 500) throw errorOf(response);
    // What was meant to be JSON and broke off says nothing of who sent it.
    if (isCutOff(response)) throw new CaptureError('network.bad_response');
    const invitation = readInvitation(response.json);
    // Asked of nobody else: a browser complains of headers that an origin does not show.
    if (invitation) this.#nonce = response.header('DPoP-Nonce');
    return invitation;
  }

  /**
   * Makes this device the holder of the session, or recognises it. Later calls carry the credential it gets, and a proof
   * by the key that has claimed.
   *
   * @throws {CaptureError} `link.*`, `handoff.*`, `session.*`, `network.*`, `server.*`
   */
  async claim(claimant: Claimant, options: CallOptions): Promise<Session> {
    const { facts, key, secret, number, language } = claimant;
    const { kind, label } = facts;
    this.#key = key;
    // Its answer brings the first nonce: without it the claim would go out twice.
    if (key && !this.#nonce) await this.#invitation?.catch(() => null);
    const body: ClaimRequestWire = {
      ...(key ? {} : { device_key: secret() }),
      ...(number === null ? {} : { number }),
      device: { kind, label },
      language,
    };
    const { credential, session } = readClaim(await this.call('POST', '/claim', body, options));
    this.#credential = credential;
    return session;
  }

  async session(signal: AbortSignal): Promise<Session> {
    return readSession(await this.call('GET', '/session', null, { idempotencyKey: '', signal }));
  }

  consent(version: string, language: string, options: CallOptions): Promise<Session> {
    return this.#change('POST', '/consent', { version, language }, options);
  }

  documentType(documentType: DocumentType, options: CallOptions): Promise<Session> {
    return this.#change('PUT', '/document-type', { document_type: documentType }, options);
  }

  /** Nonce and prompts for one liveness burst. */
  async livenessChallenge(options: CallOptions): Promise<LivenessChallenge> {
    return readChallenge(await this.call('POST', '/liveness-challenge', {}, options));
  }

  /**
   * Sends one file of a capture; safe to repeat, because the backend knows it by its SHA-256. Of a large one only what the
   * backend has not kept from an earlier try.
   *
   * @param onProgress bytes that have left and, of a large file, bytes that the backend is known to have kept
   * @throws {CaptureError} `upload.*`, `capture.empty`, `handoff.taken`, `session.*`, `network.*`, `server.*`
   */
  async upload(
    capture: Capture,
    fileIndex: number,
    file: CaptureFile,
    onProgress: (sentBytes: number, keptBytes?: number) => void,
    signal: AbortSignal,
  ): Promise<Session> {
    const headers: Record<string, string> = {
      'Content-Type': file.mimeType,
      'Idv-Capture-Metadata': await metadataHeader(capture, fileIndex),
      ...(await contentDigest(file.body)),
    };
    const url = `${this.#url}/captures/${capture.step}`;
    const { body } = file;
    const send = (request: Unproven): Promise<HttpResponse> => this.#send(request, signal);
    const isLarge = body.size > largeBytes && 'Content-Digest' in headers;
    // Where it does not load, the file goes out as a whole.
    const resumable = isLarge ? await import('./resumable-upload.ts').catch(() => null) : null;
    const response = await (resumable
      ? resumable.sendRest({ url, headers, body }, send, onProgress)
      : send({ method: 'PUT', url, headers, body, onProgress }));
    return response ? readSession(bodyOf(response)) : this.session(signal);
  }

  fields(values: FieldValues, options: CallOptions): Promise<Session> {
    return this.#change('PUT', '/fields', { fields: values }, options);
  }

  /** Ends the capture. A repeat with the same key is answered like the first. */
  complete(options: CallOptions): Promise<Session> {
    return this.#change('POST', '/complete', {}, options);
  }

  sandboxOutcome(outcome: SandboxOutcome, options: CallOptions): Promise<Session> {
    return this.#change('POST', '/sandbox-outcome', { outcome }, options);
  }

  /**
   * Server-sent events of the session as text, piece by piece.
   *
   * @param lastEventId the last one that has been read; there is nothing new to be told then
   */
  async *events(lastEventId: string | null, signal: AbortSignal): AsyncGenerator<string> {
    const url = `${this.#url}/events`;
    const headers = { Accept: 'text/event-stream', ...(lastEventId && { 'Last-Event-ID': lastEventId }) };
    yield* this.#http.stream(url, await this.#proven({ method: 'GET', url, headers }), signal);
  }

  /**
   * One call as it is: the parsed body of the answer, `undefined` where the answer has none by its status.
   *
   * @throws {CaptureError} by the code that the backend names, else by its status
   */
  async call(
    method: HttpRequest['method'],
    path: string,
    body: object | null,
    options: CallOptions,
  ): Promise<unknown> {
    const headers: Record<string, string> = {};
    if (body) headers['Content-Type'] = 'application/json';
    if (method === 'POST') headers['Idempotency-Key'] = options.idempotencyKey;
    const request = { method, url: this.#url + path, headers, body: body && JSON.stringify(body) };
    return bodyOf(await this.#send(request, options.signal));
  }

  async #change(method: 'POST' | 'PUT', path: string, body: object, options: CallOptions): Promise<Session> {
    return readSession(await this.call(method, path, body, options));
  }

  /**
   * A server that asks for its newest nonce gets it, once. Should it ask again, the browser was cut off twice and has sent
   * its proof twice: that is no refusal of this device.
   *
   * @throws {CaptureError} `server.unavailable`
   */
  async #send(request: Unproven, signal: AbortSignal): Promise<HttpResponse> {
    let response = await this.#attempt(request, signal);
    if (this.#key && asksForNonce(response)) {
      response = await this.#attempt(request, signal);
      if (asksForNonce(response)) throw new CaptureError('server.unavailable');
    }
    return response;
  }

  async #attempt(request: Unproven, signal: AbortSignal): Promise<HttpResponse> {
    const headers = await this.#proven(request);
    const response = await this.#http.send({ ...request, headers, timeoutMs }, signal);
    this.#nonce = response.header('DPoP-Nonce') ?? this.#nonce;
    return response;
  }

  /** The headers of a request with what lets it in. */
  async #proven({
    method,
    url,
    headers,
  }: Pick<Unproven, 'method' | 'url' | 'headers'>): Promise<Record<string, string>> {
    const [key, credential, nonce] = [this.#key, this.#credential, this.#nonce];
    return {
      ...headers,
      ...(credential && { Authorization: `Bearer ${credential}` }),
      ...(key && { DPoP: await proof(key, { method, url, nonce, credential }) }),
    };
  }
}

const asksForNonce = ({ status, json }: HttpResponse): boolean =>
  status === 401 && errorWire.safeParse(json).data?.error === 'use_dpop_nonce';

/** Whether it was meant to be JSON and broke off on its way. */
const isCutOff = ({ json, header }: HttpResponse): boolean =>
  json === undefined && Boolean(header('Content-Type')?.includes('json'));

const bodyOf = (response: HttpResponse): unknown => {
  if (response.status < 200 || response.status >= 300) throw errorOf(response);
  if (response.json === undefined && response.status !== 204)
    // A page where none belongs: the network wants somebody to sign in.
    throw new CaptureError(
      response.header('Content-Type')?.includes('html') ? 'network.captive_portal' : 'network.bad_response',
    );
  return response.json;
};

/** Codes that follow from the status alone, where the body names none of ours. */
const codeByStatus: Partial<Record<number, ErrorCode>> = {
  401: 'session.bound_elsewhere',
  404: 'session.gone',
  410: 'session.expired',
  413: 'upload.too_large',
  415: 'upload.rejected_type',
  429: 'server.rate_limited',
};

const errorOf = (response: HttpResponse): CaptureError => {
  const parsed = errorWire.safeParse(response.json);
  const named = parsed.success && isErrorCode(parsed.data.error) ? parsed.data.error : null;
  const code =
    named ??
    // Its status alone would send somebody away whom nobody has refused.
    (response.status < 429 && isCutOff(response) ? 'network.bad_response' : null) ??
    codeByStatus[response.status] ??
    (response.status >= 500 ? 'server.unavailable' : 'server.refused');
  return new CaptureError(code, {
    retryAfterMs: retryAfterMs(response),
    fields: parsed.success ? parsed.data.fields : undefined,
  });
};

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); a date is read against the response's own `Date`. */
const retryAfterMs = ({ header }: HttpResponse): number | undefined => {
  const value = header('retry-after');
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const atMs = Date.parse(value);
  return Number.isNaN(atMs)
    ? undefined
    : Math.max(0, atMs - (Date.parse(header('date') ?? '') || Date.now()));
};
