/**
 * The key that makes this device recognisable: one pair for the whole origin, kept where no script can read its private
 * half. It must never be exported, and never be used unless it could be kept. It opens its database without
 * `PatientDatabase`, shared with what comes later: whoever begins would wait for one more file, and for 600 bytes.
 */
import type { DeviceKey } from '../model/ports.ts';

const databaseName = 'idv-capture';
const storeName = 'keys';
const pairName = 'device';

/** Tries at a database whose connection is lost: browsers lose it, and find it again, when they have been asleep. */
const tries = 3;

/** How long the browser may take, twice: a page that was busy all the while has not heard of what is there. */
const patienceMs = 1000;

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };

/** The device's key for as long as the page lives: whatever it came to first, a key or none, it stays. */
export class DeviceKeyring {
  #key: Promise<DeviceKey | null> | null = null;

  /** `null` where the browser makes no key, cannot keep it, or says nothing for two seconds. */
  key(): Promise<DeviceKey | null> {
    return (this.#key ??= unlessSilent(keptKey(tries)));
  }
}

/** What comes of it, or `null` after two waits; no timer is left behind. */
const unlessSilent = (key: Promise<DeviceKey | null>): Promise<DeviceKey | null> =>
  new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (times: number): void => {
      timer = setTimeout(() => {
        if (times > 1) wait(times - 1);
        else resolve(null);
      }, patienceMs);
    };
    wait(2);
    void key.then((came) => {
      clearTimeout(timer);
      resolve(came);
    });
  });

const keptKey = async (triesLeft: number): Promise<DeviceKey | null> => {
  try {
    return await usable(await keptPair(await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])));
  } catch {
    return triesLeft > 1 ? keptKey(triesLeft - 1) : null;
  }
};

/** The pair that the device has had before, else this one. Rejects unless one of them is surely kept. */
const keptPair = async (made: CryptoKeyPair): Promise<CryptoKeyPair> => {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      // One transaction for the look and for the change: of two tabs that begin at once the first decides for both.
      const transaction = database.transaction(storeName, 'readwrite');
      const store = transaction.objectStore(storeName);
      const known = store.get(pairName) as IDBRequest<CryptoKeyPair | undefined>;
      known.onsuccess = () => {
        try {
          if (!known.result) store.put(made, pairName);
        } catch {
          // Keys cannot be kept in some private windows.
          transaction.abort();
        }
      };
      transaction.oncomplete = () => {
        resolve(known.result ?? made);
      };
      transaction.onabort = () => {
        reject(new Error('not kept'));
      };
    });
  } finally {
    database.close();
  }
};

const opened = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName);
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('not open'));
    };
  });

/** Signs once before it is relied on: what comes back from the database may be the shell of a key. */
const usable = async ({ privateKey, publicKey }: CryptoKeyPair): Promise<DeviceKey> => {
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const sign = async (text: string): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.sign(signing, privateKey, new TextEncoder().encode(text)));
  await sign('');
  return { publicKey: { x, y }, sign };
};
