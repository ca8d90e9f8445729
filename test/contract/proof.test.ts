/** A proof is good for one call, once, and with a nonce of this server. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { Device, errorOf } from './device.ts';
import type { ProofChanges, ProvenCall } from './proof-key.ts';
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

const boundElsewhere = { error: 'session.bound_elsewhere', status_code: 401 };
const nonceNeeded = { error: 'use_dpop_nonce', status_code: 401 };

const newDevice = async (): Promise<Device> => Device.on((await newVerifaSession(sandbox.url)).captureUrl);

/** `GET …/session` by a device, with a proof that is different. */
const askWith = (device: Device, changes: ProofChanges, about: Partial<ProvenCall> = {}) => {
  const { proofKey, credential, nonce, captureUrl } = device;
  const url = `${captureUrl}/session`;
  const DPoP = proofKey?.proof({ method: 'GET', url, nonce, credential, ...about }, changes) ?? '';
  return rawCall(url, 'GET', { Authorization: `Bearer ${credential}`, DPoP });
};

describe('a proof', () => {
  it('is good once', async () => {
    const device = await newDevice();
    const url = `${device.captureUrl}/session`;
    const headers = device.proven('GET', '/session');
    expect((await rawCall(url, 'GET', headers)).status).toBe(200);
    expect(errorOf(await rawCall(url, 'GET', headers))).toEqual(nonceNeeded);
    expect(errorOf(await rawCall(url, 'GET', headers))).toEqual(nonceNeeded);
    await device.session();
  });

  it('is good once, however many come at the same time', async () => {
    const device = await newDevice();
    const headers = device.proven('GET', '/session');
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => rawCall(`${device.captureUrl}/session`, 'GET', headers)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
  });

  it('whose answer was lost is asked for anew, and nothing is done twice', async () => {
    const device = await newDevice();
    await device.captureAll();
    const url = `${device.captureUrl}/complete`;
    const sent = { ...device.proven('POST', '/complete'), 'Idempotency-Key': 'complete-1' };
    const first = await rawCall(url, 'POST', sent, '{}');
    expect(first.status).toBe(200);
    // A browser whose connection was cut sends the very same bytes again, and its page hears of the second answer only.
    const resent = await rawCall(url, 'POST', sent, '{}');
    expect(errorOf(resent)).toEqual(nonceNeeded);
    device.nonce = resent.headers.get('DPoP-Nonce');
    const again = await rawCall(url, 'POST', { ...sent, ...device.proven('POST', '/complete') }, '{}');
    expect(again.body).toEqual(first.body);
  });

  it('of a claim is good once, too', async () => {
    const { captureUrl } = await newVerifaSession(sandbox.url);
    const device = new Device(captureUrl);
    await device.invitation();
    const headers = device.proven('POST', '/claim');
    const claim = JSON.stringify({ device: { kind: 'desktop', label: 'x' }, language: null });
    expect((await rawCall(`${captureUrl}/claim`, 'POST', headers, claim)).status).toBe(200);
    expect(errorOf(await rawCall(`${captureUrl}/claim`, 'POST', headers, claim))).toEqual(nonceNeeded);
  });

  it('by somebody else may have the same name', async () => {
    const [one, two] = [await newDevice(), await newDevice()];
    const jti = randomUUID();
    expect((await askWith(one, { claims: { jti } })).status).toBe(200);
    expect((await askWith(two, { claims: { jti } })).status).toBe(200);
  });

  it.each([-24, 24, -24 * 365])('by a clock that is %i hours off is good', async (hours) => {
    const device = await newDevice();
    const iat = Math.floor(Date.now() / 1000) + hours * 3600;
    expect((await askWith(device, { claims: { iat } })).status).toBe(200);
  });

  it('may name the address with its query and fragment, which say nothing', async () => {
    const device = await newDevice();
    const url = `${device.captureUrl}/session`;
    expect((await askWith(device, {}, { url: `${url}?lang=de#here` })).status).toBe(200);
    const [headers] = [device.proven('GET', '/session')];
    expect((await rawCall(`${url}?lang=de`, 'GET', headers)).status).toBe(200);
  });

  const wrong: readonly (readonly [string, (device: Device) => ProofChanges])[] = [
    ['another method', () => ({ claims: { htm: 'POST' } })],
    ['the method in small letters', () => ({ claims: { htm: 'get' } })],
    ['another path', ({ captureUrl }) => ({ claims: { htu: `${captureUrl}/complete` } })],
    ['a longer path', ({ captureUrl }) => ({ claims: { htu: `${captureUrl}/session/` } })],
    ['another link', () => ({ claims: { htu: `${sandbox.url}/verify/tok_other/session` } })],
    [
      'another host',
      ({ captureUrl }) => ({ claims: { htu: `${captureUrl.replace('localhost', '127.0.0.1')}/session` } }),
    ],
    [
      'another port',
      ({ captureUrl }) => ({ claims: { htu: `${captureUrl.replace(/:\d+\//, ':1/')}/session` } }),
    ],
    [
      'another scheme',
      ({ captureUrl }) => ({ claims: { htu: `${captureUrl.replace('http:', 'https:')}/session` } }),
    ],
    ['the path alone', ({ captureUrl }) => ({ claims: { htu: `${new URL(captureUrl).pathname}/session` } })],
    ['no credential', () => ({ claims: { ath: undefined } })],
    ['another credential', () => ({ claims: { ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo' } })],
    ['the credential itself', ({ credential }) => ({ claims: { ath: credential } })],
    ['another algorithm', () => ({ head: { alg: 'none' } })],
    ['a private key', ({ proofKey }) => ({ head: { jwk: proofKey?.privateJwk } })],
    ['too much', () => ({ claims: { more: 'x'.repeat(9000) } })],
  ];

  it.each(wrong)('that names %s is refused, whatever its nonce', async (_name, changesOf) => {
    const device = await newDevice();
    expect(errorOf(await askWith(device, changesOf(device)))).toEqual(boundElsewhere);
    expect(errorOf(await askWith(device, changesOf(device), { nonce: null }))).toEqual(boundElsewhere);
    await device.session();
  });

  it.each(['', 'x', 'a.b.c', '....', 'Bearer x', '%', '='.repeat(300)])('is not %j', async (DPoP) => {
    const device = await newDevice();
    const headers = { Authorization: `Bearer ${device.credential}`, DPoP };
    expect(errorOf(await rawCall(`${device.captureUrl}/session`, 'GET', headers))).toEqual(boundElsewhere);
  });

  it('is not two', async () => {
    const device = await newDevice();
    const [one, two] = [device.proven('GET', '/session'), device.proven('GET', '/session')];
    const headers = { ...one, DPoP: `${one['DPoP'] ?? ''}, ${two['DPoP'] ?? ''}` };
    expect(errorOf(await rawCall(`${device.captureUrl}/session`, 'GET', headers))).toEqual(boundElsewhere);
  });

  it('that is changed in any way is refused, and never a failure of the server', async () => {
    const device = await newDevice();
    const member = fc.constantFrom('typ', 'alg', 'jwk', 'htm', 'htu', 'nonce', 'ath', 'jti', 'iat');
    const part = fc.oneof(
      fc.record({ head: fc.dictionary(member, fc.jsonValue(), { minKeys: 1 }) }),
      fc.record({ claims: fc.dictionary(member, fc.jsonValue(), { minKeys: 1 }) }),
    );
    const touched = ['typ', 'alg', 'jwk'];
    const judged = ['htm', 'htu', 'nonce', 'ath'];
    await fc.assert(
      fc.asyncProperty(part, async (changes) => {
        const names = 'head' in changes ? touched : judged;
        fc.pre(Object.keys(Object.values(changes)[0] ?? {}).some((name) => names.includes(name)));
        const answer = await askWith(device, changes);
        expect(['session.bound_elsewhere', 'use_dpop_nonce']).toContain(errorOf(answer).error);
        expect(answer.status).toBe(401);
      }),
      { numRuns: 150 },
    );
    await device.session();
  });
});

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
});
