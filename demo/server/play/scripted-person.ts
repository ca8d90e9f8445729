/**
 * A person without hands: goes through one session by the capture protocol over HTTP, as the widget would, step by step
 * in the order that the session lists. Knows nothing of the server's inside.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { FieldName } from '../../../src/model/field.ts';
import type { DeviceKey } from '../../../src/model/ports.ts';
import { captureStepIds, type CaptureStepId } from '../../../src/model/step.ts';
import { proof } from '../../../src/session/proof.ts';
import type { CaptureMetadataWire, ClaimRequestWire } from '../../../src/session/request-schema.ts';
import {
  challengeWire,
  claimAnswerWire,
  errorWire,
  sessionWire,
  type SessionWire,
} from '../../../src/session/schema.ts';
import { scriptedKey } from './scripted-key.ts';
import { specimenPicture } from './specimen-pictures.ts';

/** Frames of a liveness burst: one for each prompt. */
const burstFrames = 3;

const specimenFields: Record<FieldName, string> = {
  first_name: 'Erika',
  last_name: 'Specimen',
  email: 'erika@specimen.example',
  phone: '+1 555 0100',
  date_of_birth: '1990-02-03',
  ssn: '000-00-0000',
  address_street: '1 Specimen Street',
  address_extra: '',
  address_city: 'Springfield',
  address_region: 'IL',
  address_postal_code: '62701',
  address_country: 'US',
};

const specimenProof = { kind: 'utility_bill', document_date: '2025-12-01' } as const;

/** Where the person goes and what goes along. */
interface Errand {
  /** `http://{host}/verify/{token}` */
  readonly captureUrl: string;
  /** Ends the errand in the middle. */
  readonly signal: AbortSignal;
  /** Headers of the request with that number, counted from 0. */
  readonly headersOf: (requestNumber: number) => Readonly<Record<string, string>>;
}

/** One person on one errand; a second one to the same link is the same device and goes on where the first stopped. */
export class ScriptedPerson {
  readonly #errand: Errand;
  readonly #key: DeviceKey;
  #nonce: string | null = null;
  #credential: string | null = null;
  #requests = 0;

  constructor(errand: Errand) {
    this.#errand = errand;
    this.#key = scriptedKey(`scripted person ${errand.captureUrl.split('/').at(-1) ?? ''}`);
  }

  /** Plays the session until it is submitted, and approves it if it asks for an outcome. @throws {Error} */
  async play(): Promise<void> {
    const claimed = await this.#claim();
    let session = claimed;
    for (const step of claimed.steps) session = await this.#do(step, session);
    if (session.status === 'capturing') session = await this.#ask('POST', '/complete', {});
    if (session.status === 'sandbox_pending')
      await this.#ask('POST', '/sandbox-outcome', { outcome: 'approve' });
  }

  async #claim(): Promise<SessionWire> {
    const claim: ClaimRequestWire = {
      device: { kind: 'desktop', label: 'Scripted person' },
      language: 'en',
    };
    const answer = claimAnswerWire.parse(await this.#send('POST', '/claim', claim));
    this.#credential = answer.credential;
    return answer.session;
  }

  async #do(step: string, session: SessionWire): Promise<SessionWire> {
    if (session.status !== 'capturing') return session;
    const captureStep = captureStepIds.find((id) => id === step);
    if (captureStep) return this.#capture(captureStep, session);
    if (step === 'consent' && !session.consent.accepted) {
      const { version, language } = session.consent;
      return this.#ask('POST', '/consent', { version, language });
    }
    if (step === 'document-type' && session.document_type === null)
      return this.#ask('PUT', '/document-type', { document_type: session.documents[0]?.type });
    if (step === 'fields' && !session.fields_received)
      return this.#ask('PUT', '/fields', { fields: filledIn(session.fields) });
    return session;
  }

  async #capture(step: CaptureStepId, session: SessionWire): Promise<SessionWire> {
    if (session.captures.some((capture) => capture.step === step)) return session;
    const document = session.documents.find(({ type }) => type === session.document_type);
    if (step === 'document-back' && !document?.has_back) return session;
    if (step === 'liveness') return this.#liveness(session);
    const proof = step === 'proof-of-address' ? { proof_of_address: specimenProof } : {};
    return this.#upload(step, session.id, 0, proof);
  }

  async #liveness(session: SessionWire): Promise<SessionWire> {
    const { nonce, actions } = challengeWire.parse(await this.#send('POST', '/liveness-challenge', {}));
    let seen = session;
    for (let frame = 0; frame < burstFrames; frame += 1) {
      const action = actions[frame];
      if (!action) throw new Error('the challenge has too few actions');
      const liveness = { nonce, frame, frames: burstFrames, action, taken_at_ms: frame * 600 };
      seen = await this.#upload('liveness', session.id, frame, { liveness });
    }
    return seen;
  }

  async #upload(
    step: CaptureStepId,
    name: string,
    frame: number,
    more: Partial<CaptureMetadataWire>,
  ): Promise<SessionWire> {
    const { bytes, widthPx, heightPx } = specimenPicture(step, name, frame);
    const metadata: CaptureMetadataWire = {
      source: 'camera',
      width_px: widthPx,
      height_px: heightPx,
      ...more,
    };
    const digest = createHash('sha256').update(bytes).digest('base64');
    return sessionWire.parse(
      await this.#send('PUT', `/captures/${step}`, bytes, {
        'Content-Type': 'image/jpeg',
        'Content-Digest': `sha-256=:${digest}:`,
        'Idv-Capture-Metadata': Buffer.from(JSON.stringify(metadata)).toString('base64url'),
      }),
    );
  }

  async #ask(method: string, path: string, body: object): Promise<SessionWire> {
    return sessionWire.parse(await this.#send(method, path, body));
  }

  async #send(
    method: string,
    path: string,
    body: object | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' },
  ): Promise<unknown> {
    const ask = (): Promise<Response> => this.#sendOnce(method, path, body, headers);
    let response = await ask();
    let answer: unknown = await response.json();
    // The first nonce, or the one after a pause, is the answer to a request without it.
    if (response.status === 401 && errorWire.safeParse(answer).data?.error === 'use_dpop_nonce') {
      response = await ask();
      answer = await response.json();
    }
    if (!response.ok) throw new Error(`${method} ${path} was answered ${String(response.status)}`);
    return answer;
  }

  async #sendOnce(
    method: string,
    path: string,
    body: object | Uint8Array<ArrayBuffer>,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const { captureUrl, signal, headersOf } = this.#errand;
    const [url, nonce, credential] = [captureUrl + path, this.#nonce, this.#credential];
    const response = await fetch(url, {
      method,
      signal,
      headers: {
        ...headers,
        ...(method === 'POST' ? { 'Idempotency-Key': randomUUID() } : {}),
        ...(credential === null ? {} : { Authorization: `Bearer ${credential}` }),
        DPoP: await proof(this.#key, { method, url, nonce, credential }),
        ...headersOf(this.#requests++),
      },
      body: body instanceof Uint8Array ? body : JSON.stringify(body),
    });
    this.#nonce = response.headers.get('DPoP-Nonce');
    return response;
  }
}

/** What the backend knew stays; the rest is a specimen where it is required. */
const filledIn = (fields: SessionWire['fields']): Record<string, string> =>
  Object.fromEntries(
    fields.map(({ name, required, value }) => [
      name,
      value !== '' || !required ? value : specimenFields[name],
    ]),
  );
