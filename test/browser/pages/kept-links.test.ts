/** The links behind the hosted page's addresses: found by their handles, in this browser only, and gone when let go of. */
import { expect } from '@open-wc/testing';
import { handleOf, KeptLinks } from '../../../demo/pages/hosted/kept-links.ts';
import { settled } from '../harness/key-database.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { unhurried } from '../harness/unhurried.ts';

const database = 'idv-capture.links';
const token = 'tok_canary';
const url = `https://verify.example/verify/${token}`;

/** Each call is another page of this browser. */
const newLinks = async (): Promise<KeptLinks> => {
  const links = await KeptLinks.open();
  if (!links) throw new Error('nothing is kept');
  return links;
};

/** What can be read of them without their key, and how much is there. */
const readable = async (): Promise<{ readonly text: string; readonly counts: readonly number[] }> => {
  const open = await settled(indexedDB.open(database));
  try {
    const records = open.transaction('records').objectStore('records');
    const keys = await settled(records.getAllKeys());
    const values = (await settled(
      open.transaction('records').objectStore('records').getAll(),
    )) as ArrayBuffer[];
    const sealing = await settled(open.transaction('key').objectStore('key').count());
    const spelt = values.map((value) => new TextDecoder('latin1').decode(value));
    return { text: JSON.stringify([keys, spelt]), counts: [keys.length, sealing] };
  } finally {
    open.close();
  }
};

beforeEach(async () => {
  await settled(indexedDB.deleteDatabase(database));
  unhurried();
});
afterEach(() => {
  restoreAll();
});

describe('the link behind an address', () => {
  it('has a digest for a handle, which an address can hold', async () => {
    // FIPS 180-4, "abc", in base64url.
    expect(await handleOf('abc')).to.equal('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });

  it('is found on another page of this browser, and cannot be read without the key', async () => {
    const handle = await handleOf(token);
    await (await newLinks()).keep(handle, url);
    expect(await (await newLinks()).find(handle)).to.equal(url);
    expect(await (await newLinks()).find(await handleOf('another'))).to.equal(null);
    const { text, counts } = await readable();
    expect(counts).to.eql([1, 1]);
    // Nor by which address it can be found.
    for (const secret of [token, 'verify.example', handle]) expect(text).not.to.include(secret);
  });

  it('goes when it is let go of, and after a day, and its key with it', async () => {
    const links = await newLinks();
    await links.keep('one', url);
    await links.keep('other', url);
    await links.forget('one');
    expect(await links.find('one')).to.equal(null);
    expect((await readable()).counts).to.eql([1, 1]);
    const tomorrow = Date.now() + 24 * 60 * 60_000;
    replace(Date, 'now', { value: () => tomorrow });
    expect(await links.find('other')).to.equal(null);
    expect((await readable()).counts).to.eql([0, 0]);
  });

  it('is kept nowhere on a page that is not secure', async () => {
    replace(crypto, 'subtle', { value: undefined });
    expect(await KeptLinks.open()).to.equal(null);
  });
});
