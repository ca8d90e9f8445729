/** What a page and its storage hold at one moment, so that it can be searched. It judges nothing. */

/** Something that was seen, and where. */
export interface Seen {
  readonly where: string;
  readonly text: string;
}

/**
 * Runs in a page: its title, its history, its attributes and everything that it and its origin store, as places and
 * texts. Storage that the page has none of, or may not read, is passed over.
 *
 * @param pattern of a regular expression: what it is not found in is not worth carrying out of the page
 */
export const lookAround = async (pattern = ''): Promise<Seen[]> => {
  const seen: Seen[] = [
    { where: 'title', text: document.title },
    { where: 'window name', text: window.name },
    { where: 'history state', text: JSON.stringify(history.state) },
  ];
  const attributes = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes)
        seen.push({ where: `attribute ${element.localName} ${name}`, text: value });
      if (element.shadowRoot) attributes(element.shadowRoot);
    }
  };
  attributes(document);
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => {
        resolve(request.result);
      });
      request.addEventListener('error', () => {
        reject(request.error ?? new Error('a database could not be read'));
      });
    });
  // Bytes as the characters of their numbers, so that what is written in a picture can be found.
  const spelt = async (value: unknown): Promise<string> => {
    const bytes = value instanceof Blob ? await value.arrayBuffer() : value;
    if (bytes instanceof ArrayBuffer) return new TextDecoder('latin1').decode(bytes);
    if (ArrayBuffer.isView(bytes)) return new TextDecoder('latin1').decode(bytes);
    if (bytes instanceof CryptoKey) return bytes.extractable ? 'a key that can be taken out' : '';
    if (typeof bytes !== 'object' || bytes === null) return String(bytes);
    const parts = await Promise.all(
      Object.entries(bytes).map(async ([key, part]) => `${key} ${await spelt(part)}`),
    );
    return parts.join(' ');
  };
  const readStorage = (where: string, storage: Storage): void => {
    for (let at = 0; at < storage.length; at += 1) {
      const key = storage.key(at) ?? '';
      seen.push({ where, text: `${key} ${storage.getItem(key) ?? ''}` });
    }
  };
  const readDatabases = async (): Promise<void> => {
    for (const { name: databaseName = '' } of await indexedDB.databases()) {
      const opening = indexedDB.open(databaseName);
      // One that is gone meanwhile is not made again.
      opening.addEventListener('upgradeneeded', () => opening.transaction?.abort());
      const database = await done(opening);
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, all] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
        const text = `${databaseName} ${store} ${JSON.stringify(keys)} ${await spelt(all)}`;
        seen.push({ where: 'indexedDB', text });
      }
      database.close();
    }
  };
  const readCaches = async (): Promise<void> => {
    for (const key of await caches.keys()) {
      const cache = await caches.open(key);
      for (const request of await cache.keys()) {
        const kept = await (await cache.match(request))?.arrayBuffer();
        seen.push({ where: 'cache', text: `${key} ${request.url} ${await spelt(kept ?? null)}` });
      }
    }
  };
  const unlessRefused = async (read: () => unknown): Promise<void> => {
    try {
      await read();
    } catch (error) {
      // Databases of a frame that may have none say it by the other name.
      const isRefused = error instanceof DOMException && /^(?:Security|Unknown)Error$/.test(error.name);
      if (!isRefused) throw error;
    }
  };
  await unlessRefused(() => seen.push({ where: 'cookie', text: document.cookie }));
  await unlessRefused(() => {
    readStorage('localStorage', localStorage);
  });
  await unlessRefused(() => {
    readStorage('sessionStorage', sessionStorage);
  });
  if ((globalThis as { indexedDB?: IDBFactory }).indexedDB) await unlessRefused(readDatabases);
  // Missing on pages that are not secure.
  if ('caches' in globalThis) await unlessRefused(readCaches);
  const wanted = new RegExp(pattern);
  return seen.filter(({ text }) => wanted.test(text));
};
