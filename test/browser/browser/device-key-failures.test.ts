/** Where there is no key for the device: every way in which a browser fails to make or to keep one. */
import { expect } from '@open-wc/testing';
import { DeviceKeyring } from '../../../src/browser/device-key.ts';
import { loseConnection, refusing, withoutDatabase } from '../harness/failing-database.ts';
import { database, keptPairs, newKey, settled, withStore } from '../harness/key-database.ts';
import { replace, restoreAll } from '../harness/replace.ts';

/** Lets time be over as soon as it is waited for; tells what was waited for, in milliseconds. */
const hurry = (): readonly number[] => {
  const waitedMs: number[] = [];
  const real = globalThis.setTimeout.bind(globalThis);
  replace(globalThis, 'setTimeout', {
    value: (callback: () => void, delayMs: number) => {
      waitedMs.push(delayMs);
      return real(callback, 0);
    },
  });
  return waitedMs;
};

beforeEach(async () => {
  await settled(indexedDB.deleteDatabase(database));
});
afterEach(() => {
  restoreAll();
});

describe('there is no key', () => {
  /** A request of IndexedDB of which nothing is ever heard. */
  const unheard = () => ({});

  const failures: readonly (readonly [string, () => unknown])[] = [
    ...withoutDatabase,
    [
      'where a private window keeps no keys',
      () => {
        replace(IDBObjectStore.prototype, 'put', { value: refusing('DataCloneError') });
      },
    ],
    [
      'where the disk is full',
      () => {
        const put = Reflect.get(IDBObjectStore.prototype, 'put');
        replace(IDBObjectStore.prototype, 'put', {
          value(this: IDBObjectStore, value: unknown, name: IDBValidKey) {
            const request = put.call(this, value, name);
            // Said only when the transaction ends.
            this.transaction.abort();
            return request;
          },
        });
      },
    ],
    [
      'where what is kept is a shell',
      async () => {
        await newKey();
        const [pair] = await keptPairs();
        await withStore((store) => store.put({ ...pair, privateKey: null }, 'device'));
      },
    ],
    [
      'where another program has a database of that name',
      async () => {
        const request = indexedDB.open(database);
        request.onupgradeneeded = () => request.result.createObjectStore('other');
        (await settled(request)).close();
      },
    ],
    [
      'where a key cannot be made',
      () => {
        replace(crypto.subtle, 'generateKey', {
          value: () => Promise.reject(new DOMException('no', 'NotSupportedError')),
        });
      },
    ],
  ];

  for (const [name, fail] of failures)
    it(name, async () => {
      await fail();
      const keyring = new DeviceKeyring();
      expect(await keyring.key()).to.equal(null);
    });

  it('on this page any more, once there was none', async () => {
    replace(indexedDB, 'open', { value: refusing('UnknownError') });
    const keyring = new DeviceKeyring();
    expect(await keyring.key()).to.equal(null);
    restoreAll();
    expect(await keyring.key()).to.equal(null);
    expect(await new DeviceKeyring().key()).not.to.equal(null);
  });

  it('where nothing is heard for two seconds', async () => {
    replace(indexedDB, 'open', { value: unheard });
    const waitedMs = hurry();
    expect(await new DeviceKeyring().key()).to.equal(null);
    expect(waitedMs).to.eql([1000, 1000]);
  });

  it('where another page holds the database up', async () => {
    await newKey();
    const held = await settled(indexedDB.open(database));
    const deleting = settled(indexedDB.deleteDatabase(database));
    hurry();
    expect(await new DeviceKeyring().key()).to.equal(null);
    held.close();
    await deleting;
  });

  it('that was made and could not be kept', async () => {
    replace(IDBObjectStore.prototype, 'put', { value: refusing('DataCloneError') });
    expect(await new DeviceKeyring().key()).to.equal(null);
    restoreAll();
    expect(await keptPairs()).to.eql([]);
  });
});

describe('a database whose connection is lost', () => {
  it('is opened again', async () => {
    const left = loseConnection(2);
    expect(await new DeviceKeyring().key()).not.to.equal(null);
    expect(left()).to.equal(0);
  });
});
