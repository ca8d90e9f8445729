/** A proof is good for one call, and once. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newVerifaSession } from './backend.ts';
import { askWith } from './changed-proof.ts';
import { Device, errorOf } from './device.ts';
import type { ProofChanges } from './proof-key.ts';
import { rawCall } from './raw-call.ts';
import { sandboxOfFile } from './sandbox-of-file.ts';

const sandbox = await sandboxOfFile();

const boundElsewhere = { error: 'session.bound_elsewhere', status_code: 401 };
const nonceNeeded = { error: 'use_dpop_nonce', status_code: 401 };

const newDevice = async (): Promise<Device> => Device.on((await newVerifaSession(sandbox.url)).captureUrl);

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
