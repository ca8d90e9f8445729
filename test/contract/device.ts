/** A person's device: speaks the capture protocol by fetch, as the widget does, and checks answers with the wire. */
import { randomBytes, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { handoffWire, type HandoffWire } from '../../src/session/handoff-schema.ts';
import type { CaptureMetadataWire, HandoffRequestWire } from '../../src/session/request-schema.ts';
import {
  challengeWire,
  claimAnswerWire,
  errorWire,
  invitationWire,
  sessionWire,
  type ChallengeWire,
  type ErrorWire,
  type InvitationWire,
  type SessionWire,
} from '../../src/session/schema.ts';
import { readJson, type JsonAnswer } from './backend.ts';
import { ProofKey } from './proof-key.ts';
import { contentDigest, jpegBytes } from './specimen-files.ts';

/** Metadata of a picture that the camera took. */
export const cameraMetadata: CaptureMetadataWire = { source: 'camera', width_px: 1600, height_px: 1000 };

/** What a test may change about an upload. */
interface UploadOptions {
  readonly metadata?: CaptureMetadataWire;
  /** JSON in place of `metadata`, whatever it is. */
  readonly metadataJson?: string;
  readonly contentType?: string;
  /** `null` leaves the header out. */
  readonly digest?: string | null;
}

/** What goes with a call. */
interface CallInit {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
}

/** Paths that are no part of a claimed session: the token alone opens them. */
const openPaths: readonly string[] = ['/invitation', '/decline'];

/** One browser on one link. It proves its key with every call, unless it is one that has none. */
export class Device {
  readonly proofKey: ProofKey | null;
  /** What it is known by: the thumbprint of its key, or its secret. */
  readonly key: string;
  readonly label: string;
  captureUrl: string;
  credential = '';
  /** The newest nonce that it was given. */
  nonce: string | null = null;

  constructor(captureUrl: string, label = 'Firefox on Linux', proofKey: ProofKey | null = new ProofKey()) {
    this.captureUrl = captureUrl;
    this.label = label;
    this.proofKey = proofKey;
    this.key = proofKey?.thumbprint ?? randomBytes(32).toString('base64url');
  }

  /** A device that has claimed its link. */
  static async on(captureUrl: string, label?: string, proofKey?: ProofKey | null): Promise<Device> {
    const device = new Device(captureUrl, label, proofKey);
    await device.claim();
    return device;
  }

  async invitation(): Promise<InvitationWire> {
    return invitationWire.parse((await this.send('GET', '/invitation')).body);
  }

  async claim(language: string | null = 'en-GB', number?: number): Promise<SessionWire> {
    const { credential, session } = claimAnswerWire.parse((await this.tryClaim(language, {}, number)).body);
    this.credential = credential;
    return session;
  }

  tryClaim(
    language: string | null = 'en-GB',
    headers: Record<string, string> = {},
    number?: number,
  ): Promise<JsonAnswer> {
    const device = { kind: 'desktop', label: this.label };
    const secret = this.proofKey ? {} : { device_key: this.key };
    return this.send('POST', '/claim', { ...secret, number, device, language }, headers);
  }

  /** Any call, whatever comes of it. POSTs carry a key of their own. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<JsonAnswer> {
    const response = await this.fetch(method, path, {
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return readJson(response);
  }

  /** A call as the network knows it, with what lets the device in; once more where the server asks for its nonce. */
  async fetch(method: string, path: string, init: CallInit = {}): Promise<Response> {
    const response = await this.#fetchOnce(method, path, init);
    if (response.status !== 401 || !this.proofKey) return response;
    const { error } = errorWire.parse(await response.clone().json());
    return error === 'use_dpop_nonce' ? this.#fetchOnce(method, path, init) : response;
  }

  async #fetchOnce(method: string, path: string, init: CallInit): Promise<Response> {
    const headers = { ...this.proven(method, path), ...init.headers };
    const response = await fetch(this.captureUrl + path, { ...init, method, headers });
    this.nonce = response.headers.get('DPoP-Nonce') ?? this.nonce;
    return response;
  }

  /** The headers that let the device in, for exactly one call. */
  proven(method: string, path: string): Record<string, string> {
    const { proofKey, nonce, credential, captureUrl } = this;
    const isOpen = openPaths.includes(path);
    return {
      ...(credential === '' || isOpen ? {} : { Authorization: `Bearer ${credential}` }),
      ...(proofKey && !isOpen
        ? { DPoP: proofKey.proof({ method, url: captureUrl + path, nonce, credential }) }
        : {}),
    };
  }

  /** A call that must be answered with the session. */
  async ask(method: string, path: string, body?: unknown): Promise<SessionWire> {
    return sessionOf(await this.send(method, path, body));
  }

  session(): Promise<SessionWire> {
    return this.ask('GET', '/session');
  }

  consent(): Promise<SessionWire> {
    return this.ask('POST', '/consent', { version: '2026-01', language: 'en' });
  }

  documentType(documentType: string): Promise<SessionWire> {
    return this.ask('PUT', '/document-type', { document_type: documentType });
  }

  /** One file, whatever comes of it. */
  async upload(
    step: string,
    bytes: Uint8Array<ArrayBuffer>,
    options: UploadOptions = {},
  ): Promise<JsonAnswer> {
    const { metadata = cameraMetadata, contentType = 'image/jpeg', digest = contentDigest(bytes) } = options;
    const { metadataJson = JSON.stringify(metadata) } = options;
    const response = await this.fetch('PUT', `/captures/${step}`, {
      headers: {
        'Content-Type': contentType,
        'Idv-Capture-Metadata': Buffer.from(metadataJson).toString('base64url'),
        ...(digest === null ? {} : { 'Content-Digest': digest }),
      },
      body: bytes,
    });
    return readJson(response);
  }

  /** A picture that must be accepted. */
  async picture(step: string, bytes = jpegBytes()): Promise<SessionWire> {
    return sessionOf(await this.upload(step, bytes));
  }

  async challenge(): Promise<ChallengeWire> {
    const answer = await this.send('POST', '/liveness-challenge', {});
    expect(answer.status).toBe(200);
    return challengeWire.parse(answer.body);
  }

  /** One frame of a burst, whatever comes of it. */
  frame(
    { nonce, actions }: ChallengeWire,
    frame: number,
    frames: number,
    bytes = jpegBytes(),
  ): Promise<JsonAnswer> {
    const action = actions[frame % actions.length] ?? 'smile';
    const liveness = { nonce, frame, frames, action, taken_at_ms: frame * 600 };
    return this.upload('liveness', bytes, { metadata: { ...cameraMetadata, liveness } });
  }

  /** A whole burst on a new challenge. */
  async liveness(frames = 3): Promise<SessionWire> {
    const challenge = await this.challenge();
    let session: SessionWire | null = null;
    for (let frame = 0; frame < frames; frame += 1)
      session = sessionOf(await this.frame(challenge, frame, frames));
    return sessionWire.parse(session);
  }

  /** Everything a standard session asks for, up to the review. */
  async captureAll(documentType = 'passport'): Promise<void> {
    await this.consent();
    const { documents } = await this.documentType(documentType);
    await this.picture('document-front');
    if (documents.find(({ type }) => type === documentType)?.has_back) await this.picture('document-back');
    await this.picture('selfie');
    await this.liveness();
  }

  complete(): Promise<SessionWire> {
    return this.ask('POST', '/complete', {});
  }

  async handOff(different: Partial<HandoffRequestWire> = {}): Promise<HandoffWire> {
    return handoffWire.parse((await this.tryHandOff(different)).body);
  }

  tryHandOff(different: Partial<HandoffRequestWire> = {}): Promise<JsonAnswer> {
    const request: HandoffRequestWire = { purpose: 'show', fresh: true, language: null, theme: null };
    return this.send('POST', '/handoff', { ...request, ...different });
  }
}

/** The session in an answer that must be one. */
export const sessionOf = (answer: JsonAnswer): SessionWire => {
  expect(answer.body).not.toHaveProperty('error');
  expect(answer.status).toBe(200);
  return sessionWire.parse(answer.body);
};

/** Status and code of an answer that must be an error of the protocol. */
export const errorOf = (answer: JsonAnswer): Pick<ErrorWire, 'error' | 'status_code' | 'fields'> => {
  const { error, status_code, fields, detail } = errorWire.parse(answer.body);
  expect(status_code).toBe(answer.status);
  expect(detail).not.toBe('');
  return { error, status_code, ...(fields ? { fields } : {}) };
};
