/** A session that only some pages may embed: its own list narrows the sandbox's, for frames, for calls and in its words. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession, newVerilockSession } from './backend.ts';
import { Device, errorOf } from './device.ts';
import { TestSandbox } from './test-sandbox.ts';

const shop = 'https://shop.example';
const bank = 'https://bank.example';
const own = { sandbox_allowed_origins: `${shop} http://localhost:3000` };

let sandbox: TestSandbox;
let assetsDir: string;
beforeAll(async () => {
  // The page is looked at for its headers only: nothing has to be built.
  assetsDir = await mkdtemp(join(tmpdir(), 'assets-'));
  await mkdir(join(assetsDir, 'pages'));
  await writeFile(join(assetsDir, 'pages/hosted.html'), '<title>A page</title>');
  sandbox = await TestSandbox.start({ assetsDir, allowedOrigins: [shop, bank, 'http://localhost:*'] });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(assetsDir, { recursive: true });
});

const framers = async (address: string): Promise<string | undefined> => {
  const { headers } = await fetch(address);
  return headers
    .get('Content-Security-Policy')
    ?.split('; ')
    .find((directive) => directive.startsWith('frame-ancestors '));
};

describe.each([
  ['verifa', newVerifaSession],
  ['verilock', newVerilockSession],
] as const)('a session of %s with origins of its own', (_, newSession) => {
  it('is framed by those alone', async () => {
    const { captureUrl } = await newSession(sandbox.url, { metadata: own });
    expect(await framers(captureUrl)).toBe(`frame-ancestors 'self' ${shop} http://localhost:3000`);
    // Its address without the token, too.
    const token = captureUrl.split('/verify/')[1] ?? '';
    const handle = createHash('sha256').update(token).digest('base64url');
    expect(await framers(`${sandbox.url}/verify/-/${handle}`)).toBe(await framers(captureUrl));
    expect(await framers(`${sandbox.url}/verify/tok_unknown`)).toBe(
      `frame-ancestors 'self' ${shop} ${bank} http://localhost:*`,
    );
  });

  it('speaks with those alone, preflights included', async () => {
    const { captureUrl } = await newSession(sandbox.url, { metadata: own });
    const device = new Device(captureUrl);
    const preflight = async (origin: string): Promise<Response> =>
      fetch(`${captureUrl}/claim`, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
    for (const origin of [shop, 'http://localhost:3000']) {
      expect((await preflight(origin)).headers.get('Access-Control-Allow-Origin')).toBe(origin);
      const answer = await device.tryClaim('en', { Origin: origin });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(answer.headers.get('Vary')).toBe('Origin');
    }
    for (const origin of [bank, 'http://localhost:3001']) {
      const refused = await preflight(origin);
      expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([403, null]);
      expect(errorOf(await device.tryClaim('en', { Origin: origin }))).toEqual({
        error: 'session.origin_not_allowed',
        status_code: 403,
      });
    }
  });

  it('names those alone, to whoever is invited and to its device', async () => {
    const { captureUrl } = await newSession(sandbox.url, { metadata: own });
    const device = new Device(captureUrl);
    expect((await device.invitation()).allowed_origins).toEqual([shop, 'http://localhost:3000']);
    expect((await device.claim()).allowed_origins).toEqual([shop, 'http://localhost:3000']);
    expect((await device.session()).allowed_origins).toEqual([shop, 'http://localhost:3000']);
  });

  it('tells a page that may not what is the matter, and nothing of the session', async () => {
    const { captureUrl } = await newSession(sandbox.url, { metadata: own });
    const answer = await new Device(captureUrl).send('GET', '/invitation', undefined, { Origin: bank });
    expect(errorOf(answer)).toEqual({ error: 'session.origin_not_allowed', status_code: 403 });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(bank);
    expect(JSON.stringify(answer.body)).not.toContain('shop');
  });

  it.each([
    ['none that the sandbox allows', 'https://evil.example', []],
    ['patterns', `http://localhost:* https://*.example * ${shop}/path`, []],
    ['nothing', '', []],
    ['one among others', `https://evil.example ${bank}`, [bank]],
    ['something else than text', [bank], [shop, bank, 'http://localhost:*']],
  ])('made of %s', async (_what, list, allowed) => {
    const { captureUrl } = await newSession(sandbox.url, { metadata: { sandbox_allowed_origins: list } });
    expect((await new Device(captureUrl).invitation()).allowed_origins).toEqual(allowed);
    expect(await framers(captureUrl)).toBe(`frame-ancestors ${["'self'", ...allowed].join(' ')}`);
  });
});

it('holds for a link to another device as well', async () => {
  const { captureUrl } = await newVerifaSession(sandbox.url, { metadata: own });
  const device = await Device.on(captureUrl);
  const { capture_url: url } = await device.handOff();
  expect(await framers(url)).toBe(`frame-ancestors 'self' ${shop} http://localhost:3000`);
  expect((await new Device(url).invitation()).allowed_origins).toEqual([shop, 'http://localhost:3000']);
});
