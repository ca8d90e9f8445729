/**
 * Looks for secrets where a capture may leave them behind: what pages say, store, show in attributes, and ask for. It
 * knows one place where a token belongs: the path of the capture protocol.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { lookAround } from './look-around.ts';
import type { Seen } from './look-around.ts';

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
      this.#seen.push(...(await frame.evaluate(lookAround, '')));
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
