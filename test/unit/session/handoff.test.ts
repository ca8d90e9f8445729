/** The calls about another device: what goes out, what comes back, and whose clock the times are told in. */
import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../src/model/errors.ts';
import { CaptureClient, type CallOptions } from '../../../src/session/client.ts';
import { HandoffCalls } from '../../../src/session/handoff.ts';
import type { HandoffWire } from '../../../src/session/handoff-schema.ts';
import { readSession } from '../../../src/session/read-session.ts';
import {
  handOverRequestWire,
  handoffRequestWire,
  presenceRequestWire,
  takeBackRequestWire,
} from '../../../src/session/request-schema.ts';
import { FakeHttp, type FakeReply } from '../../fakes/fake-http.ts';
import { errorBody, sessionBody, sampleEntry } from '../../fakes/sample-wire.ts';

const options = (): CallOptions => ({ idempotencyKey: 'key-1', signal: new AbortController().signal });
const atMs = (ms: number) => new Date(Date.parse('2026-02-01T12:00:00Z') + ms).toISOString();
const asked = { purpose: 'show', fresh: true, language: 'de', theme: null } as const;

const linkBody = (different: Partial<HandoffWire> = {}): HandoffWire => ({
  capture_url: 'https://verify.example/verify/slk_1?lang=de',
  code: null,
  code_url: null,
  number: 54,
  renew_at: atMs(60_000),
  expires_at: atMs(120_000),
  server_time: atMs(0),
  ...different,
});

const calling = (call: string, ...replies: readonly FakeReply[]) => {
  const http = new FakeHttp().on(call, ...replies);
  const client = new CaptureClient(http, sampleEntry);
  const bodyOf = (index = 0): unknown => JSON.parse(http.requests[index]?.body as string);
  return { http, calls: new HandoffCalls(client), bodyOf };
};

const failureOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => codeOf(error, 'capture.empty'),
  );

describe('a link', () => {
  it('that is shown tells its number, and when it is due and over', async () => {
    const { calls, http, bodyOf } = calling('POST /handoff', { json: linkBody() });
    expect(await calls.link(asked, 5000, options())).toEqual({
      url: 'https://verify.example/verify/slk_1?lang=de',
      code: null,
      codeUrl: null,
      number: 54,
      renewAtMs: 65_000,
      expiresAtMs: 125_000,
    });
    expect(bodyOf()).toEqual(asked);
    expect(handoffRequestWire.safeParse(bodyOf()).success).toBe(true);
    expect(http.requests[0]?.headers['Idempotency-Key']).toBe('key-1');
  });

  it('that is sent has a code instead of a renewal', async () => {
    const sent = { code: 'WDJB-MJHT', code_url: 'https://verify.example/verify', renew_at: null };
    const { calls } = calling('POST /handoff', { json: linkBody({ ...sent, expires_at: atMs(900_000) }) });
    expect(await calls.link({ ...asked, purpose: 'send' }, 0, options())).toMatchObject({
      code: 'WDJB-MJHT',
      codeUrl: 'https://verify.example/verify',
      renewAtMs: null,
      expiresAtMs: 900_000,
    });
  });

  it.each([-24, 0, 24])('ends by this device’s clock, with the server’s %i hours off', async (hours) => {
    const offMs = hours * 3_600_000;
    const json = linkBody({
      server_time: atMs(offMs),
      renew_at: atMs(offMs + 1000),
      expires_at: atMs(offMs + 2000),
    });
    const { calls } = calling('POST /handoff', { json });
    expect(await calls.link(asked, 7000, options())).toMatchObject({ renewAtMs: 8000, expiresAtMs: 9000 });
  });

  it('that is over already ends now', async () => {
    const { calls } = calling('POST /handoff', { json: linkBody({ server_time: atMs(500_000) }) });
    expect(await calls.link(asked, 7000, options())).toMatchObject({ renewAtMs: 7000, expiresAtMs: 7000 });
  });

  it.each([
    ['a page', 'hello'],
    ['without an end', { ...linkBody(), expires_at: undefined }],
    ['with an end that is no time', linkBody({ expires_at: 'later' })],
    ['with a renewal that is no time', linkBody({ renew_at: 'soon' })],
    ['with a number in words', { ...linkBody(), number: 'fifty' }],
    ['without a number', { ...linkBody(), number: undefined }],
  ])('is none: %s', async (_name, json) => {
    const { calls } = calling('POST /handoff', { json });
    expect(await failureOf(calls.link(asked, 0, options()))).toBe('network.bad_response');
  });

  it.each(['handoff.declined', 'handoff.rejected', 'handoff.taken'])('may be refused: %s', async (code) => {
    const { calls } = calling('POST /handoff', { status: 409, json: errorBody(code, 409) });
    expect(await failureOf(calls.link({ ...asked, fresh: false }, 0, options()))).toBe(code);
  });
});

describe('who holds the session', () => {
  const answer = { json: sessionBody({ revision: 8, holding: 4 }) };

  it.each([true, false])('is asked for by the count that was seen, disconnecting: %s', async (disconnect) => {
    const { calls, bodyOf } = calling('POST /handoff/cancel', answer);
    expect(await calls.takeBack(3, disconnect, options())).toEqual(readSession(answer.json));
    expect(takeBackRequestWire.parse(bodyOf())).toEqual({ holding: 3, disconnect });
  });

  it('is given on by it', async () => {
    const { calls, bodyOf } = calling('POST /handoff/resume', answer);
    expect(await calls.handOver(3, options())).toEqual(readSession(answer.json));
    expect(handOverRequestWire.parse(bodyOf())).toEqual({ holding: 3 });
  });

  it('may have changed meanwhile', async () => {
    const { calls } = calling('POST /handoff/cancel', { status: 409, json: errorBody('handoff.taken', 409) });
    expect(await failureOf(calls.takeBack(2, false, options()))).toBe('handoff.taken');
  });

  it('cannot be a device that never came', async () => {
    const { calls } = calling('POST /handoff/resume', { status: 409, json: errorBody('no_device', 409) });
    expect(await failureOf(calls.handOver(2, options()))).toBe('server.refused');
  });
});

describe('what is answered with nothing', () => {
  it('is a refusal to go on here', async () => {
    const { calls, http, bodyOf } = calling('POST /decline', { json: {} });
    await calls.decline(options());
    expect(bodyOf()).toEqual({});
    expect(http.requests[0]?.headers).toMatchObject({ 'Idempotency-Key': 'key-1' });
    expect(http.requests[0]?.headers).not.toHaveProperty('Authorization');
  });

  it.each(['selfie', null] as const)(
    'is a sign of life on %s, a request of its own each time',
    async (step) => {
      const { calls, http, bodyOf } = calling('POST /presence', { status: 204 });
      const { signal } = new AbortController();
      await calls.tellPresence(step, signal);
      await calls.tellPresence(step, signal);
      expect(presenceRequestWire.parse(bodyOf())).toEqual({ step });
      const [one, other] = http.requests.map(({ headers }) => headers['Idempotency-Key']);
      expect(one).toMatch(/^[0-9a-f]{32}$/);
      expect(one).not.toBe(other);
    },
  );

  it.each([
    ['session.expired', { status: 410 }],
    ['server.rate_limited', { status: 429 }],
    ['network.bad_response', {}],
  ] as const)('may be refused all the same: %s', async (code, reply) => {
    const { calls } = calling('POST /presence', reply);
    expect(await failureOf(calls.tellPresence(null, options().signal))).toBe(code);
  });
});
