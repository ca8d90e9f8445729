/** Random ids, digests and comparisons of secrets. Nothing here keeps or prints a secret. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A new opaque id of 128 random bits with a readable prefix, e.g. `ses_…`. */
export const newId = (prefix: string): string => prefix + randomBytes(16).toString('hex');

/** A new secret of 256 random bits in base64url with a readable prefix. */
export const newSecret = (prefix: string): string => prefix + randomBytes(32).toString('base64url');

/** SHA-256 as lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Whether two secrets are the same; takes the same time whether or not they are. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
