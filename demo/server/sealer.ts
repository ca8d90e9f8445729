/**
 * The sandbox's one key, and what is derived from it: sealing of values and files with AES-256-GCM, the tokens of links,
 * and digests of their codes. The key is a file that only its owner may read; it never leaves the process.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RandomSource } from './secrets.ts';
import { syncDirectory } from './storage/sync-directory.ts';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Something that is being sealed piece by piece. */
interface Sealing {
  readonly update: (data: Uint8Array) => Buffer;
  readonly end: () => Buffer;
}

/** Seals and opens; `context` is authenticated along, so that a sealed value opens only where it belongs. */
export class Sealer {
  readonly #sealingKey: Buffer;
  readonly #tokenKey: Buffer;
  readonly #codeKey: Buffer;

  constructor(key: Uint8Array) {
    this.#sealingKey = derive(key, 'seal');
    this.#tokenKey = derive(key, 'token');
    this.#codeKey = derive(key, 'code');
  }

  /** Random IV, ciphertext and tag in one piece. */
  seal(data: Uint8Array, context: string): Buffer {
    const { update, end } = this.sealing(context);
    return Buffer.concat([update(data), end()]);
  }

  /** The same for data that comes in pieces: what both functions return, one after the other, is the sealed whole. */
  sealing(context: string): Sealing {
    // Never from a seeded source: one IV twice under one key would give both texts away.
    let iv: Buffer | null = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#sealingKey, iv).setAAD(Buffer.from(context));
    const withIv = (sealed: Buffer): Buffer => {
      const first = iv;
      iv = null;
      return first ? Buffer.concat([first, sealed]) : sealed;
    };
    return {
      update: (data) => withIv(cipher.update(data)),
      end: () => withIv(Buffer.concat([cipher.final(), cipher.getAuthTag()])),
    };
  }

  /** @throws {Error} when the data was changed or belongs to another context. */
  open(sealed: Uint8Array, context: string): Buffer {
    const iv = sealed.subarray(0, ivBytes);
    const tag = sealed.subarray(-tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#sealingKey, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
  }

  /** A JSON value, sealed, in base64. */
  sealJson(value: unknown, context: string): string {
    return this.seal(Buffer.from(JSON.stringify(value)), context).toString('base64');
  }

  /** The value that {@link sealJson} has sealed. */
  openJson(sealed: string, context: string): unknown {
    return JSON.parse(this.open(Buffer.from(sealed, 'base64'), context).toString());
  }

  /**
   * The token of a link: `tok_` and 32 bytes that nobody can guess without the key. It is derived rather than drawn,
   * so that Verifa's "get session" can name the `capture_url` although no token is ever stored.
   */
  linkToken(linkId: string): string {
    return `tok_${createHmac('sha256', this.#tokenKey).update(linkId).digest('base64url')}`;
  }

  /** Digest of a code that is short enough to be typed: without the key nobody finds it by trying all there are. */
  codeDigest(code: string): string {
    return createHmac('sha256', this.#codeKey).update(code).digest('hex');
  }
}

const derive = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `idv-capture sandbox ${purpose}`, keyBytes));

/** Reads the key, and makes it on the first start from `source` or the system's randomness. It is there whole or not at all. */
export const openSealer = async (keyFile: string, source?: RandomSource): Promise<Sealer> => {
  const key =
    (await readKey(keyFile)) ?? (await makeKey(keyFile, source?.draw(keyBytes) ?? randomBytes(keyBytes)));
  if (key.length !== keyBytes) throw new Error('vault.key is damaged: its length is wrong');
  return new Sealer(key);
};

const readKey = (keyFile: string): Promise<Buffer | null> =>
  readFile(keyFile).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  });

/** Returns the key that is kept: this one, or the one of a process that was faster. */
const makeKey = async (keyFile: string, key: Buffer): Promise<Buffer> => {
  const temporary = `${keyFile}.${String(process.pid)}.part`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.write(key);
    await file.sync();
  } finally {
    await file.close();
  }
  // A link, because it does not replace a key that is there already, as renaming would.
  await link(temporary, keyFile).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  await rm(temporary);
  await syncDirectory(dirname(keyFile));
  return readFile(keyFile);
};
