/** One key for a device: kept over page views, out of every script's reach, and none where it cannot be kept. */
import { expect } from '@open-wc/testing';
import { DeviceKeyring } from '../../../src/browser/device-key.ts';
import { database, keptPairs, newKey, settled } from '../harness/key-database.ts';
import { restoreAll } from '../harness/replace.ts';
import { unhurried } from '../harness/unhurried.ts';

const curve = { name: 'ECDSA', namedCurve: 'P-256' };
const signing = { name: 'ECDSA', hash: 'SHA-256' };
beforeEach(async () => {
  await settled(indexedDB.deleteDatabase(database));
  unhurried();
});
afterEach(restoreAll);

describe('the device’s key', () => {
  it('signs what its public half can judge', async () => {
    const key = await newKey();
    expect(key.publicKey.x + key.publicKey.y).to.match(/^[\w-]{86}$/);
    const jwk = { kty: 'EC', crv: 'P-256', ...key.publicKey };
    const judge = await crypto.subtle.importKey('jwk', jwk, curve, false, ['verify']);
    const signature = new Uint8Array(await key.sign('grüße'));
    expect(signature).to.have.length(64);
    const judged = (text: string) =>
      crypto.subtle.verify(signing, judge, signature, new TextEncoder().encode(text));
    expect(await judged('grüße')).to.equal(true);
    expect(await judged('grusse')).to.equal(false);
  });

  it('is the same one for as long as a page lives, whatever becomes of the database', async () => {
    const keyring = new DeviceKeyring();
    const key = await keyring.key();
    await settled(indexedDB.deleteDatabase(database));
    expect(await keyring.key()).to.equal(key);
  });

  it('leaves no connection behind that would hold up another page', async () => {
    await newKey();
    const request = indexedDB.deleteDatabase(database);
    let isBlocked = false;
    request.onblocked = () => {
      isBlocked = true;
    };
    await settled(request);
    expect(isBlocked).to.equal(false);
  });

  it('cannot be taken out of the browser', async () => {
    await newKey();
    const [pair] = await keptPairs();
    if (!pair) throw new Error('nothing is kept');
    expect(pair.privateKey.extractable).to.equal(false);
    for (const format of ['jwk', 'pkcs8'] as const) {
      const taken = await crypto.subtle.exportKey(format, pair.privateKey).catch((error: unknown) => error);
      expect(taken).to.be.instanceOf(DOMException);
    }
  });
});

describe('another page view', () => {
  /** The public halves that pages got which were loaded at once. */
  const loadPages = async (count: number): Promise<readonly string[]> => {
    const names = Array.from({ length: count }, () => `#${crypto.randomUUID()}`);
    const frames = names.map(() => document.createElement('iframe'));
    const got = new Map<string, string>();
    let stopListening: () => void = () => undefined;
    const all = new Promise<void>((resolve) => {
      const listen = ({ data }: MessageEvent<{ keyOf: string; publicKey: object | null }>) => {
        if (names.includes(data.keyOf)) got.set(data.keyOf, JSON.stringify(data.publicKey));
        if (got.size === count) resolve();
      };
      globalThis.addEventListener('message', listen);
      stopListening = () => {
        globalThis.removeEventListener('message', listen);
      };
    });
    for (const [index, frame] of frames.entries()) {
      frame.src = `/test/browser/key-page.html${names[index] ?? ''}`;
      document.body.append(frame);
    }
    await all;
    stopListening();
    for (const frame of frames) frame.remove();
    return [...got.values()];
  };

  it('finds the key of the one before', async () => {
    const [first] = await loadPages(1);
    expect(first).to.match(/"x":"[\w-]{43}","y":"[\w-]{43}"/);
    expect(await loadPages(1)).to.eql([first]);
    expect(JSON.stringify((await newKey()).publicKey)).to.equal(first);
  });

  it('of many that begin at once gets the one key that is kept', async () => {
    const keys = await loadPages(5);
    expect(new Set(keys).size).to.equal(1);
    expect(keys[0]).to.include('"x"');
    expect(await keptPairs()).to.have.length(1);
  });

  it('and elements on one page that ask at once get it, too', async () => {
    const keys = await Promise.all(Array.from({ length: 6 }, newKey));
    expect(new Set(keys.map(({ publicKey }) => publicKey.x)).size).to.equal(1);
  });
});
