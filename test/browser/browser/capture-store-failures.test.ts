/** A browser that cannot keep captures, or loses them: the call says so, nothing half is there, and nobody waits. */
import { expect } from '@open-wc/testing';
import { newCaptureStore } from '../../../src/browser/capture-store.ts';
import { captureDatabase, counts, readableText } from '../harness/capture-database.ts';
import { loseConnection, refusing, withoutDatabase } from '../harness/failing-database.ts';
import { front, hourMs, jpeg, newStore, selfie, stepsOf } from '../harness/kept-captures.ts';
import { settled } from '../harness/key-database.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { unhurried } from '../harness/unhurried.ts';

/** What it rejects with. */
const failureOf = async (work: Promise<unknown>): Promise<Error> => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error)) throw new Error('it did not fail');
  return failure;
};

beforeEach(async () => {
  await settled(indexedDB.deleteDatabase(captureDatabase));
  unhurried();
});
afterEach(() => {
  restoreAll();
});

describe('a browser that fails', () => {
  it('has no room left: the call fails, nothing half is there, what was kept stays [fault 28]', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    const before = await readableText();
    const put = Reflect.get(IDBObjectStore.prototype, 'put');
    replace(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, value: unknown, key: IDBValidKey) {
        put.call(this, value, key);
        throw new DOMException('no room', 'QuotaExceededError');
      },
    });
    await failureOf(store.keep('ses_1', { ...selfie, replaces: 'x' }, hourMs));
    await failureOf(store.keep('ses_1', front, hourMs));
    restoreAll();
    expect(await readableText()).to.equal(before);
    expect(await stepsOf(store)).to.eql(['selfie']);
    await store.keep('ses_1', front, hourMs);
    expect(await stepsOf(store)).to.eql(['document-front', 'selfie']);
  });

  it('has no room for the very first: no key is left behind either [fault 28]', async () => {
    const store = await newStore();
    const put = Reflect.get(IDBObjectStore.prototype, 'put');
    let puts = 0;
    replace(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, value: unknown, key: IDBValidKey) {
        puts += 1;
        const request = put.call(this, value, key);
        // Said when the transaction ends: there is more of it than the key.
        if (puts % 2 === 0) this.transaction.abort();
        return request;
      },
    });
    await failureOf(store.keep('ses_1', selfie, hourMs));
    restoreAll();
    expect(puts).to.be.greaterThan(0);
    expect(await counts()).to.eql({ records: 0, keys: 0 });
  });

  it('lost the database: it is opened again, twice if need be [fault 29]', async () => {
    const store = await newStore();
    for (const work of [
      () => store.keep('ses_1', selfie, hourMs),
      () => stepsOf(store).then((steps) => expect(steps).to.eql(['selfie'])),
      () => store.drop('ses_1'),
    ]) {
      const left = loseConnection(2);
      await work();
      expect(left()).to.equal(0);
      restoreAll();
    }
    expect(await counts()).to.eql({ records: 0, keys: 0 });
  });

  it('lost the database for good: each call fails, and what was kept is there afterwards [fault 29]', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    const left = loseConnection(100);
    await failureOf(store.keep('ses_1', front, hourMs));
    expect(left()).to.equal(97);
    await failureOf(store.kept('ses_1'));
    await failureOf(store.drop('ses_1'));
    restoreAll();
    expect(await stepsOf(store)).to.eql(['selfie']);
  });

  it('closes the database in the middle: nothing half is there [fault 29]', async () => {
    const store = await newStore();
    const put = Reflect.get(IDBObjectStore.prototype, 'put');
    let isClosed = false;
    replace(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, value: unknown, key: IDBValidKey) {
        const request = put.call(this, value, key);
        // In between the key and the record.
        if (!isClosed) this.transaction.abort();
        isClosed = true;
        return request;
      },
    });
    await store.keep('ses_1', selfie, hourMs);
    expect(isClosed).to.equal(true);
    expect(await counts()).to.eql({ records: 1, keys: 1 });
    expect(await stepsOf(store)).to.eql(['selfie']);
  });

  it('whose file has gone before it could be read fails, and holds up nobody', async () => {
    const store = await newStore();
    const file = jpeg(1);
    // However a browser reads it.
    replace(file.body, 'arrayBuffer', { value: refusing('NotReadableError') });
    replace(Blob.prototype, 'arrayBuffer', { value: refusing('NotReadableError') });
    await failureOf(
      store.keep('ses_1', { ...selfie, capture: { ...selfie.capture, file } as never }, hourMs),
    );
    restoreAll();
    await store.keep('ses_1', selfie, hourMs);
    expect(await stepsOf(store)).to.eql(['selfie']);
  });

  for (const [name, fail] of withoutDatabase)
    it(`has no store ${name} [fault 29]`, async () => {
      fail();
      expect(await newCaptureStore()).to.equal(null);
    });

  it('has no store where nothing is ever heard of it', async () => {
    restoreAll();
    replace(indexedDB, 'open', { value: () => ({}) });
    expect(await newCaptureStore()).to.equal(null);
  });

  it('had no time to open the database: what is let go of goes all the same', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    const open = Reflect.get(indexedDB, 'open');
    let opened = 0;
    replace(indexedDB, 'open', {
      value: (...input: Parameters<IDBFactory['open']>) =>
        ++opened === 1 ? {} : open.apply(indexedDB, input),
    });
    const later = setTimeout;
    replace(globalThis, 'setTimeout', {
      value: (callback: () => void, delayMs: number) => later(callback, opened === 1 ? 0 : delayMs),
    });
    await store.drop('ses_1');
    expect(opened).to.equal(2);
    restoreAll();
    expect(await counts()).to.eql({ records: 0, keys: 0 });
  });

  it('waits two seconds for a database that another page holds up, and leaves nothing open', async () => {
    const store = await newStore();
    const held = await settled(indexedDB.open(captureDatabase));
    const deleting = settled(indexedDB.deleteDatabase(captureDatabase));
    restoreAll();
    const beganMs = performance.now();
    expect((await failureOf(store.keep('ses_1', selfie, hourMs))).name).to.equal('TimeoutError');
    expect(performance.now() - beganMs).to.be.greaterThan(1900);
    unhurried();
    held.close();
    await deleting;
    await store.keep('ses_1', selfie, hourMs);
    // What was given up has opened since: it must not be open still.
    const request = indexedDB.deleteDatabase(captureDatabase);
    let isBlocked = false;
    request.onblocked = () => {
      isBlocked = true;
    };
    await settled(request);
    expect(isBlocked).to.equal(false);
  });
});
