/** What each call of the capture protocol does to the session of a backend, and what it is answered with. */
import type { HttpRequest } from '../../../src/model/ports.ts';
import { captureStepIds } from '../../../src/model/step.ts';
import {
  captureMetadataWire,
  claimRequestWire,
  consentRequestWire,
  documentTypeRequestWire,
  fieldsRequestWire,
  handoffRequestWire,
  handOverRequestWire,
  presenceRequestWire,
  sandboxOutcomeRequestWire,
  takeBackRequestWire,
} from '../../../src/session/request-schema.ts';
import {
  challengeWire,
  claimAnswerWire,
  sessionWire,
  type InvitationWire,
  type SessionWire,
} from '../../../src/session/schema.ts';
import { contentDigest } from '../../../src/session/digest.ts';
import { handoffWire } from '../../../src/session/handoff-schema.ts';
import { serverTime } from '../../fakes/sample-wire.ts';

/** Status and body. */
export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** What the calls work on. */
export interface BackendState {
  session: SessionWire;
  readonly invitation: InvitationWire;
}

/** The credential that a claim gives. */
const credential = 'cred_browser-tests';

/** The code that is typed in the place of a link. */
export const typedCode = 'WDJB-MJHT';

/** The one-time link that a handoff gives; one to send has `/send` in it. */
export const oneTimeLink = 'https://verify.example.test/verify/otl_browser-tests-0123456789';

/** @throws {Error} of a schema, or naming the header, when a request is not what the protocol says */
export const answerOf = async (state: BackendState, call: string, request: HttpRequest): Promise<Answer> => {
  if (request.method === 'POST' && !request.headers['Idempotency-Key'])
    throw new TypeError(`${call}: no Idempotency-Key`);
  if (call === 'GET /invitation') return ok(state.invitation);
  if (call === 'POST /decline') return ok({});
  if (call === 'POST /claim') {
    claimRequestWire.parse(bodyOf(request));
    return ok(claimAnswerWire.parse({ credential, session: state.session }));
  }
  if (request.headers['Authorization'] !== `Bearer ${credential}`)
    throw new TypeError(`${call}: no credential`);
  if (call.startsWith('PUT /captures/')) return ok(await receive(state, call, request));
  const act = acts[call];
  if (!act) throw new TypeError(`the protocol knows no ${call}`);
  return ok(act(state, request));
};

const acts: Readonly<Record<string, (state: BackendState, request: HttpRequest) => unknown>> = {
  'GET /session': (state) => state.session,
  'POST /consent': (state, request) => {
    const { version } = consentRequestWire.parse(bodyOf(request));
    if (version !== state.session.consent.version) throw new TypeError(`consent to ${version}`);
    return change(state, { consent: { ...state.session.consent, accepted: true } });
  },
  'PUT /document-type': (state, request) =>
    change(state, { document_type: documentTypeRequestWire.parse(bodyOf(request)).document_type }),
  'POST /liveness-challenge': (state) =>
    challengeWire.parse({
      nonce: 'nonce-1',
      actions: state.session.liveness_actions,
      expires_in_ms: 120_000,
    }),
  'PUT /fields': (state, request) => {
    const { fields } = fieldsRequestWire.parse(bodyOf(request));
    return change(state, {
      fields: state.session.fields.map((field) => ({ ...field, value: fields[field.name] ?? '' })),
      fields_received: true,
    });
  },
  'POST /complete': (state) =>
    change(state, {
      status: state.session.steps.includes('sandbox-outcome') ? 'sandbox_pending' : 'submitted',
    }),
  'POST /sandbox-outcome': (state, request) => {
    sandboxOutcomeRequestWire.parse(bodyOf(request));
    return change(state, { status: 'submitted' });
  },
  'POST /handoff': (state, request) => {
    const { purpose } = handoffRequestWire.parse(bodyOf(request));
    const isShown = purpose === 'show';
    change(state, {
      handoff: { state: 'waiting', wrong_choices: state.session.handoff?.wrong_choices ?? 0 },
    });
    return handoffWire.parse({
      capture_url: isShown ? oneTimeLink : `${oneTimeLink}-sent`,
      code: isShown ? null : typedCode,
      code_url: isShown ? null : 'https://verify.example.test/verify',
      number: 54,
      renew_at: isShown ? inMs(60_000) : null,
      expires_at: inMs(isShown ? 120_000 : 900_000),
      server_time: serverTime,
    });
  },
  'POST /handoff/cancel': (state, request) => {
    const { holding, disconnect } = takeBackRequestWire.parse(bodyOf(request));
    if (holding !== state.session.holding) throw new TypeError('somebody was faster');
    return change(state, {
      holder: 'this_device',
      holding: holding + 1,
      handoff: null,
      ...(disconnect ? { other_device: null } : {}),
    });
  },
  'POST /handoff/resume': (state, request) => {
    const { holding } = handOverRequestWire.parse(bodyOf(request));
    return change(state, { holder: 'other_device', holding: holding + 1 });
  },
  'POST /presence': (_, request) => void presenceRequestWire.parse(bodyOf(request)),
};

/** Takes one file. A liveness burst counts as received with its last frame. */
const receive = async (state: BackendState, call: string, request: HttpRequest): Promise<SessionWire> => {
  const step = captureStepIds.find((id) => call === `PUT /captures/${id}`);
  const { body, headers, onProgress } = request;
  if (!step || !(body instanceof Blob)) throw new TypeError(`${call}: no file of a step`);
  const metadata = captureMetadataWire.parse(
    JSON.parse(atob(fromBase64Url(headers['Idv-Capture-Metadata'] ?? ''))),
  );
  const digest = await contentDigest(body);
  if (digest['Content-Digest'] !== headers['Content-Digest']) throw new TypeError(`${call}: another digest`);
  onProgress?.(body.size);
  const { liveness } = metadata;
  if (liveness && liveness.frame + 1 < liveness.frames) return state.session;
  const received = {
    step,
    mime_type: body.type as 'image/jpeg' | 'application/pdf',
    bytes: body.size,
    files: liveness?.frames ?? 1,
    received_at: serverTime,
  };
  return change(state, {
    captures: [...state.session.captures.filter((capture) => capture.step !== step), received],
  });
};

const change = (state: BackendState, different: Partial<SessionWire>): SessionWire => {
  state.session = sessionWire.parse({ ...state.session, ...different, revision: state.session.revision + 1 });
  return state.session;
};

/** A time on the server's clock. */
const inMs = (ms: number): string => new Date(Date.parse(serverTime) + ms).toISOString();

const ok = (json: unknown): Answer => ({ status: 200, json });

/** The JSON that a request carries, or `null` for what is none. */
export const bodyOf = ({ body }: HttpRequest): unknown =>
  typeof body === 'string' ? JSON.parse(body) : null;
const fromBase64Url = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');
