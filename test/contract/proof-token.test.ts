/** What is read as a proof, without any request: the standard's own example, and everything that only looks like one. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProofToken } from '../../demo/server/capture/proof-token.ts';
import { encoded, ProofKey, type ProofChanges } from './proof-key.ts';

const call = { method: 'GET', url: 'https://verify.example/verify/tok', nonce: 'n', credential: 'cap_1' };
const key = new ProofKey();
const read = (changes: ProofChanges) => readProofToken(key.proof(call, changes));

/** A token with this head, signed by whatever `signature` does. */
const forged = (head: object, signature: (text: string) => Buffer): string => {
  const claims = { jti: 'j', htm: 'GET', htu: call.url, iat: 1 };
  const text = [head, claims].map((part) => encoded(JSON.stringify(part))).join('.');
  return `${text}.${signature(text).toString('base64url')}`;
};

describe('a proof', () => {
  it('is read as the standard says it', () => {
    // RFC 9449, figure 2; the thumbprint is that of its section 6.1.
    const example =
      'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0' +
      'RscEJoRjQyVVFVZldWQVdCRnMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAt' +
      'MjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29t' +
      'L3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK' +
      '70nfbV37xRZT3Lg';
    expect(readProofToken(example)).toEqual({
      thumbprint: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I',
      jti: '-BwC3ESc6acc2lTc',
      htm: 'POST',
      htu: 'https://server.example.com/token',
      nonce: null,
      ath: null,
    });
  });

  it('names its key by the same thumbprint, whatever else is said of the key', () => {
    const jwk = { use: 'sig', y: key.jwk.y, x: key.jwk.x, kid: 'mine', kty: 'EC', crv: 'P-256' };
    expect(read({ head: { jwk } })?.thumbprint).toBe(key.thumbprint);
  });

  it('may carry what nobody has heard of', () => {
    expect(read({ head: { kid: '1' }, claims: { exp: 0, sub: 'x' } })).not.toBeNull();
  });
});

describe('no proof is', () => {
  const other = new ProofKey().jwk;
  const changes: readonly (readonly [string, ProofChanges])[] = [
    ['another type of token', { head: { typ: 'JWT' } }],
    ['a token without a type', { head: { typ: undefined } }],
    ['one with an algorithm of its own', { head: { alg: 'none' } }],
    ['one with a secret’s algorithm', { head: { alg: 'HS256' } }],
    ['one with another curve’s algorithm', { head: { alg: 'ES384' } }],
    ['one that demands what is not understood', { head: { crit: ['exp'] } }],
    ['one without a key', { head: { jwk: undefined } }],
    ['one with a private key', { head: { jwk: key.privateJwk } }],
    ['one with another key', { head: { jwk: other } }],
    ['one with a key of another type', { head: { jwk: { ...key.jwk, kty: 'oct', k: 'AAAA' } } }],
    ['one with a key on another curve', { head: { jwk: { ...key.jwk, crv: 'secp256k1' } } }],
    ['one with a point that is on no curve', { head: { jwk: { ...key.jwk, x: 'A'.repeat(43) } } }],
    ['one with a short coordinate', { head: { jwk: { ...key.jwk, x: key.jwk.x.slice(1) } } }],
    ['one with a coordinate in a second spelling', { head: { jwk: { ...key.jwk, y: aliasOf(key.jwk.y) } } }],
    ['one without a name', { claims: { jti: undefined } }],
    ['one with an empty name', { claims: { jti: '' } }],
    ['one with an endless name', { claims: { jti: 'j'.repeat(201) } }],
    ['one without a method', { claims: { htm: undefined } }],
    ['one without an address', { claims: { htu: undefined } }],
    ['one without a time', { claims: { iat: undefined } }],
    ['one with a time in words', { claims: { iat: 'now' } }],
    ['one with a nonce that is no text', { claims: { nonce: 7 } }],
    ['one that is longer than any', { claims: { more: 'x'.repeat(4000) } }],
  ];

  it.each(changes)('%s', (_name, different) => {
    expect(read({})).not.toBeNull();
    expect(read(different)).toBeNull();
  });

  it('one that was signed with the public key as a secret', () => {
    const head = { typ: 'dpop+jwt', alg: 'HS256', jwk: key.jwk };
    const hmac = (text: string) =>
      Buffer.concat([createHmac('sha256', JSON.stringify(key.jwk)).update(text).digest(), Buffer.alloc(32)]);
    expect(readProofToken(forged(head, hmac))).toBeNull();
    expect(readProofToken(forged({ ...head, alg: 'ES256' }, hmac))).toBeNull();
  });

  it('one with a good signature of another kind', () => {
    for (const namedCurve of ['secp256k1', 'P-384'] as const) {
      const pair = generateKeyPairSync('ec', { namedCurve });
      const jwk = pair.publicKey.export({ format: 'jwk' });
      const signature = (text: string) =>
        sign('sha256', Buffer.from(text), { key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
      expect(readProofToken(forged({ typ: 'dpop+jwt', alg: 'ES256', jwk }, signature))).toBeNull();
    }
    const der = key.proof(call).split('.').slice(0, 2).join('.') + `.${'MEUCIQ'.repeat(12)}`;
    expect(readProofToken(der)).toBeNull();
  });

  it('one whose signature is nothing but zeros', () => {
    const [head = '', claims = ''] = key.proof(call).split('.');
    expect(readProofToken(`${head}.${claims}.${'A'.repeat(86)}`)).toBeNull();
  });

  it.each(['', '.', '..', '...', 'null', 'a.b.c', `${'A'.repeat(86)}.${'A'.repeat(86)}.${'A'.repeat(86)}`])(
    '%j',
    (text) => {
      expect(readProofToken(text)).toBeNull();
    },
  );

  it.each(['null', '7', '[]', '"x"', '{', '\u{FEFF}{}', '{"__proto__":{"typ":"dpop+jwt"}}'])(
    'one with the parts %j, well signed',
    (part) => {
      expect(readProofToken(key.signed(`${encoded(part)}.${encoded(part)}`))).toBeNull();
      const [head = ''] = key.proof(call).split('.');
      expect(readProofToken(key.signed(`${head}.${encoded(part)}`))).toBeNull();
    },
  );

  it('one in bytes that are no text', () => {
    const [head = '', claims = ''] = key.proof(call, { claims: { jti: 'JTI' } }).split('.');
    const text = Buffer.from(claims, 'base64url').toString('latin1');
    const signedAs = (jti: string) =>
      key.signed(`${head}.${Buffer.from(text.replace('JTI', jti), 'latin1').toString('base64url')}`);
    expect(readProofToken(signedAs('other'))).toMatchObject({ jti: 'other' });
    expect(readProofToken(signedAs('\u{FF}\u{FE}'))).toBeNull();
  });

  it('one whose signature is in a second spelling', () => {
    const good = key.proof(call);
    expect(readProofToken(good)).not.toBeNull();
    expect(readProofToken(aliasOf(good))).toBeNull();
  });

  it('one in which a single character is another one', () => {
    const good = key.proof(call);
    const strange = 'ABCXYZabcxyz0189-_.=+/ ,';
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(strange.length - 1), (at, which) => {
        const character = strange.charAt(which);
        fc.pre(good[at] !== character);
        expect(readProofToken(good.slice(0, at) + character + good.slice(at + 1))).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('one that has lost or gained a piece', () => {
    const good = key.proof(call);
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(40), fc.string(), (at, length, text) => {
        const cut = good.slice(0, at) + text + good.slice(at + length);
        fc.pre(cut !== good);
        expect(readProofToken(cut)).toBeNull();
      }),
      { numRuns: 400 },
    );
  });

  it('any JSON in the place of its parts, and reading it never fails', () => {
    const json = fc.json({ maxDepth: 3 });
    fc.assert(
      fc.property(json, json, (head, claims) => {
        expect(readProofToken(key.signed(`${encoded(head)}.${encoded(claims)}`))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

/** The same bytes in other letters: the last character of 43 or of 86 has bits that say nothing. */
function aliasOf(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + (letters[letters.indexOf(text.at(-1) ?? 'A') + 1] ?? 'A');
}
