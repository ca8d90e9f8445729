/**
 * The capture protocol from the browser's side: one method a call, one attempt a call. Who tries again, and when, is
 * upload/retry.ts. Every answer that describes the session comes back as the model's `Session`.
 */
import { CaptureError, isErrorCode, type ErrorCode } from '../model/errors.ts';
import type { Capture, CaptureFile, LivenessChallenge } from '../model/capture.ts';
import type { DocumentType } from '../model/document.ts';
import type { FieldValues } from '../model/field.ts';
import type { DeviceFacts, HttpPort, HttpRequest, HttpResponse } from '../model/ports.ts';
import type { HandoffLink, Invitation, SandboxOutcome, Session, SessionEntry } from '../model/session.ts';
import { metadataHeader } from './capture-metadata.ts';
import { contentDigest } from './digest.ts';
import { readChallenge, readClaim, readHandoff, readInvitation, readSession } from './read-session.ts';
import { errorWire } from './schema.ts';

/** Longest silence of the backend before a call counts as lost, in milliseconds. */
const timeoutMs = 30_000;

/** What makes one logical request recognisable when it is sent again. */
export interface CallOptions {
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** Talks to `{origin}/verify/{token}` for one device. */
export class CaptureClient {
  readonly #http: HttpPort;
  readonly #url: string;
  readonly #origin: string;
  #credential: string | null = null;

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
  async invitation(signal: AbortSignal): Promise<Invitation | null> {
    let response: HttpResponse;
    try {
      response = await this.#http.send(this.#request('GET', '/invitation', null, {}), signal);
    } catch (error) {
      // Without CORS headers a browser reports "no network"; whether there is one shows by asking without CORS.
      if (
        error instanceof CaptureError &&
        error.code === 'network.offline' &&
        (await this.#http.reachable(this.#origin, signal))
      )
        return null;
      throw error;
    }
    if (response.status >= 400 && errorWire.safeParse(response.json).success) throw errorOf(response);
    return response.status >= 500 ? Promise.reject(errorOf(response)) : readInvitation(response.json);
  }

  /** Makes this device the holder of the session, or recognises it. Later calls carry the credential it gets. */
  async claim(
    facts: DeviceFacts,
    deviceKey: string,
    language: string,
    options: CallOptions,
  ): Promise<Session> {
    const { kind, label } = facts;
    const body = await this.#call(
      'POST',
      '/claim',
      { device_key: deviceKey, device: { kind, label }, language },
      options,
    );
    const { credential, session } = readClaim(body);
    this.#credential = credential;
    return session;
  }

  async session(signal: AbortSignal): Promise<Session> {
    return readSession(await this.#call('GET', '/session', null, { idempotencyKey: '', signal }));
  }

  consent(version: string, language: string, options: CallOptions): Promise<Session> {
    return this.#change('POST', '/consent', { version, language }, options);
  }

  documentType(documentType: DocumentType, options: CallOptions): Promise<Session> {
    return this.#change('PUT', '/document-type', { document_type: documentType }, options);
  }

  /** Nonce and prompts for one liveness burst. */
  async livenessChallenge(options: CallOptions): Promise<LivenessChallenge> {
    return readChallenge(await this.#call('POST', '/liveness-challenge', {}, options));
  }

  /**
   * Sends one file of a capture; safe to repeat, because the backend knows it by its SHA-256.
   *
   * @throws {CaptureError} `upload.*`, `capture.empty`, `handoff.taken`, `session.*`, `network.*`, `server.*`
   */
  async upload(
    capture: Capture,
    fileIndex: number,
    file: CaptureFile,
    onProgress: (sentBytes: number) => void,
    signal: AbortSignal,
  ): Promise<Session> {
    const request = this.#request('PUT', `/captures/${capture.step}`, file.body, {
      'Content-Type': file.mimeType,
      'Idv-Capture-Metadata': await metadataHeader(capture, fileIndex),
      ...(await contentDigest(file.body)),
    });
    return readSession(bodyOf(await this.#http.send({ ...request, onProgress }, signal)));
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

  /** A one-time link for another device; `nowMs` is this device's time, which `expiresAtMs` is given in. */
  async handoff(nowMs: number, options: CallOptions): Promise<HandoffLink> {
    return readHandoff(await this.#call('POST', '/handoff', {}, options), nowMs);
  }

  /** Takes the session back to this device. */
  takeBack(options: CallOptions): Promise<Session> {
    return this.#change('POST', '/handoff/cancel', {}, options);
  }

  /** Server-sent events of the session as text, piece by piece. */
  events(signal: AbortSignal): AsyncIterable<string> {
    return this.#http.stream(`${this.#url}/events`, this.#headers({ Accept: 'text/event-stream' }), signal);
  }

  async #change(method: 'POST' | 'PUT', path: string, body: object, options: CallOptions): Promise<Session> {
    return readSession(await this.#call(method, path, body, options));
  }

  async #call(
    method: HttpRequest['method'],
    path: string,
    body: object | null,
    options: CallOptions,
  ): Promise<unknown> {
    const headers: Record<string, string> = {};
    if (body) headers['Content-Type'] = 'application/json';
    if (method === 'POST') headers['Idempotency-Key'] = options.idempotencyKey;
    const request = this.#request(method, path, body && JSON.stringify(body), headers);
    return bodyOf(await this.#http.send(request, options.signal));
  }

  #request(
    method: HttpRequest['method'],
    path: string,
    body: Blob | string | null,
    headers: Record<string, string>,
  ): HttpRequest {
    return { method, url: this.#url + path, headers: this.#headers(headers), body, timeoutMs };
  }

  #headers(headers: Record<string, string>): Record<string, string> {
    return this.#credential ? { ...headers, Authorization: `Bearer ${this.#credential}` } : headers;
  }
}

const bodyOf = (response: HttpResponse): unknown => {
  if (response.status < 200 || response.status >= 300) throw errorOf(response);
  if (response.json === undefined) throw new CaptureError('network.bad_response');
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
