/** What a page still holds of a person's files: addresses that it has made of them, and captures that it keeps. */
import type { BrowserContext, Page } from 'playwright-core';

/** A device whose camera its person does not allow, which counts the addresses that it makes of files. */
export const withoutCamera = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    // An empty page has none.
    if (!('MediaDevices' in globalThis)) return;
    MediaDevices.prototype.getUserMedia = () =>
      Promise.reject(new DOMException('not allowed', 'NotAllowedError'));
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
export const openObjectUrls = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { openObjectUrls: Set<string> }).openObjectUrls]);

/** Number of captures, keys included, that the browser keeps for lack of an acknowledgement. */
export const keptCaptures = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const name = 'idv-capture.captures';
    if (!(await indexedDB.databases()).some((database) => database.name === name)) return 0;
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('a database could not be read'));
        };
      });
    const database = await done(indexedDB.open(name));
    const counts = [...database.objectStoreNames].map((store) =>
      done(database.transaction(store).objectStore(store).count()),
    );
    database.close();
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
