/**
 * A proof as it comes: a JSON Web Token signed with the device's own key (RFC 9449, 4.2). Whether it is about the request
 * that it came with, and whether it is fresh, is judged elsewhere.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import * as z from 'zod/mini';

/** What a proof says, its signature being good. */
export interface ProofToken {
  /** SHA-256 of the public key in base64url (RFC 7638): what the device is known by. */
  readonly thumbprint: string;
  /** Names this one proof. */
  readonly jti: string;
  readonly htm: string;
  readonly htu: string;
  readonly nonce: string | null;
  /** SHA-256 of the credential in base64url; `null` where the device says that it has none. */
  readonly ath: string | null;
}

/** Longest header that is looked at; a proof with a long address has about 700 characters. */
const maxCharacters = 4000;

/** 32 bytes, in the one way in which base64url can say them. */
const coordinate = z.string().check(z.regex(/^[\w-]{42}[AEIMQUYcgkosw048]$/));

const headPart = z.object({
  typ: z.literal('dpop+jwt'),
  alg: z.literal('ES256'),
  crit: z.optional(z.never()),
  jwk: z.object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    // Whoever sends the private half along has no key any more.
    d: z.optional(z.never()),
  }),
});

const claimsPart = z.object({
  jti: z.string().check(z.minLength(1), z.maxLength(200)),
  htm: z.string(),
  htu: z.string(),
  // Asked for by the standard and never judged: devices' clocks are wrong by hours. The nonce tells the time.
  iat: z.number(),
  nonce: z.optional(z.string()),
  ath: z.optional(z.string()),
});

/** Three parts, the last of them 64 bytes. */
const compact = /^(?<text>(?<head>[\w-]+)\.(?<claims>[\w-]+))\.(?<signature>[\w-]{85}[AQgw])$/;

/** Reads the header `DPoP`; `null` for anything that is no proof with a good signature of ES256. */
export const readProofToken = (header: string): ProofToken | null => {
  if (header.length > maxCharacters) return null;
  const { text = '', head = '', claims = '', signature = '' } = compact.exec(header)?.groups ?? {};
  const { data: { jwk } = {} } = headPart.safeParse(parsePart(head));
  const { data: said } = claimsPart.safeParse(parsePart(claims));
  if (!jwk || !said || !isSigned(jwk, text, signature)) return null;
  const { jti, htm, htu, nonce = null, ath = null } = said;
  return { thumbprint: thumbprintOf(jwk), jti, htm, htu, nonce, ath };
};

interface PublicKey {
  readonly x: string;
  readonly y: string;
}

const parsePart = (part: string): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(part, 'base64url')));
  } catch {
    return null;
  }
};

const isSigned = ({ x, y }: PublicKey, text: string, signature: string): boolean => {
  try {
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const bytes = Buffer.from(signature, 'base64url');
    return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, bytes);
  } catch {
    // The coordinates are of no point of the curve.
    return false;
  }
};

/** The members in the order of their names (RFC 7638, 3.3). */
const thumbprintOf = ({ x, y }: PublicKey): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');
