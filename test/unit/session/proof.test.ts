/** A proof as others read it: by the standard's own words, and with a key that a browser would make. */
import { createPublicKey, verify } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DeviceKey } from '../../../src/model/ports.ts';
import { proof } from '../../../src/session/proof.ts';
import { readProofToken } from '../../../demo/server/capture/proof-token.ts';

const call = {
  method: 'GET',
  url: 'https://verify.example/verify/tok/session',
  nonce: null,
  credential: null,
};
let key: DeviceKey;

beforeAll(async () => {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(curve, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  key = {
    publicKey: { x, y },
    sign: async (text) => {
      const bytes = new TextEncoder().encode(text);
      return new Uint8Array(
        await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes),
      );
    },
  };
});

describe('a proof', () => {
  it('is three parts of base64url, the last of them the signature of the others', async () => {
    const token = await proof(key, call);
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const jwk = { kty: 'EC', crv: 'P-256', ...key.publicKey };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
    const isSigned = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(isSigned).toBe(true);
  });

  it('says what the server reads', async () => {
    // The credential and its digest are those of RFC 9449, 7.1.
    const credential = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
    expect(readProofToken(await proof(key, { ...call, nonce: 'n-1', credential }))).toMatchObject({
      htm: 'GET',
      htu: call.url,
      nonce: 'n-1',
      ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
    });
    expect(readProofToken(await proof(key, call))).toMatchObject({ nonce: null, ath: null });
  });

  it('never holds the credential', async () => {
    const token = await proof(key, { ...call, credential: 'cap_secret' });
    const texts = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    for (const text of [token, ...texts]) expect(text).not.toContain('cap_secret');
  });

  it('tells the time in whole seconds', async () => {
    const [, claims = ''] = (await proof(key, call)).split('.');
    const { iat } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iat: number };
    expect(Number.isInteger(iat)).toBe(true);
    expect(Math.abs(iat - Date.now() / 1000)).toBeLessThan(60);
  });

  it('fails where the key does', async () => {
    const broken = { ...key, sign: () => Promise.reject(new DOMException('gone', 'InvalidAccessError')) };
    await expect(proof(broken, call)).rejects.toThrow('gone');
  });
});
