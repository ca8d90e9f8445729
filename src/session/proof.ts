/** The proof that a call comes from the device that claimed the session: DPoP (RFC 9449), by hand, for one algorithm. */
import type { DeviceKey } from '../model/ports.ts';
import { base64url } from './base64url.ts';
import { newIdempotencyKey } from './digest.ts';

/** What a proof is about. */
interface Proven {
  readonly method: string;
  /** Address of the call, without query and fragment. */
  readonly url: string;
  /** The server's last nonce: it takes the place of a clock that is right. */
  readonly nonce: string | null;
  readonly credential: string | null;
}

/** Value of the header `DPoP` for one call: a second one needs a proof of its own. */
export const proof = async (key: DeviceKey, { method, url, nonce, credential }: Proven): Promise<string> => {
  const jwk = { kty: 'EC', crv: 'P-256', ...key.publicKey };
  const text = [
    { typ: 'dpop+jwt', alg: 'ES256', jwk },
    {
      jti: newIdempotencyKey(),
      htm: method,
      htu: url,
      iat: Math.floor(Date.now() / 1000),
      nonce: nonce ?? undefined,
      ath: credential ? await digestOf(credential) : undefined,
    },
  ]
    .map((part) => base64url(JSON.stringify(part)))
    .join('.');
  return `${text}.${base64url(String.fromCharCode(...(await key.sign(text))))}`;
};

const digestOf = async (text: string): Promise<string> =>
  base64url(
    String.fromCharCode(
      ...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
    ),
  );
