/** The database in which a browser keeps the device's key, as a test looks at it and breaks it. */
import type { DeviceKey } from '../../../src/model/ports.ts';
import { DeviceKeyring } from '../../../src/browser/device-key.ts';

/** Its name. */
export const database = 'idv-capture';

/** Settles with a request of IndexedDB. */
export const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('no reason'));
    };
  });

/** Runs `use` on what is kept of keys. */
export const withStore = async <T>(use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
  const open = await settled(indexedDB.open(database));
  try {
    return await settled(use(open.transaction('keys', 'readwrite').objectStore('keys')));
  } finally {
    open.close();
  }
};

/** Every pair that is kept. */
export const keptPairs = (): Promise<CryptoKeyPair[]> =>
  withStore((store) => store.getAll() as IDBRequest<CryptoKeyPair[]>);

/** The key of a page that is loaded now. */
export const newKey = async (): Promise<DeviceKey> => {
  const key = await new DeviceKeyring().key();
  if (!key) throw new Error('no key');
  return key;
};
