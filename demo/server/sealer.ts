/**
 * The sandbox's one key, and what is derived from it: sealing of values and files with AES-256-GCM, and the tokens of
 * links. The key is a file that only its owner may read; it never leaves the process.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { constants, type PathLike } from 'node:fs';
import { open, readFile } from 'node:fs/promises';

const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** Seals and opens; `context` is authenticated along, so that a sealed value opens only where it belongs. */
export class Sealer {
  readonly #sealingKey: Buffer;
  readonly #tokenKey: Buffer;

  constructor(key: Uint8Array) {
    this.#sealingKey = derive(key, 'seal');
    this.#tokenKey = derive(key, 'token');
  }

  /** Random IV, ciphertext and tag in one piece. */
  seal(data: Uint8Array, context: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#sealingKey, iv).setAAD(Buffer.from(context));
    return Buffer.concat([iv, cipher.update(data), cipher.final(), cipher.getAuthTag()]);
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
}

const derive = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `idv-capture sandbox ${purpose}`, keyBytes));

/** Reads the key, and makes it on the first start. */
export const openSealer = async (keyFile: PathLike): Promise<Sealer> => {
  try {
    const created = await open(keyFile, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    try {
      await created.write(randomBytes(keyBytes));
      await created.sync();
    } finally {
      await created.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = await readFile(keyFile);
  if (key.length !== keyBytes) throw new Error('vault.key is damaged: its length is wrong');
  return new Sealer(key);
};
