/** A device's key and its proofs, made with Node's own crypto: what the browser's side makes must be accepted alike. */
import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';

/** A call that a proof is made for. */
export interface ProvenCall {
  readonly method: string;
  readonly url: string;
  readonly nonce: string | null;
  /** `''` before the claim. */
  readonly credential: string;
}

/** A JSON object in the middle of being put together. */
type Part = Record<string, unknown>;

/** What a test wants different; a part that is given as `undefined` is left out. */
export interface ProofChanges {
  readonly head?: Part;
  readonly claims?: Part;
}

/** A key pair on P-256. */
export class ProofKey {
  readonly #privateKey: KeyObject;
  /** The public half as RFC 7517 writes it. */
  readonly jwk: { readonly kty: string; readonly crv: string; readonly x: string; readonly y: string };

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.jwk = { kty: 'EC', crv: 'P-256', x, y };
  }

  /** SHA-256 of the public half (RFC 7638). */
  get thumbprint(): string {
    const { crv, kty, x, y } = this.jwk;
    return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  }

  /** The half that never leaves a browser. */
  get privateJwk(): Part {
    return this.#privateKey.export({ format: 'jwk' });
  }

  /** Value of the header `DPoP`. */
  proof({ method, url, nonce, credential }: ProvenCall, changes: ProofChanges = {}): string {
    const head = { typ: 'dpop+jwt', alg: 'ES256', jwk: this.jwk, ...changes.head };
    const claims = {
      jti: randomUUID(),
      htm: method,
      htu: url,
      iat: Math.floor(Date.now() / 1000),
      ...(nonce === null ? {} : { nonce }),
      ...(credential === '' ? {} : { ath: createHash('sha256').update(credential).digest('base64url') }),
      ...changes.claims,
    };
    return this.signed([head, claims].map((part) => encoded(JSON.stringify(part))).join('.'));
  }

  /** Any text with its signature behind it. */
  signed(text: string): string {
    const signature = sign('sha256', Buffer.from(text), { key: this.#privateKey, dsaEncoding: 'ieee-p1363' });
    return `${text}.${signature.toString('base64url')}`;
  }
}

/** Text in base64url. */
export const encoded = (text: string): string => Buffer.from(text).toString('base64url');
