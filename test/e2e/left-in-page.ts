/** What a page still holds of a person's files: addresses that it has made of them, and captures that it keeps. */
import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { CaptureStepId } from '../../src/model/step.ts';

/** Database of what waits on the device for an acknowledgement. */
const databaseName = 'idv-capture.captures';

/** A device whose camera its person does not allow. */
export const withoutCamera = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    // An empty page has none.
    if (!('MediaDevices' in globalThis)) return;
    MediaDevices.prototype.getUserMedia = () =>
      Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
  });
};

/** Counts the addresses that every page and frame of a context makes of files. */
export const countObjectUrls = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const open = new Set<string>();
    const create = URL.createObjectURL.bind(URL);
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.createObjectURL = (file) => {
      const url = create(file);
      open.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      open.delete(url);
      revoke(url);
    };
    Object.assign(globalThis, { openObjectUrls: open });
  });
};

/** Addresses of files that were made and not taken back. */
export const openObjectUrls = (page: Page | Frame): Promise<readonly string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { openObjectUrls: Set<string> }).openObjectUrls]);

/** Lets the pages of a context know which captures they have begun to keep. */
export const noteKeeping = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript((name) => {
    const keptSteps = new Set<unknown>();
    Object.assign(globalThis, { keptSteps });
    type Put = (value: unknown, key?: IDBValidKey) => IDBRequest<IDBValidKey>;
    const put = Reflect.get(IDBObjectStore.prototype, 'put') as Put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (this.transaction.db.name === name && Array.isArray(key)) keptSteps.add(key[1]);
      return key === undefined ? put.call(this, value) : put.call(this, value, key);
    };
    // A device that does without says so instead.
    const warn = console.warn.bind(console);
    console.warn = (...words) => {
      if (String(words[0]).includes('storage.degraded')) keptSteps.add('none');
      warn(...words);
    };
  }, databaseName);
};

/** Whether a page has begun to keep the capture of a step since it was loaded, or does without. */
export const hasKept = (page: Page, step: CaptureStepId): Promise<boolean> =>
  page.evaluate((wanted) => {
    const { keptSteps } = globalThis as unknown as { keptSteps: ReadonlySet<unknown> };
    return keptSteps.has(wanted) || keptSteps.has('none');
  }, step);

/** Runs in a page: number of captures, keys included, that the browser keeps for lack of an acknowledgement. */
const countKept = async (name: string): Promise<number> => {
  // Some pages have no databases, some may not read them.
  const databases = (globalThis as { indexedDB?: IDBFactory }).indexedDB?.databases().catch(() => []);
  if (!(await databases)?.some((database) => database.name === name)) return 0;
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => {
        resolve(request.result);
      });
      request.addEventListener('error', () => {
        reject(request.error ?? new Error('a database could not be read'));
      });
    });
  const opening = indexedDB.open(name);
  // One that is gone meanwhile is not made again.
  opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
  const database = await done(opening);
  const counts = [...database.objectStoreNames].map((store) =>
    done(database.transaction(store).objectStore(store).count()),
  );
  database.close();
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
};

/** Number of captures, keys included, that the browser keeps for lack of an acknowledgement. */
export const keptCaptures = (page: Page | Frame): Promise<number> => page.evaluate(countKept, databaseName);
