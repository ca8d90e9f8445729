/** Random ids, digests and comparisons of secrets. Nothing here keeps or prints a secret. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where random bytes come from. */
export interface RandomSource {
  /** Bytes that nobody has had before. */
  draw(byteCount: number): Buffer;
  /** A source of its own for what has that name: what is drawn here and there does not mix. */
  apart(name: string): RandomSource;
}

// Bound to what runs, not to the process: a seeded sandbox beside another one leaves that one's secrets alone.
const sourceOfWork = new AsyncLocalStorage<RandomSource>();

/** Runs `work`; whatever is drawn in it, and in what it starts, comes from `source`. */
export const drawingFrom = <T>(source: RandomSource, work: () => T): T => sourceOfWork.run(source, work);

/** Runs `work` with a source apart, where there is a seeded one: for what happens by itself, whoever notices it first. */
export const drawingApart = <T>(name: string, work: () => T): T => {
  const source = sourceOfWork.getStore();
  return source ? drawingFrom(source.apart(name), work) : work();
};

/** The system's own randomness, unless a seeded run has put another source in its place. */
const draw = (byteCount: number): Buffer =>
  sourceOfWork.getStore()?.draw(byteCount) ?? randomBytes(byteCount);

/** A new opaque id of 128 random bits with a readable prefix, e.g. `ses_…`. */
export const newId = (prefix: string): string => prefix + draw(16).toString('hex');

/** A new secret of 256 random bits in base64url with a readable prefix. */
export const newSecret = (prefix: string): string => prefix + draw(32).toString('base64url');

/** A new random UUID, version 4 (RFC 9562). */
export const newUuid = (): string => {
  const bytes = draw(16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** A whole number from 0 up to `limit`, without it; `limit` is small, so that no remainder is preferred. */
export const randomBelow = (limit: number): number => Number(draw(8).readBigUInt64BE() % BigInt(limit));

/** SHA-256 as lower-case hex. */
export const sha256Hex = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Whether two secrets are the same; takes the same time whether or not they are. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(createHash('sha256').update(one).digest(), createHash('sha256').update(other).digest());
