/** What each refusal of the backend means: by its code, else by its status; when to try again; and who it even is. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CaptureError, errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import { CaptureClient } from '../../../src/session/client.ts';
import { retryDelayMs } from '../../../src/upload/retry.ts';
import { FakeHttp, type FakeAnswer, type FakeReply } from '../../fakes/fake-http.ts';
import { errorBody, invitationBody } from '../../fakes/sample-wire.ts';

const origin = 'https://verify.example';
const entry = { captureUrl: `${origin}/verify/tok`, origin, sessionId: null, redirectUrl: null };
const { signal } = new AbortController();

const thrownBy = async (run: Promise<unknown>): Promise<CaptureError> => {
  const thrown: unknown = await run.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof CaptureError)) throw new TypeError(`not a CaptureError: ${String(thrown)}`);
  return thrown;
};
const failure = (reply: FakeReply): Promise<CaptureError> =>
  thrownBy(new CaptureClient(new FakeHttp().on('GET /session', reply), entry).session(signal));

describe('a refusal', () => {
  it.each([401, 404, 410])('of %i that breaks off on its way sends nobody away', async (status) => {
    const cutOff = { status, headers: { 'content-type': 'application/problem+json' } };
    expect((await failure(cutOff)).code).toBe('network.bad_response');
  });

  it.each(Object.keys(errorTable) as ErrorCode[])('that names %s is that', async (code) => {
    expect((await failure({ status: 422, json: errorBody(code, 422) })).code).toBe(code);
  });

  const byStatus: readonly (readonly [number, ErrorCode])[] = [
    [400, 'server.refused'],
    [401, 'session.bound_elsewhere'],
    // A proxy or a firewall says so too: without its name it is no verdict on this page's origin.
    [403, 'server.refused'],
    [404, 'session.gone'],
    [409, 'server.refused'],
    [410, 'session.expired'],
    [413, 'upload.too_large'],
    [415, 'upload.rejected_type'],
    [418, 'server.refused'],
    [429, 'server.rate_limited'],
    [500, 'server.unavailable'],
    [502, 'server.unavailable'],
    [503, 'server.unavailable'],
    [504, 'server.unavailable'],
    [302, 'server.refused'],
  ];
  const namelessBodies: readonly (readonly [string, FakeAnswer])[] = [
    ['no JSON', {}],
    ['a code of somebody else’s', { json: errorBody('teapot', 0) }],
    ['another provider’s shape', { json: { error: 'server_error', message: 'x', details: null } }],
    ['a name that every object has', { json: errorBody('toString', 0) }],
    ['a list', { json: [] }],
  ];

  describe.each(namelessBodies)('with %s is known by its status', (_name, body) => {
    it.each(byStatus)('%i: %s', async (status, code) => {
      expect((await failure({ ...body, status })).code).toBe(code);
    });
  });

  it('with 403 that names its cause is that', async () => {
    const json = errorBody('session.origin_not_allowed', 403);
    expect((await failure({ status: 403, json })).code).toBe('session.origin_not_allowed');
    expect((await failure({ status: 403, json: errorBody('link.already_used', 403) })).code).toBe(
      'link.already_used',
    );
  });

  it('says which fields are meant', async () => {
    const json = errorBody('fields.rejected', 422, ['email', 'phone']);
    expect((await failure({ status: 422, json })).fields).toEqual(['email', 'phone']);
    expect((await failure({ status: 422, json: errorBody('fields.rejected', 422) })).fields).toEqual([]);
  });

  it('carries nothing of what the backend said', async () => {
    const json = { ...errorBody('server.refused', 422), detail: 'Ada Lovelace, tok_1' };
    const error = await failure({ status: 422, json });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/Ada|tok_1/);
  });

  it.each([
    [new CaptureError('network.offline'), 'network.offline'],
    [new CaptureError('network.timeout'), 'network.timeout'],
  ])('of the network stays what it is: %s', async (reply, code) => {
    expect((await failure(reply)).code).toBe(code);
  });
});

describe('when to try again', () => {
  const waitFor = async (retryAfter: string | undefined) =>
    (await failure({ status: 503, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } }))
      .retryAfterMs;

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    [undefined, null],
    ['0', 0],
    ['1', 1000],
    ['120', 120_000],
    ['', null],
    ['soon', null],
  ])('%j in seconds is %s ms', async (header, ms) => {
    expect(await waitFor(header)).toBe(ms);
  });

  it.each(['-5', '1.5', '1e9'])('%j is no reason to wait', async (header) => {
    expect((await waitFor(header)) ?? 0).toBe(0);
  });

  it.each([
    ['Sun, 01 Feb 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Feb 2026 12:00:00 GMT', 0],
    ['Sun, 01 Feb 2026 11:59:00 GMT', 0],
  ])('%j as a date is %i ms', async (header, ms) => {
    vi.useFakeTimers({ now: Date.parse('2026-02-01T12:00:00Z'), toFake: ['Date'] });
    expect(await waitFor(header)).toBe(ms);
  });

  it('reads a date against the clock that wrote it, not against a device’s that is a day off', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-02-02T12:00:00Z'), toFake: ['Date'] });
    const headers = { 'retry-after': 'Sun, 01 Feb 2026 12:00:30 GMT', date: 'Sun, 01 Feb 2026 12:00:00 GMT' };
    expect((await failure({ status: 503, headers })).retryAfterMs).toBe(30_000);
  });
});

describe('an origin that does not speak to this page', () => {
  const offline = new CaptureError('network.offline');
  const invite = (http: FakeHttp) => new CaptureClient(http, entry).invitation(signal);

  it('is told from no network by asking without CORS', async () => {
    const http = new FakeHttp().on('GET /invitation', offline);
    expect((await thrownBy(invite(http))).code).toBe('network.offline');
    http.reachableOrigins.add(origin);
    expect(await invite(http)).toBe(null);
  });

  it('is told from a network that was gone for a moment by asking twice', async () => {
    const http = new FakeHttp().on('GET /invitation', offline, { json: invitationBody() });
    http.reachableOrigins.add(origin);
    expect(await invite(http)).toMatchObject({ claimable: 'yes' });
  });

  it('is not looked for after a timeout', async () => {
    const http = new FakeHttp().on('GET /invitation', new CaptureError('network.timeout'));
    http.reachableOrigins.add(origin);
    expect((await thrownBy(invite(http))).code).toBe('network.timeout');
  });

  it.each([
    ['a refusal in our words', { status: 404, json: errorBody('session.gone', 404) }, 'session.gone'],
    ['a refusal with another code', { status: 410, json: errorBody('other', 410) }, 'session.expired'],
    ['a server that is down', { status: 503 }, 'server.unavailable'],
    ['too many requests', { status: 429, json: errorBody('rate_limited', 429) }, 'server.rate_limited'],
  ] as const)('is not seen in %s', async (_name, reply, code) => {
    expect((await thrownBy(invite(new FakeHttp().on('GET /invitation', reply)))).code).toBe(code);
  });
});

describe('[fault 52] a page where an answer was expected', () => {
  const page = (type: string, status = 200): FakeAnswer => ({ status, headers: { 'content-type': type } });

  it.each(['text/html', 'text/html; charset=utf-8'])('%s: the network wants a sign-in', async (type) => {
    expect((await failure(page(type))).code).toBe('network.captive_portal');
  });

  it.each(['application/json', 'text/plain', 'application/octet-stream'])(
    '%s that is no JSON is a broken answer',
    async (type) => {
      expect((await failure(page(type))).code).toBe('network.bad_response');
    },
  );

  it('is a refusal by its status where it has one', async () => {
    expect((await failure(page('text/html', 502))).code).toBe('server.unavailable');
  });

  it('is tried again, because it passes once somebody has signed in', async () => {
    expect(retryDelayMs(await failure(page('text/html')), 1, 0)).toBe(500);
  });
});
