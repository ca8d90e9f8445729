/** A large file: asked about first, sent from where it broke off, and whole where the backend knows no parts. */
import { describe, expect, it } from 'vitest';
import { CaptureError } from '../../../src/model/errors.ts';
import { filesOf } from '../../../src/model/capture.ts';
import type { HttpRequest } from '../../../src/model/ports.ts';
import { CaptureClient } from '../../../src/session/client.ts';
import { FakeDeviceKey, FakeHost } from '../../fakes/fake-host.ts';
import { FakeHttp, type FakeAnswer, type FakeReply } from '../../fakes/fake-http.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { errorBody, sessionBody } from '../../fakes/sample-wire.ts';

const url = 'https://verify.example/verify/tok';
const entry = { captureUrl: url, origin: 'https://verify.example', sessionId: null, redirectUrl: null };
const { signal } = new AbortController();
const size = 1_000_001;

const kept = (bytes: number, more: Readonly<Record<string, string>> = {}): FakeAnswer => ({
  headers: { 'upload-offset': String(bytes), 'upload-complete': '?0', ...more },
});
const movedTo = (bytes: number): FakeAnswer => ({
  ...kept(bytes),
  status: 409,
  json: errorBody('upload.incomplete', 409),
});
const arrived = { json: sessionBody({ revision: 7 }) };
const head = 'HEAD /captures/selfie';
const put = 'PUT /captures/selfie';

/** A client that has claimed with a key, and one large file that it sends. */
const sending = async (heads: readonly FakeReply[], puts: readonly FakeReply[] = [arrived], bytes = size) => {
  const http = new FakeHttp()
    .on('POST /claim', { json: { credential: 'cred_1', session: sessionBody() } })
    .on('GET /session', { json: sessionBody({ revision: 9 }) })
    .on(head, ...heads)
    .on(put, ...puts);
  const client = new CaptureClient(http, entry);
  const key = new FakeDeviceKey();
  const { facts } = new FakeHost();
  const once = { idempotencyKey: 'key-1', signal };
  await client.claim({ facts, key, secret: () => 's', number: null, language: 'en' }, once);
  const capture = sampleCapture('selfie', bytes);
  const [file] = filesOf(capture);
  if (!file) throw new TypeError('no file');
  const progress: [sentBytes: number, keptBytes: number | undefined][] = [];
  const outcome = await client
    .upload(capture, 0, file, (sent, keptBytes) => progress.push([sent, keptBytes]), signal)
    .catch((error: unknown) => error);
  const calls = http.requests.slice(1).map(({ method }) => method);
  return { http, file, outcome, progress, calls, puts: http.requestsOf(put) };
};

const sizeOf = ({ body }: HttpRequest): number => (body instanceof Blob ? body.size : 0);
const nonceOf = ({ headers }: HttpRequest): unknown => {
  const claims = (headers['DPoP'] ?? '').split('.')[1] ?? '';
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { nonce?: string }).nonce;
};

describe('a file of up to a megabyte', () => {
  it('goes out as a whole, without a question', async () => {
    const { calls, puts, outcome } = await sending([], [arrived], 1_000_000);
    expect(calls).toEqual(['PUT']);
    expect(puts[0]?.headers).toHaveProperty('Content-Digest');
    expect(puts[0]?.headers).not.toHaveProperty('Upload-Offset');
    expect(outcome).toMatchObject({ revision: 7 });
  });
});

describe('a larger file', () => {
  it('is asked about, and sent from its beginning where nothing of it is there', async () => {
    const { http, file, puts, calls, outcome } = await sending([kept(0)]);
    expect(calls).toEqual(['HEAD', 'PUT']);
    expect(outcome).toMatchObject({ revision: 7 });
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', await file.body.arrayBuffer()));
    const reprDigest = `sha-256=:${digest.toString('base64')}:`;
    const [asked] = http.requestsOf(head);
    expect(asked).toMatchObject({ body: null, headers: { 'Repr-Digest': reprDigest } });
    expect(asked?.headers).toHaveProperty('Idv-Capture-Metadata');
    expect(puts[0]?.headers).toMatchObject({
      'Content-Type': 'image/jpeg',
      'Idv-Capture-Metadata': asked?.headers['Idv-Capture-Metadata'],
      'Repr-Digest': reprDigest,
      'Upload-Offset': '0',
      'Upload-Length': String(size),
    });
    // It is of the message, not of the file (RFC 9530, 2).
    expect(puts[0]?.headers).not.toHaveProperty('Content-Digest');
    expect(puts.map(sizeOf)).toEqual([size]);
  });

  it('[fault 36] goes on where the backend has it, and tells how far both are', async () => {
    const { file, puts, progress, outcome } = await sending([kept(600_000)]);
    expect(outcome).toMatchObject({ revision: 7 });
    expect(puts[0]?.headers).toMatchObject({ 'Upload-Offset': '600000', 'Upload-Length': String(size) });
    const rest = puts[0]?.body as Blob;
    expect(
      Buffer.from(await rest.arrayBuffer()).equals(Buffer.from(await file.body.slice(600_000).arrayBuffer())),
    ).toBe(true);
    puts[0]?.onProgress?.(1000);
    expect(progress).toEqual([
      [600_000, 600_000],
      [601_000, 600_000],
    ]);
  });

  it('[fault 36] sends nothing but an end where all bytes are there and were never put together', async () => {
    const { puts, outcome } = await sending([kept(size)]);
    expect(puts.map(sizeOf)).toEqual([0]);
    expect(puts[0]?.headers).toMatchObject({ 'Upload-Offset': String(size) });
    expect(outcome).toMatchObject({ revision: 7 });
  });

  it('[fault 41] is done where the backend has it: the session is read instead', async () => {
    const { calls, outcome } = await sending([kept(size, { 'upload-complete': '?1' })]);
    expect(calls).toEqual(['HEAD', 'GET']);
    expect(outcome).toMatchObject({ revision: 9 });
  });

  it('[fault 41] is sent on to where the backend says that it goes on, also back', async () => {
    const { puts, calls, outcome } = await sending([kept(0)], [movedTo(400_000), movedTo(100_000), arrived]);
    expect(calls).toEqual(['HEAD', 'PUT', 'PUT', 'PUT']);
    expect(puts.map(({ headers }) => headers['Upload-Offset'])).toEqual(['0', '400000', '100000']);
    expect(puts.map(sizeOf)).toEqual([size, size - 400_000, size - 100_000]);
    expect(outcome).toMatchObject({ revision: 7 });
  });

  it('is not sent around for ever', async () => {
    const { puts, outcome } = await sending([kept(0)], [movedTo(1), movedTo(2), movedTo(1), movedTo(2)]);
    expect(puts).toHaveLength(4);
    expect(outcome).toMatchObject({ code: 'network.bad_response' });
  });

  it('takes a conflict without a place for what it says', async () => {
    const taken = { status: 409, json: errorBody('handoff.taken', 409) };
    const { puts, outcome } = await sending([kept(0)], [taken]);
    expect(puts).toHaveLength(1);
    expect(outcome).toMatchObject({ code: 'handoff.taken' });
  });
});

describe('the question', () => {
  it('is asked again with the nonce that its refusal has brought, so that no byte is sent in vain', async () => {
    const refused = { status: 401, headers: { 'dpop-nonce': 'n2' } };
    const { http, puts, calls } = await sending([refused, kept(5)]);
    expect(calls).toEqual(['HEAD', 'HEAD', 'PUT']);
    expect(http.requestsOf(head).map(nonceOf)).toEqual([undefined, 'n2']);
    expect(puts.map(nonceOf)).toEqual(['n2']);
  });

  it.each([
    [429, 'server.rate_limited'],
    [500, 'server.unavailable'],
    [503, 'server.unavailable'],
  ])('answered with %i waits like any call: %s', async (status, code) => {
    const { calls, outcome } = await sending([{ status, headers: { 'retry-after': '3' } }]);
    expect(calls).toEqual(['HEAD']);
    expect(outcome).toMatchObject({ code, retryAfterMs: 3000 });
  });

  it('[fault 36] is asked again at once where its connection was dead', async () => {
    const { calls, outcome } = await sending([new CaptureError('network.offline'), kept(5)]);
    expect(calls).toEqual(['HEAD', 'HEAD', 'PUT']);
    expect(outcome).toMatchObject({ revision: 7 });
  });

  it.each([
    ['network.offline', 2],
    ['network.timeout', 1],
  ] as const)('that does not get through fails as such: %s', async (code, times) => {
    const { calls, outcome } = await sending([new CaptureError(code)]);
    expect(calls).toEqual(Array.from({ length: times }, () => 'HEAD'));
    expect(outcome).toMatchObject({ code });
  });

  it.each([
    ['404 of a backend that does not know it', [{ status: 404 }]],
    ['200 without a place', [{ status: 200 }]],
    ['a place beyond the end', [kept(size + 1)]],
    ['a place that is no number', [{ headers: { 'upload-offset': '-1' } }]],
    ['409 without a word', [{ status: 409 }]],
    ['401 twice', [{ status: 401 }, { status: 401 }]],
  ])('answered with %s lets the whole file ask', async (_name, heads) => {
    const { puts, file, outcome } = await sending(heads, [arrived]);
    expect(puts).toHaveLength(1);
    expect(puts[0]?.body).toBe(file.body);
    expect(puts[0]?.headers).toHaveProperty('Content-Digest');
    expect(puts[0]?.headers).not.toHaveProperty('Upload-Offset');
    expect(outcome).toMatchObject({ revision: 7 });
  });

  it('that is refused leaves it to the file’s own answer to say why', async () => {
    const gone = { status: 410, json: errorBody('session.expired', 410) };
    const { outcome } = await sending([{ status: 410 }], [gone]);
    expect(outcome).toMatchObject({ code: 'session.expired' });
  });
});
