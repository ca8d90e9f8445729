/** Captures that outlive the page: whole and sealed, gone when they should be, of two pages as of one. */
import { expect } from '@open-wc/testing';
import { openCaptureStore } from '../../../src/browser/capture-store.ts';
import type { KeptCapture } from '../../../src/model/ports.ts';
import { captureDatabase, counts, readableText, withCaptures } from '../harness/capture-database.ts';
import {
  address,
  canary,
  front,
  hourMs,
  liveness,
  newStore,
  selfie,
  stepsOf,
} from '../harness/kept-captures.ts';
import { settled } from '../harness/key-database.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { unhurried } from '../harness/unhurried.ts';

/** The same with its bytes in the place of its blobs, to be compared. */
const plain = async (value: unknown): Promise<unknown> => {
  if (value instanceof Blob)
    return { type: value.type, bytes: [...new Uint8Array(await value.arrayBuffer())] };
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  if (typeof value !== 'object' || value === null) return value;
  const entries = await Promise.all(
    Object.entries(value).map(async ([name, part]) => [name, await plain(part)] as const),
  );
  return Object.fromEntries(entries);
};

/** Moves the wall clock. */
const advance = (ms: number): void => {
  const now = Date.now() + ms;
  replace(Date, 'now', { value: () => now });
};

beforeEach(async () => {
  await settled(indexedDB.deleteDatabase(captureDatabase));
  unhurried();
});
afterEach(() => {
  restoreAll();
});

describe('a capture that is kept', () => {
  it('comes back byte for byte, whatever it is', async () => {
    const store = await newStore();
    const all = [front, selfie, liveness, address];
    for (const kept of all) await store.keep('ses_1', kept, hourMs);
    const back = await (await newStore()).kept('ses_1');
    expect(back.length).to.equal(all.length);
    for (const kept of all) {
      const same = back.find(({ capture }) => capture.step === kept.capture.step);
      expect(await plain(same)).to.eql(await plain(kept));
    }
  });

  it('takes the place of the one before it of its step, and of no other session', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    await store.keep('ses_2', selfie, hourMs);
    const again: KeptCapture = { ...selfie, replaces: '2026-03-01T11:00:00.000Z' };
    // The second within the same millisecond, perhaps.
    await store.keep('ses_1', again, hourMs);
    expect((await store.kept('ses_1')).map(({ replaces }) => replaces)).to.eql([again.replaces]);
    expect((await store.kept('ses_2')).map(({ replaces }) => replaces)).to.eql([null]);
    expect(await store.kept('ses_3')).to.eql([]);
  });

  it('is there for whoever asks after it was given, without waiting for it', async () => {
    const store = await newStore();
    void store.keep('ses_1', front, hourMs);
    void store.keep('ses_1', selfie, hourMs);
    void store.drop('ses_1', ['document-front']);
    expect(await stepsOf(store)).to.eql(['selfie']);
  });

  it('cannot be read without the key: neither picture nor name nor number', async () => {
    const store = await newStore();
    for (const kept of [front, liveness, address]) await store.keep('ses_canary_1', kept, hourMs);
    const text = await readableText();
    // Something has been read.
    expect(text).to.include('document-front').and.to.include('proof-of-address');
    for (const secret of [canary, 'Anna', 'ERIKSSON', 'L898902C3', 'UTO', 'utility', 'nonce-1', 'image/jpeg'])
      expect(text).not.to.include(secret);
    for (const secret of ['ses_canary_1', '%PDF', '2026-01-31', '\u00ff\u00d8\u00ff\u00e0', '"frames"'])
      expect(text).not.to.include(secret);
  });

  it('has a key that cannot be taken out of the browser, and that only seals and opens', async () => {
    await (await newStore()).keep('ses_1', selfie, hourMs);
    const [kept] = (await withCaptures('key', (objects) => objects.getAll())) as {
      readonly key: CryptoKey;
    }[];
    if (!kept) throw new Error('there is no key');
    expect(kept.key.extractable).to.equal(false);
    expect([...kept.key.usages].sort()).to.eql(['decrypt', 'encrypt']);
    expect(kept.key.algorithm).to.include({ name: 'AES-GCM', length: 256 });
    for (const format of ['jwk', 'raw'] as const) {
      const taken = await crypto.subtle.exportKey(format, kept.key).catch((error: unknown) => error);
      expect(taken).to.be.instanceOf(DOMException);
    }
  });
});

describe('a capture goes', () => {
  it('when it is dropped, and the key with the last one', async () => {
    const store = await newStore();
    for (const kept of [front, selfie, address]) await store.keep('ses_1', kept, hourMs);
    await store.keep('ses_2', selfie, hourMs);
    await store.drop('ses_1', ['selfie', 'document-front']);
    expect(await stepsOf(store)).to.eql(['proof-of-address']);
    await store.drop('ses_1');
    expect(await counts()).to.eql({ records: 1, keys: 1 });
    await store.drop('ses_2');
    expect(await counts()).to.eql({ records: 0, keys: 0 });
    await store.keep('ses_1', selfie, hourMs);
    expect(await stepsOf(await newStore())).to.eql(['selfie']);
  });

  it('when its time is over, whichever session is asked for', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    await store.keep('ses_1', front, 3 * hourMs);
    advance(hourMs - 1000);
    expect(await stepsOf(store)).to.eql(['document-front', 'selfie']);
    advance(1000);
    expect(await store.kept('ses_2')).to.eql([]);
    expect((await counts()).records).to.equal(1);
    expect(await stepsOf(store)).to.eql(['document-front']);
  });

  it('when its time is over and another page opens, and the key with it', async () => {
    await (await newStore()).keep('ses_1', selfie, hourMs);
    advance(hourMs);
    await newStore();
    expect(await counts()).to.eql({ records: 0, keys: 0 });
  });

  it('after a day at the latest, and when the clock is set back by a day', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, 100 * hourMs);
    advance(23 * hourMs);
    expect(await stepsOf(store)).to.eql(['selfie']);
    advance(hourMs);
    expect(await stepsOf(store)).to.eql([]);
    await store.keep('ses_1', selfie, 2 * hourMs);
    advance(-24 * hourMs);
    expect(await stepsOf(store)).to.eql([]);
    expect(await counts()).to.eql({ records: 0, keys: 0 });
  });

  it('at once where it has no time, and takes the one before it along', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    await store.keep('ses_1', selfie, 0);
    expect(await counts()).to.eql({ records: 0, keys: 0 });
  });

  it('silently where its key is gone, or is a shell', async () => {
    const store = await newStore();
    await store.keep('ses_1', selfie, hourMs);
    await withCaptures('key', (objects) => objects.clear());
    expect(await store.kept('ses_1')).to.eql([]);
    expect(await counts()).to.eql({ records: 0, keys: 0 });
    await store.keep('ses_1', selfie, hourMs);
    await withCaptures('key', (objects) => objects.put({ id: 'shell', key: {} }, 'current'));
    await store.keep('ses_1', front, hourMs);
    expect(await stepsOf(store)).to.eql(['document-front']);
  });

  it('silently where it does not open: changed, moved to another place, or given a longer life', async () => {
    const store = await newStore();
    type Change = (key: unknown[], sealed: ArrayBuffer) => [unknown[], ArrayBuffer];
    const changes: readonly Change[] = [
      (key, sealed) => [key, sealed.slice(1)],
      (key, sealed) => [key.with(1, 'document-back'), sealed],
      (key, sealed) => [key.with(2, Number(key[2]) + hourMs), sealed],
      (key, sealed) => [key.with(3, '00'.repeat(12)), sealed],
    ];
    for (const change of changes) {
      await store.keep('ses_1', selfie, hourMs);
      const [key] = await withCaptures('records', (objects) => objects.getAllKeys());
      const [sealed = new ArrayBuffer()] = (await withCaptures('records', (objects) =>
        objects.getAll(),
      )) as ArrayBuffer[];
      const [place, content] = change(key as unknown[], sealed);
      await withCaptures('records', (objects) => objects.clear());
      await withCaptures('records', (objects) => objects.put(content, place as IDBValidKey));
      expect(await store.kept('ses_1')).to.eql([]);
      expect(await counts()).to.eql({ records: 0, keys: 0 });
    }
  });
});

describe('two pages at once', () => {
  it('keep under one key, whoever begins', async () => {
    const pages = await Promise.all([newStore(), newStore(), newStore()]);
    await Promise.all(pages.map((store, at) => store.keep(`ses_${String(at)}`, selfie, hourMs)));
    expect(await counts()).to.eql({ records: 3, keys: 1 });
    for (const store of pages)
      for (const session of ['ses_0', 'ses_1', 'ses_2'])
        expect(await stepsOf(store, session)).to.eql(['selfie']);
  });

  it('may let the key go while the other one seals: it is sealed anew', async () => {
    const [one, other] = [await newStore(), await newStore()];
    for (let round = 0; round < 5; round += 1) {
      await one.keep('ses_1', selfie, hourMs);
      await Promise.all([
        one.drop('ses_1'),
        other.keep('ses_2', front, hourMs),
        one.keep('ses_3', selfie, hourMs),
      ]);
      expect(await stepsOf(one, 'ses_2')).to.eql(['document-front']);
      expect(await stepsOf(other, 'ses_3')).to.eql(['selfie']);
      await Promise.all([one.drop('ses_3'), other.drop('ses_2')]);
      expect(await counts()).to.eql({ records: 0, keys: 0 });
    }
  });

  it('are one store for the elements of a page', async () => {
    const [one, other] = await Promise.all([openCaptureStore(), openCaptureStore()]);
    expect(one).not.to.equal(null);
    expect(one).to.equal(other);
  });
});
