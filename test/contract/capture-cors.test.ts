/** Which pages may speak the protocol from a browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
let strict: TestSandbox;
beforeAll(async () => {
  sandbox = await TestSandbox.start();
  strict = await TestSandbox.start({ allowedOrigins: ['https://bank.example'] });
});
afterAll(async () => {
  await sandbox.stop();
  await strict.stop();
});

const deviceOf = async ({ url }: TestSandbox) => new Device((await newVerifaSession(url)).captureUrl);

describe('an allowed origin', () => {
  it.each(['http://localhost:3000', 'http://localhost', 'http://127.0.0.1:5173'])(
    'is echoed: %s',
    async (Origin) => {
      const { headers, status } = await (
        await deviceOf(sandbox)
      ).send('GET', '/invitation', undefined, { Origin });
      expect(status).toBe(200);
      expect(headers.get('Access-Control-Allow-Origin')).toBe(Origin);
      expect(headers.get('Access-Control-Expose-Headers')).toBe(
        'Retry-After, Date, DPoP-Nonce, Upload-Offset, Upload-Complete',
      );
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
      expect(headers.get('Vary')).toBe('Origin');
    },
  );

  it('reads errors, too', async () => {
    const device = new Device(`${sandbox.url}/verify/tok_unknown`);
    const answer = await device.send('GET', '/session', undefined, { Origin: 'http://localhost:3000' });
    expect(errorOf(answer)).toMatchObject({ error: 'session.gone' });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:3000');
  });

  it('is told what it may send', async () => {
    const { captureUrl } = await deviceOf(sandbox);
    const response = await fetch(`${captureUrl}/captures/selfie`, {
      method: 'OPTIONS',
      headers: { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'PUT' },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:3000');
    expect(response.headers.get('Access-Control-Allow-Methods')).toBe('GET, HEAD, POST, PUT');
    expect(response.headers.get('Access-Control-Allow-Headers')?.split(', ')).toEqual([
      'Authorization',
      'DPoP',
      'Content-Type',
      'Idempotency-Key',
      'Last-Event-ID',
      'Content-Digest',
      'Repr-Digest',
      'Upload-Offset',
      'Upload-Length',
      'Idv-Capture-Metadata',
    ]);
  });

  it('is the sandbox’s own, whatever else is allowed', async () => {
    const answer = await (
      await deviceOf(strict)
    ).send('GET', '/invitation', undefined, { Origin: strict.url });
    expect(answer.status).toBe(200);
    expect(answer.body['allowed_origins']).toEqual(['https://bank.example']);
  });
});

describe('another origin', () => {
  const refused = { error: 'session.origin_not_allowed', status_code: 403 };

  it.each([
    'https://evil.example',
    'https://localhost:3000',
    'http://localhost.evil.example',
    'http://localhost:3000.evil.example',
    'http://127.0.0.1.nip.io:80',
    'null',
  ])('is refused, and may read no more than that: %s', async (Origin) => {
    const device = await deviceOf(sandbox);
    const answer = await device.send('GET', '/invitation', undefined, { Origin });
    expect(errorOf(answer)).toEqual(refused);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(Origin);
    expect(answer.headers.get('Access-Control-Expose-Headers')).toBe('Retry-After');
    expect(answer.headers.get('DPoP-Nonce')).toBeNull();
    expect(answer.headers.get('Vary')).toBe('Origin');
    expect(Object.keys(answer.body).toSorted()).toEqual(['detail', 'error', 'status_code']);
  });

  it.each([
    ['GET', '/session'],
    ['GET', '/events'],
    ['POST', '/claim'],
    ['POST', '/invitation'],
    ['PUT', '/fields'],
    ['GET', '/invitation/'],
  ])('is refused without a CORS header anywhere else: %s %s', async (method, path) => {
    const device = await deviceOf(sandbox);
    const answer = await device.send(method, path, undefined, { Origin: 'https://evil.example' });
    expect(errorOf(answer)).toEqual(refused);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  });

  it('is refused before anything changes', async () => {
    const device = await deviceOf(sandbox);
    const answer = await device.tryClaim('en', { Origin: 'https://evil.example' });
    expect(errorOf(answer)).toEqual(refused);
    expect(await device.claim()).toMatchObject({ status: 'capturing' });
  });

  it('gets no preflight', async () => {
    const { captureUrl } = await deviceOf(sandbox);
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'PUT' };
    expect((await fetch(`${captureUrl}/fields`, { method: 'OPTIONS', headers })).status).toBe(403);
  });

  it('is every port of this machine once others are named', async () => {
    const device = await deviceOf(strict);
    const answer = await device.send('GET', '/invitation', undefined, { Origin: 'http://localhost:3000' });
    expect(errorOf(answer)).toEqual(refused);
    const allowed = await device.send('GET', '/invitation', undefined, { Origin: 'https://bank.example' });
    expect(allowed.status).toBe(200);
  });
});
