/** When a call carries a proof, about what, and what becomes of the server's nonces. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { filesOf } from '../../../src/model/capture.ts';
import type { DeviceKey, HttpRequest } from '../../../src/model/ports.ts';
import { CaptureClient, type CallOptions } from '../../../src/session/client.ts';
import { retryDelayMs } from '../../../src/upload/retry.ts';
import { FakeDeviceKey, FakeHost } from '../../fakes/fake-host.ts';
import { FakeHttp, type FakeAnswer, type FakeReply } from '../../fakes/fake-http.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { errorBody, invitationBody, sessionBody } from '../../fakes/sample-wire.ts';

const url = 'https://verify.example/verify/tok';
const entry = { captureUrl: url, origin: 'https://verify.example', sessionId: null, redirectUrl: null };
const { facts } = new FakeHost();
const options = (): CallOptions => ({ idempotencyKey: 'key-1', signal: new AbortController().signal });

const giving = (nonce: string, answer: FakeAnswer = {}): FakeAnswer => ({
  ...answer,
  headers: { 'dpop-nonce': nonce },
});
const session = { json: sessionBody() };
const claim = { json: { credential: 'cred_1', session: sessionBody() } };
const nonceAsked = { status: 401, json: errorBody('use_dpop_nonce', 401) };

interface Said {
  readonly head: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
}

/** What the proof of a request says; `null` where it carries none. */
const saidIn = ({ headers }: Pick<HttpRequest, 'headers'>): Said | null => {
  const [head, claims] = (headers['DPoP'] ?? '').split('.').map((part): unknown => {
    const text = Buffer.from(part, 'base64url').toString();
    return text.startsWith('{') ? JSON.parse(text) : null;
  });
  return head && claims ? ({ head, claims } as Said) : null;
};
const noncesOf = (http: FakeHttp) => http.requests.map((request) => saidIn(request)?.claims['nonce']);

const claimedBy = async (http: FakeHttp, key: DeviceKey | null, ...claims: readonly FakeReply[]) => {
  http.on('POST /claim', ...(claims.length > 0 ? claims : [claim]));
  const client = new CaptureClient(http, entry);
  await client.claim({ facts, key, secret: () => 's', number: null, language: 'en' }, options());
  return client;
};

describe('a device with a key', () => {
  it('proves it in the claim, before there is a credential', async () => {
    const http = new FakeHttp();
    const key = new FakeDeviceKey();
    await claimedBy(http, key);
    const [request] = http.requests;
    const { head, claims } = (request && saidIn(request)) ?? {};
    expect(head).toEqual({
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: { kty: 'EC', crv: 'P-256', ...key.publicKey },
    });
    expect(claims).toEqual({
      jti: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
      htm: 'POST',
      htu: `${url}/claim`,
      iat: expect.any(Number) as unknown,
    });
  });

  it('proves it for exactly this call and this credential in every other one', async () => {
    const http = new FakeHttp().on('GET /session', session).on('PUT /fields', session);
    const client = await claimedBy(http, new FakeDeviceKey());
    await client.session(options().signal);
    await client.fields({}, options());
    const ath = createHash('sha256').update('cred_1').digest('base64url');
    expect(http.requests.slice(1).map((request) => saidIn(request)?.claims)).toMatchObject([
      { htm: 'GET', htu: `${url}/session` },
      { htm: 'PUT', htu: `${url}/fields` },
    ]);
    const proven = http.requests.slice(1).map((request) => saidIn(request)?.claims['ath']);
    expect(proven).toEqual([ath, ath]);
  });

  it('signs every proof anew', async () => {
    const http = new FakeHttp().on('GET /session', session);
    const key = new FakeDeviceKey();
    const client = await claimedBy(http, key);
    await Promise.all([client.session(options().signal), client.session(options().signal)]);
    expect(new Set(http.requests.map((request) => saidIn(request)?.claims['jti'])).size).toBe(3);
    for (const { headers } of http.requests)
      expect(key.signed).toContain(headers['DPoP']?.split('.').slice(0, 2).join('.'));
  });

  it('proves uploads and events, too', async () => {
    const http = new FakeHttp().on('PUT /captures/selfie', session).onStream(new FakeStream('one').end());
    const client = await claimedBy(http, new FakeDeviceKey());
    const capture = sampleCapture('selfie');
    const [file] = filesOf(capture);
    if (!file) throw new TypeError('no file');
    await client.upload(capture, 0, file, () => undefined, options().signal);
    for await (const piece of client.events(null, options().signal)) expect(piece).toBe('one');
    const proven = [...http.requests.slice(-1), ...http.streamRequests].map((request) => saidIn(request));
    expect(proven.map((said) => said?.claims['htu'])).toEqual([`${url}/captures/selfie`, `${url}/events`]);
  });

  it('shows neither key nor credential in an invitation', async () => {
    const http = new FakeHttp().on('GET /invitation', { json: invitationBody() });
    const client = await claimedBy(http, new FakeDeviceKey());
    await client.invitation(options().signal);
    expect(http.requests.at(-1)?.headers).toEqual({});
  });
});

describe('the server’s nonce', () => {
  it('is taken from every answer, a refusal included', async () => {
    const http = new FakeHttp()
      .on('GET /invitation', giving('n1', { json: invitationBody() }))
      .on('GET /session', giving('n3', session), session, giving('n4', { status: 500 }), session);
    const client = new CaptureClient(http.on('POST /claim', giving('n2', claim)), entry);
    await client.invitation(options().signal);
    const claimant = { facts, key: new FakeDeviceKey(), secret: () => 's', number: null, language: 'en' };
    await client.claim(claimant, options());
    for (let count = 0; count < 4; count += 1)
      await client.session(options().signal).catch((error: unknown) => error);
    expect(noncesOf(http)).toEqual([undefined, 'n1', 'n2', 'n3', 'n3', 'n4']);
  });

  it('is waited for where the invitation that brings it is on its way', async () => {
    const http = new FakeHttp()
      .on('GET /invitation', () => Promise.resolve(giving('n1', { json: invitationBody() })))
      .on('POST /claim', claim);
    const client = new CaptureClient(http, entry);
    const claimant = { facts, key: new FakeDeviceKey(), secret: () => 's', number: null, language: 'en' };
    await Promise.all([client.invitation(options().signal), client.claim(claimant, options())]);
    expect(noncesOf(http)).toEqual([undefined, 'n1']);
  });

  it('is not waited for where that invitation fails, nor by a device that needs none', async () => {
    const lost = new FakeHttp()
      .on('GET /invitation', new CaptureError('network.timeout'))
      .on('POST /claim', claim);
    const client = new CaptureClient(lost, entry);
    const claimant = { facts, key: new FakeDeviceKey(), secret: () => 's', number: null, language: 'en' };
    const invited = client.invitation(options().signal).catch(() => null);
    expect(await client.claim(claimant, options())).toMatchObject({ id: 'ses_1' });
    expect(await invited).toBe(null);
    const silent = new FakeHttp().on('GET /invitation', () => new Promise(() => undefined));
    const keyless = new CaptureClient(silent.on('POST /claim', claim), entry);
    void keyless.invitation(options().signal);
    expect(await keyless.claim({ ...claimant, key: null }, options())).toMatchObject({ id: 'ses_1' });
  });

  it('is not looked for where another protocol is spoken', async () => {
    const http = new FakeHttp()
      .on('GET /invitation', giving('n1', { json: { other: 'protocol' } }))
      .on('POST /claim', claim);
    const client = await claimedBy(http, new FakeDeviceKey());
    await client.invitation(options().signal);
    await client.claim(
      { facts, key: new FakeDeviceKey(), secret: () => 's', number: null, language: 'en' },
      options(),
    );
    expect(noncesOf(http)).toEqual([undefined, undefined, undefined]);
  });

  it('lets a call that lacked it go out once more, the same but for its proof', async () => {
    const http = new FakeHttp().on('POST /complete', giving('n2', nonceAsked), session);
    const client = await claimedBy(http, new FakeDeviceKey(), giving('n1', claim));
    expect(await client.complete(options())).toMatchObject({ id: 'ses_1' });
    const [first, second] = http.requestsOf('POST /complete');
    expect(noncesOf(http)).toEqual([undefined, 'n1', 'n2']);
    expect(second).toEqual({ ...first, headers: { ...first?.headers, DPoP: second?.headers['DPoP'] } });
  });

  it('lets a claim go out once more', async () => {
    const http = new FakeHttp();
    await claimedBy(http, new FakeDeviceKey(), giving('n1', nonceAsked), claim);
    expect(noncesOf(http)).toEqual([undefined, 'n1']);
  });

  it('lets an upload go out once more, with the same bytes', async () => {
    const http = new FakeHttp().on('PUT /captures/selfie', giving('n1', nonceAsked), session);
    const client = await claimedBy(http, new FakeDeviceKey());
    const capture = sampleCapture('selfie');
    const [file] = filesOf(capture);
    if (!file) throw new TypeError('no file');
    await client.upload(capture, 0, file, () => undefined, options().signal);
    const uploads = http.requestsOf('PUT /captures/selfie');
    expect(uploads.map(({ body }) => body)).toEqual([file.body, file.body]);
    expect(uploads.map((request) => saidIn(request)?.claims['nonce'])).toEqual([undefined, 'n1']);
  });

  it('that is asked for twice ends a try and not the session: a browser that is cut off sends one proof twice', async () => {
    const http = new FakeHttp().on('GET /session', giving('n1', nonceAsked));
    const client = await claimedBy(http, new FakeDeviceKey());
    const refused = await client.session(options().signal).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'server.unavailable' });
    expect(retryDelayMs(refused, 1, 0)).toBeGreaterThan(0);
    expect(http.requestsOf('GET /session')).toHaveLength(2);
  });

  it.each([
    ['session.bound_elsewhere', 401, 'session.bound_elsewhere'],
    ['use_dpop_nonce', 503, 'server.unavailable'],
  ])('is no reason to repeat what was refused otherwise: %s, %i', async (error, status, code) => {
    const refusal = { status, json: errorBody(error, status) };
    const http = new FakeHttp().on('GET /session', giving('n1', refusal));
    const client = await claimedBy(http, new FakeDeviceKey());
    await expect(client.session(options().signal)).rejects.toMatchObject({ code });
    expect(http.requestsOf('GET /session')).toHaveLength(1);
  });

  it('sends nothing more once the call is aborted', async () => {
    const abort = new AbortController();
    const http = new FakeHttp().on('GET /session', () => {
      abort.abort();
      return nonceAsked;
    });
    const client = await claimedBy(http, new FakeDeviceKey());
    await expect(client.session(abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
    expect(http.requestsOf('GET /session')).toHaveLength(1);
  });
});

describe('a device without a key', () => {
  it('proves nothing and repeats nothing', async () => {
    const http = new FakeHttp().on('GET /session', giving('n1', nonceAsked));
    const client = await claimedBy(http, null);
    await expect(client.session(options().signal)).rejects.toMatchObject({ code: 'session.bound_elsewhere' });
    expect(http.requests.map((request) => saidIn(request))).toEqual([null, null]);
  });
});
