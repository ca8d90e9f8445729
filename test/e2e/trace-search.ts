/**
 * Looks for secrets where a capture may leave them behind: what pages say, store, show in attributes, and ask for. It
 * knows one place where a token belongs: the path of the capture protocol.
 */
import type { BrowserContext, Page } from 'playwright-core';

/** Something that was seen, and where. */
interface Seen {
  readonly where: string;
  readonly text: string;
}

const binding = 'noteForTraceSearch';

/** Runs in every page and frame before its own scripts. */
const observe = (name: string): void => {
  const note = (where: string, value: unknown): void => {
    const text = JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? String(part) : part,
    );
    void (globalThis as unknown as Record<string, (seen: Seen) => Promise<void>>)[name]?.({ where, text });
  };
  for (const type of ['ready', 'step', 'handoff', 'complete', 'cancel', 'error'])
    document.addEventListener(`idv-${type}`, (event) => {
      const fields: Record<string, unknown> = {};
      // The getters of its class, too: whatever a page could read.
      for (const part of [event, Object.getPrototypeOf(event) as object])
        for (const key of Object.getOwnPropertyNames(part))
          if (key !== 'constructor') fields[key] = Reflect.get(event, key);
      note(`event ${type}`, fields);
    });
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    note('message', data);
  });
};

/** Everything that a page and its storage hold right now, as lists of place and text. */
const lookAround = async (): Promise<Seen[]> => {
  const seen: Seen[] = [
    { where: 'title', text: document.title },
    { where: 'cookie', text: document.cookie },
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
  for (const [where, storage] of Object.entries({ localStorage, sessionStorage }))
    for (let at = 0; at < storage.length; at += 1) {
      const key = storage.key(at) ?? '';
      seen.push({ where, text: `${key} ${storage.getItem(key) ?? ''}` });
    }
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('a database could not be read'));
      };
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
  for (const { name: databaseName = '' } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(databaseName));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, all] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
      const text = `${databaseName} ${store} ${JSON.stringify(keys)} ${await spelt(all)}`;
      seen.push({ where: 'indexedDB', text });
    }
    database.close();
  }
  for (const key of await caches.keys()) {
    const cache = await caches.open(key);
    for (const request of await cache.keys()) {
      const kept = await (await cache.match(request))?.arrayBuffer();
      seen.push({ where: 'cache', text: `${request.url} ${await spelt(kept ?? null)}` });
    }
  }
  return seen;
};

/** How base64 writes a text in the middle of another one, by where it begins: the ends depend on what is beside them. */
const inBase64 = (secret: string): readonly string[] =>
  secret.length < 8
    ? []
    : [0, 1, 2].map((before) => {
        const text = Buffer.from(' '.repeat(before) + secret, 'latin1')
          .toString('base64')
          .replaceAll('=', '');
        return text.slice(before === 0 ? 0 : before + 1, -3);
      });

/** A search in one browser context. */
export class TraceSearch {
  readonly #seen: Seen[] = [];
  readonly #captureOrigin: string;
  /** Credentials that pages sent as bearers. */
  readonly credentials = new Set<string>();

  private constructor(captureOrigin: string) {
    this.#captureOrigin = captureOrigin;
  }

  /** Begins before the first page. @param captureOrigin whose `/verify/{token}` is the token's own place */
  static async of(context: BrowserContext, captureOrigin: string): Promise<TraceSearch> {
    const search = new TraceSearch(captureOrigin);
    await context.exposeBinding(binding, (_, seen: Seen) => {
      search.#seen.push(seen);
    });
    await context.addInitScript(observe, binding);
    context.on('console', (message) => {
      search.#see('console', `${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => {
      search.#see('uncaught error', `${error.error().message} ${error.error().stack ?? ''}`);
    });
    context.on('request', (request) => {
      const { referer = '', authorization = '' } = request.headers();
      search.#see('address of a request', request.url());
      search.#see('referrer', referer);
      if (authorization.startsWith('Bearer ')) search.credentials.add(authorization.slice('Bearer '.length));
    });
    const follow = (page: Page): void => {
      page.on('framenavigated', (frame) => {
        search.#see('address of a page', frame.url());
      });
    };
    context.pages().forEach(follow);
    context.on('page', follow);
    return search;
  }

  /** Looks at everything that a page and its frames hold now. */
  async look(page: Page): Promise<void> {
    for (const frame of page.frames()) {
      this.#see('address of a page', frame.url());
      this.#seen.push(...(await frame.evaluate(lookAround)));
    }
  }

  /** Where each secret was seen, once a place. The name says which; the secret itself is never repeated. */
  traces(secrets: Readonly<Record<string, string>>): readonly string[] {
    const found = new Set<string>();
    for (const { where, text } of this.#seen) {
      for (const [name, secret] of Object.entries(secrets)) {
        const searched = name === 'token' ? this.#withoutItsPlace(where, text, secret) : text;
        const ways = [
          ...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
          ...inBase64(secret),
        ];
        if (ways.some((way) => searched.toLowerCase().includes(way.toLowerCase())))
          found.add(`${name} in ${where}`);
      }
    }
    return [...found].toSorted();
  }

  /** Number of things that were seen there: a search that saw nothing has proved nothing. */
  seenIn(where: string): number {
    return this.#seen.filter((seen) => seen.where.startsWith(where)).length;
  }

  #withoutItsPlace(where: string, text: string, token: string): string {
    const place = `${this.#captureOrigin}/verify/${token}`;
    const isAddress = where.startsWith('address of ') || where === 'attribute iframe src';
    return isAddress && text.startsWith(place) ? text.slice(place.length) : text;
  }

  #see(where: string, text: string): void {
    this.#seen.push({ where, text });
  }
}
