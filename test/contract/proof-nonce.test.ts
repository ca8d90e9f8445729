/** A proof is good with a nonce of this server that is not old, and whoever lacks one is told in time. */
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { askWith } from './changed-proof.ts';
import { Device, errorOf } from './device.ts';
import { rawCall } from './raw-call.ts';
import { TestSandbox } from './test-sandbox.ts';

let sandbox: TestSandbox;
let other: TestSandbox;
beforeAll(async () => {
  [sandbox, other] = [await TestSandbox.start(), await TestSandbox.start()];
});
afterAll(async () => {
  await sandbox.stop();
  await other.stop();
});

const nonceNeeded = { error: 'use_dpop_nonce', status_code: 401 };

const newDevice = async (): Promise<Device> => Device.on((await newVerifaSession(sandbox.url)).captureUrl);

describe('the server’s nonce', () => {
  it('comes with every answer, refusals and unknown links included', async () => {
    const device = await newDevice();
    const url = device.captureUrl;
    const bearer = { Authorization: `Bearer ${device.credential}` };
    const answers = [
      await fetch(`${url}/invitation`),
      await fetch(`${url}/session`),
      await fetch(`${url}/session`, { headers: bearer }),
      await fetch(`${url}/claim`, { method: 'POST', body: '{' }),
      await fetch(`${url}/nothing`),
      await fetch(`${sandbox.url}/verify/tok_unknown/session`),
      await fetch(`${url}/session`, { headers: device.proven('GET', '/session') }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 401, 401, 400, 401, 404, 200]);
    const nonces = answers.map(({ headers }) => headers.get('DPoP-Nonce'));
    expect(new Set(nonces).size).toBe(1);
    expect(nonces[0]).toMatch(/^[\w-]{43}$/);
  });

  it('is asked for where a proof has none, or one that nobody gave', async () => {
    const device = await newDevice();
    for (const nonce of [null, 'made up'])
      expect(errorOf(await askWith(device, {}, { nonce }))).toEqual(nonceNeeded);
    const foreign = new Device((await newVerifaSession(other.url)).captureUrl);
    await foreign.invitation();
    expect(errorOf(await askWith(device, {}, { nonce: foreign.nonce }))).toEqual(nonceNeeded);
  });

  it('is good in its window and in the one after', async () => {
    const device = await newDevice();
    const windowMs = 5 * 60 * 1000;
    sandbox.clock.advance(windowMs - (sandbox.clock.now() % windowMs));
    await device.session();
    const { nonce } = device;
    for (const [byMs, status] of [
      [0, 200],
      [windowMs, 200],
      [windowMs - 1, 200],
      [1, 401],
    ] as const) {
      sandbox.clock.advance(byMs);
      const answer = await askWith(device, {}, { nonce });
      expect(answer.status).toBe(status);
      if (status === 401) expect(errorOf(answer)).toEqual(nonceNeeded);
    }
    // The refusal has brought the one that is good.
    const refused = await askWith(device, {}, { nonce });
    device.nonce = refused.headers.get('DPoP-Nonce');
    expect((await askWith(device, {})).status).toBe(200);
  });

  it('is asked for after a restart, and the device goes on', async () => {
    const device = new Device((await newVerifaSession(other.url)).captureUrl);
    await device.claim();
    const before = device.proven('GET', '/session');
    await other.restart();
    device.captureUrl = device.captureUrl.replace(/^http:\/\/[^/]+/, other.url);
    expect(errorOf(await askWith(device, {}))).toEqual(nonceNeeded);
    expect(await device.session()).toMatchObject({ holder: 'this_device' });
    // What was used, or could have been, before the restart is worth nothing after it.
    const replayed = await rawCall(`${device.captureUrl}/session`, 'GET', before);
    expect(replayed.status).toBe(401);
  });

  it('is not asked of an upload that has the newest one, and one that lacks it is kept once', async () => {
    const device = await newDevice();
    await device.consent();
    await device.documentType('passport');
    device.nonce = null;
    expect((await device.picture('document-front')).captures).toMatchObject([{ step: 'document-front' }]);
  });

  it('is asked for when the whole body has come: a browser that is cut off before may hear nothing', async () => {
    const device = await newDevice();
    device.nonce = null;
    const url = `${device.captureUrl}/captures/selfie`;
    const [half, rest] = [Buffer.alloc(50_000), Buffer.alloc(50_000)];
    const headers = { ...device.proven('PUT', '/captures/selfie'), 'Content-Length': '100000' };
    const outgoing = request(url, { method: 'PUT', headers });
    let isAnswered = false;
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.on('error', reject).on('response', (answer) => {
        isAnswered = true;
        resolve(answer);
      });
    });
    await new Promise((resolve) => outgoing.write(half, resolve));
    // Other calls are answered meanwhile.
    for (let count = 0; count < 3; count += 1) await device.session();
    expect(isAnswered).toBe(false);
    outgoing.end(rest);
    const answer = await answered;
    expect([answer.statusCode, answer.headers['dpop-nonce']]).toEqual([401, device.nonce]);
    answer.resume();
  });

  it('is asked for at once of a body that is longer than any', async () => {
    const device = await newDevice();
    device.nonce = null;
    const headers = { ...device.proven('PUT', '/captures/selfie'), 'Content-Length': '10000001' };
    const outgoing = request(`${device.captureUrl}/captures/selfie`, { method: 'PUT', headers });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.on('error', reject).on('response', resolve).flushHeaders();
    });
    expect(answer.statusCode).toBe(401);
    outgoing.destroy();
  });
});
