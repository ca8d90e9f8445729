/** One method a call: what goes out, what comes back, and what each refusal means. */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/model/ports.ts';
import { filesOf } from '../../../src/model/capture.ts';
import type { Session } from '../../../src/model/session.ts';
import { CaptureClient, type CallOptions, type Claimant } from '../../../src/session/client.ts';
import { readSession } from '../../../src/session/read-session.ts';
import { FakeDeviceKey, FakeHost } from '../../fakes/fake-host.ts';
import { FakeHttp } from '../../fakes/fake-http.ts';
import { FakeStream } from '../../fakes/fake-stream.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { errorBody, invitationBody, sampleEntry, sessionBody } from '../../fakes/sample-wire.ts';

const { facts } = new FakeHost();
const options = (): CallOptions => ({ idempotencyKey: 'key-1', signal: new AbortController().signal });
const answer = { json: sessionBody({ revision: 7 }) };

const clientOn = (http: FakeHttp) => new CaptureClient(http, sampleEntry);

/** A browser without a key, unless a test says otherwise. */
const claimant = (different: Partial<Claimant> = {}): Claimant => ({
  facts,
  key: null,
  secret: () => 'device-secret',
  number: null,
  language: 'de',
  ...different,
});

/** A client that has claimed its session, and what it asks next. */
const claimed = async (http: FakeHttp, by = claimant()) => {
  http.on('POST /claim', { json: { credential: 'cred_1', session: sessionBody() } });
  const client = clientOn(http);
  await client.claim(by, options());
  return client;
};
const lastOf = (http: FakeHttp): HttpRequest => {
  const last = http.requests.at(-1);
  if (!last) throw new TypeError('nothing was asked');
  return last;
};

type Call = (client: CaptureClient) => Promise<Session>;

describe('the calls that answer with the session', () => {
  const calls: readonly (readonly [string, string, object | null, Call])[] = [
    ['GET', '/session', null, (client) => client.session(options().signal)],
    [
      'POST',
      '/consent',
      { version: '2026-01', language: 'en' },
      (client) => client.consent('2026-01', 'en', options()),
    ],
    [
      'PUT',
      '/document-type',
      { document_type: 'national_id' },
      (client) => client.documentType('national_id', options()),
    ],
    [
      'PUT',
      '/fields',
      { fields: { email: 'a@b.example' } },
      (client) => client.fields({ email: 'a@b.example' }, options()),
    ],
    ['POST', '/complete', {}, (client) => client.complete(options())],
    [
      'POST',
      '/sandbox-outcome',
      { outcome: 'needs_review' },
      (client) => client.sandboxOutcome('needs_review', options()),
    ],
  ];

  it.each(calls)('%s %s', async (method, path, body, call) => {
    const http = new FakeHttp().on(`${method} ${path}`, answer);
    const client = await claimed(http);
    expect(await call(client)).toEqual(readSession(answer.json));
    const request = lastOf(http);
    expect(request).toMatchObject({
      method,
      url: `https://verify.example/verify/tok${path}`,
      timeoutMs: 30_000,
    });
    expect(request.body === null ? null : JSON.parse(request.body as string)).toEqual(body);
    expect(request.headers).toEqual({
      Authorization: 'Bearer cred_1',
      ...(body && { 'Content-Type': 'application/json' }),
      ...(method === 'POST' && { 'Idempotency-Key': 'key-1' }),
    });
  });

  it.each(calls)('%s %s without the protocol’s body is a bad response', async (method, path, _body, call) => {
    for (const bad of [{}, { json: {} }, { status: 204 }, { json: { ...sessionBody(), id: 7 } }]) {
      const client = await claimed(new FakeHttp().on(`${method} ${path}`, bad));
      await expect(call(client)).rejects.toMatchObject({ code: 'network.bad_response' });
    }
  });

  it('sends nothing once it is aborted', async () => {
    const http = new FakeHttp();
    const client = await claimed(http);
    await expect(client.session(AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
    expect(http.requests).toHaveLength(1);
  });
});

describe('the claim', () => {
  it('says who this device is, and carries no credential yet', async () => {
    const http = new FakeHttp();
    await claimed(http);
    const { url, headers, body } = lastOf(http);
    expect(url).toBe('https://verify.example/verify/tok/claim');
    expect(headers).toEqual({ 'Content-Type': 'application/json', 'Idempotency-Key': 'key-1' });
    expect(JSON.parse(body as string)).toEqual({
      device_key: 'device-secret',
      device: { kind: 'desktop', label: 'Firefox · Linux' },
      language: 'de',
    });
  });

  it('names the chosen number, where there is one', async () => {
    const http = new FakeHttp();
    await claimed(http, claimant({ number: 42 }));
    expect(JSON.parse(lastOf(http).body as string)).toMatchObject({ number: 42 });
  });

  it('needs no secret where there is a key', async () => {
    const http = new FakeHttp();
    const secret = () => {
      throw new Error('a secret was asked for');
    };
    await claimed(http, claimant({ key: new FakeDeviceKey(), secret }));
    expect(JSON.parse(lastOf(http).body as string)).not.toHaveProperty('device_key');
  });

  it('again replaces the credential', async () => {
    const http = new FakeHttp().on('GET /session', answer);
    const client = await claimed(http);
    http.on('POST /claim', { json: { credential: 'cred_2', session: sessionBody() } });
    await client.claim(claimant(), options());
    await client.session(options().signal);
    expect(lastOf(http).headers).toMatchObject({ Authorization: 'Bearer cred_2' });
  });
});

describe('the invitation', () => {
  const invite = (http: FakeHttp) => clientOn(http).invitation(options().signal);

  it('is read without a credential and consumes nothing', async () => {
    const http = new FakeHttp().on('GET /invitation', { json: invitationBody() });
    expect(await invite(http)).toMatchObject({ brand: { name: 'Acme' }, claimable: 'yes' });
    expect(lastOf(http)).toMatchObject({ method: 'GET', headers: {}, body: null });
  });

  it.each([
    ['answers with a page', { status: 200 }],
    ['does not know the path', { status: 404 }],
    ['refuses in a way of its own', { status: 403, json: { message: 'no' } }],
    ['speaks another protocol', { json: { protocol: 'other/1' } }],
  ])('is none where the origin %s', async (_name, reply) => {
    expect(await invite(new FakeHttp().on('GET /invitation', reply))).toBe(null);
  });
});

describe('a liveness challenge', () => {
  it('is asked for with a key, so that a repeat gets the same one', async () => {
    const challenge = { nonce: 'n', actions: ['nod', 'smile', 'blink'], expires_in_ms: 60_000 };
    const http = new FakeHttp().on('POST /liveness-challenge', { json: challenge });
    const client = await claimed(http);
    expect(await client.livenessChallenge(options())).toEqual({ nonce: 'n', actions: challenge.actions });
    expect(lastOf(http).headers).toMatchObject({ 'Idempotency-Key': 'key-1' });
  });
});

describe('a call by its address', () => {
  it('is answered with what the backend says', async () => {
    const client = await claimed(new FakeHttp().on('POST /presence', { json: { any: 'thing' } }));
    expect(await client.call('POST', '/presence', {}, options())).toEqual({ any: 'thing' });
  });

  it('may be answered with nothing, where the status says so', async () => {
    const client = await claimed(new FakeHttp().on('POST /presence', { status: 204 }));
    expect(await client.call('POST', '/presence', {}, options())).toBe(undefined);
  });

  it.each([
    [{ status: 200 }, 'network.bad_response'],
    [{ status: 409, json: errorBody('handoff.declined', 409) }, 'handoff.declined'],
  ] as const)('fails as every call does: %j', async (reply, code) => {
    const client = await claimed(new FakeHttp().on('POST /presence', reply));
    await expect(client.call('POST', '/presence', {}, options())).rejects.toMatchObject({ code });
  });
});

describe('an upload', () => {
  it('sends the bytes, what they are, how they came about, and their digest', async () => {
    const http = new FakeHttp().on('PUT /captures/selfie', answer);
    const client = await claimed(http);
    const capture = sampleCapture('selfie');
    const [file] = filesOf(capture);
    if (!file) throw new TypeError('no file');
    const progress: number[] = [];
    const session = await client.upload(capture, 0, file, (sent) => progress.push(sent), options().signal);
    expect(session.revision).toBe(7);
    const request = lastOf(http);
    expect(request.body).toBe(file.body);
    expect(request.headers).toEqual({
      Authorization: 'Bearer cred_1',
      'Content-Type': 'image/jpeg',
      'Content-Digest': expect.stringMatching(/^sha-256=:[\w+/]{43}=:$/) as unknown,
      'Idv-Capture-Metadata': expect.stringMatching(/^[\w-]+$/) as unknown,
    });
    request.onProgress?.(40);
    expect(progress).toEqual([40]);
  });
});

describe('the events', () => {
  it('are asked for as such, with the credential', async () => {
    const http = new FakeHttp().onStream(new FakeStream('one', 'two').end());
    const client = await claimed(http);
    const pieces: string[] = [];
    for await (const piece of client.events(null, options().signal)) pieces.push(piece);
    expect(pieces).toEqual(['one', 'two']);
    expect(http.streamRequests).toEqual([
      {
        url: 'https://verify.example/verify/tok/events',
        headers: { Accept: 'text/event-stream', Authorization: 'Bearer cred_1' },
      },
    ]);
  });

  it('go on after the last one that has been read', async () => {
    const http = new FakeHttp().onStream(new FakeStream().end());
    const client = await claimed(http);
    for await (const piece of client.events('7.1', options().signal)) expect(piece).toBe('');
    expect(http.streamRequests[0]?.headers).toMatchObject({ 'Last-Event-ID': '7.1' });
  });
});
