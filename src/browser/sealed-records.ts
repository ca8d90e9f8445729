/**
 * Records that outlive the page, in a database of their own: sealed with AES-GCM under a key that cannot be taken out of
 * the browser and that goes with the last of them. What can be read without it are a digest of whose record it is, its
 * name and when it expires. Never anything beyond a day; nothing that cannot be opened is kept.
 */
import { giveUp, PatientDatabase } from './patient-database.ts';

/** Longest life of a record, in milliseconds. */
const longestMs = 24 * 60 * 60_000;

/** By how much a clock may be set back before a record seems to be of another day, in milliseconds. */
const slackMs = 5 * 60_000;

/** How often other pages may change the key while this one seals a record. */
const tries = 5;

const keyStore = 'key';
const recordStore = 'records';
const keyName = 'current';
const cipher = 'AES-GCM';

/** The key as it is kept. By its id a page knows whether it is still the one that it has sealed with. */
interface KeptKey {
  readonly id: string;
  readonly key: CryptoKey;
}

/** Scope, name, wall clock of the expiry in milliseconds, initialisation vector in hexadecimal digits. */
type RecordKey = [scope: string, name: string, expiresAtMs: number, iv: string];

/** What a record says once it is open. */
export interface OpenRecord {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Sealed records of one kind. Calls take effect in the order in which they are made. */
export class SealedRecords {
  readonly #database: PatientDatabase;
  readonly #version: number;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(database: string, version: number) {
    this.#database = new PatientDatabase(database, [keyStore, recordStore]);
    this.#version = version;
  }

  /**
   * Opens them and lets go of what has expired. `null` where the browser cannot keep any, or not sealed.
   *
   * @param version of what the records say: one of another version does not open
   */
  static async open(database: string, version: number): Promise<SealedRecords | null> {
    const records = new SealedRecords(database, version);
    try {
      // Missing on pages that are not secure.
      if (!(crypto as Partial<Crypto>).subtle) return null;
      await records.#database.write((transaction) => {
        sweep(transaction, () => false);
        return () => undefined;
      });
      return records;
    } catch {
      return null;
    }
  }

  /**
   * Keeps a record in place of the one of that name; `msLeft` is at most a day. Rejects where it is not kept: what was
   * kept before stays then.
   *
   * @param read gives its content when its turn has come
   */
  put(
    scope: string,
    name: string,
    read: () => Promise<Uint8Array<ArrayBuffer>>,
    msLeft: number,
  ): Promise<void> {
    return this.#inTurn(async () => {
      const content = await read();
      const hash = await digestOf(scope);
      const expiresAtMs = Date.now() + Math.min(msLeft, longestMs - slackMs);
      let kept = await this.#database.write(readKey);
      for (let triesLeft = tries; triesLeft > 0; triesLeft -= 1) {
        const own = kept ?? (await newKey());
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const key: RecordKey = [hash, name, expiresAtMs, hexOf(iv)];
        const isNew = !kept;
        let sealed: ArrayBuffer;
        try {
          sealed = await crypto.subtle.encrypt(this.#sealing(key, iv), own.key, content);
        } catch (error) {
          if (isNew) throw error;
          // What comes back from a database may be the shell of a key: nothing that it has sealed opens any more.
          await this.#sweep(() => true);
          kept = undefined;
          continue;
        }
        kept = await this.#database.write(replacing(key, sealed, own, isNew));
        if (kept?.id === own.id) return;
      }
      throw new Error('the key does not stay the same');
    });
  }

  /** What is kept in a scope and can still be opened. What has expired anywhere, or does not open, is let go of. */
  all(scope: string): Promise<readonly OpenRecord[]> {
    return this.#inTurn(async () => {
      const hash = await digestOf(scope);
      const { keys, contents, cryptoKey } = await this.#database.write(readScope(hash));
      const open: OpenRecord[] = [];
      const shut = new Set<string>();
      for (const [at, key] of keys.entries()) {
        const sealed = contents[at];
        if (!cryptoKey || !sealed || isExpired(key[2])) continue;
        try {
          const content = await crypto.subtle.decrypt(this.#sealing(key, bytesOf(key[3])), cryptoKey, sealed);
          open.push({ name: key[1], content: new Uint8Array(content) });
        } catch {
          shut.add(key[3]);
        }
      }
      if (shut.size > 0) await this.#sweep(([, , , iv]) => shut.has(iv));
      return open;
    });
  }

  /** Lets go of those names, or of the whole scope. */
  drop(scope: string, names?: readonly string[]): Promise<void> {
    return this.#inTurn(async () => {
      const hash = await digestOf(scope);
      const letGo = () => this.#sweep(([whose, name]) => whose === hash && (names?.includes(name) ?? true));
      // Nobody asks for it again: a browser that had no time to open the database is asked once more.
      await letGo().catch(letGo);
    });
  }

  /** A record opens only in its own place: all that can be read of it is bound to it. */
  #sealing([scope, name, expiresAtMs]: RecordKey, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    const place = JSON.stringify([this.#version, scope, name, expiresAtMs]);
    return { name: cipher, iv, additionalData: new TextEncoder().encode(place) };
  }

  #sweep(isOver: (key: RecordKey) => boolean): Promise<void> {
    return this.#database.write((transaction) => {
      sweep(transaction, isOver);
      return () => undefined;
    });
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    // One that fails is told to its own caller, and holds nobody up.
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

/** Takes away what has expired and what is over, and the key where nothing is left that it would open. */
const sweep = (transaction: IDBTransaction, isOver: (key: RecordKey) => boolean): void => {
  const records = transaction.objectStore(recordStore);
  const keys = transaction.objectStore(keyStore);
  const kept = keys.count();
  kept.onsuccess = () => {
    const all = keysOf(records);
    all.onsuccess = () => {
      let left = 0;
      for (const key of all.result) {
        if (kept.result === 0 || isExpired(key[2]) || isOver(key)) records.delete(key);
        else left += 1;
      }
      if (left === 0) keys.clear();
    };
  };
};

const keysOf = (records: IDBObjectStore, range?: IDBKeyRange): IDBRequest<RecordKey[]> =>
  records.getAllKeys(range) as IDBRequest as IDBRequest<RecordKey[]>;

/** Whether it is over, or further off than it can be: then the clock has been set back since. */
const isExpired = (expiresAtMs: number): boolean => {
  const leftMs = expiresAtMs - Date.now();
  return !(leftMs > 0 && leftMs <= longestMs);
};

const readKey = (transaction: IDBTransaction): (() => KeptKey | undefined) => {
  const kept = getKey(transaction);
  return () => kept.result;
};

const getKey = (transaction: IDBTransaction): IDBRequest<KeptKey | undefined> =>
  transaction.objectStore(keyStore).get(keyName) as IDBRequest<KeptKey | undefined>;

/**
 * Puts a record in the place of its elders, unless another page has changed the key since it was sealed. Gives the key
 * that is kept in the end. Look and change are one transaction: of two pages that begin at once the first decides.
 */
const replacing =
  (key: RecordKey, sealed: ArrayBuffer, own: KeptKey, isNew: boolean) =>
  (transaction: IDBTransaction): (() => KeptKey | undefined) => {
    const kept = getKey(transaction);
    kept.onsuccess = () => {
      if (kept.result ? kept.result.id !== own.id : !isNew) return;
      try {
        if (isNew) transaction.objectStore(keyStore).put(own, keyName);
        const records = transaction.objectStore(recordStore);
        records.delete(within([key[0], key[1]]));
        if (!isExpired(key[2])) records.put(sealed, key);
        sweep(transaction, () => false);
      } catch {
        // Keys cannot be kept in some private windows.
        giveUp(transaction);
      }
    };
    return () => kept.result ?? (isNew ? own : undefined);
  };

/** Everything whose key begins with that: a list comes after every number and text. */
const within = (start: string[]): IDBKeyRange => IDBKeyRange.bound(start, [...start, []]);

/** Everything of a scope with the key of now; what has expired anywhere is gone afterwards. */
const readScope = (hash: string) => (transaction: IDBTransaction) => {
  const records = transaction.objectStore(recordStore);
  const keys = keysOf(records, within([hash]));
  const contents = records.getAll(within([hash])) as IDBRequest<ArrayBuffer[]>;
  const kept = getKey(transaction);
  sweep(transaction, () => false);
  return () => ({ keys: keys.result, contents: contents.result, cryptoKey: kept.result?.key });
};

const newKey = async (): Promise<KeptKey> => ({
  id: hexOf(crypto.getRandomValues(new Uint8Array(16))),
  key: await crypto.subtle.generateKey({ name: cipher, length: 256 }, false, ['encrypt', 'decrypt']),
});

/** Whose record it is, without saying so: the first half of a SHA-256. */
const digestOf = async (text: string): Promise<string> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return hexOf(new Uint8Array(digest, 0, 16));
};

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const bytesOf = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
