/**
 * Notes what the pages of one browser context really do: bodies they send, events and messages they get, and everything
 * that must not happen. It changes nothing about what they do.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { watchCalls } from './calls-under-way.ts';
import { LastLook } from './last-look.ts';
import { watchPosts } from './post-watch.ts';
import { hasSecret } from './secrets.ts';

/** A file that left the page for `…/captures/{step}`. `metadata` is the header that described it, still encoded. */
export interface SentCapture {
  readonly step: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mimeType: string;
  readonly metadata: string;
}

/** One `idv-*` event: its own fields by name. */
export interface SeenEvent {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** One message of ours, with the origin it came from and the origin of the page that got it. */
export interface SeenMessage {
  readonly from: string;
  readonly at: string;
  readonly data: Readonly<Record<string, unknown>>;
}

type Note =
  | ({ readonly kind: 'sent' } & SentCapture)
  | ({ readonly kind: 'event' } & SeenEvent)
  | ({ readonly kind: 'message' } & SeenMessage)
  | { readonly kind: 'violation'; readonly text: string }
  | { readonly kind: 'posted'; readonly to: string; readonly at: string };

const binding = 'noteForJourney';

/** The state of an element that has said so last. */
const endStates: ReadonlyMap<string, string> = new Map([
  ['idv-complete', 'completed'],
  ['idv-cancel', 'cancelled'],
]);

/** Runs in every page and frame before its own scripts. */
const observe = (name: string): void => {
  const note = async (value: Note): Promise<void> => {
    await (globalThis as unknown as Record<string, (value: Note) => Promise<void>>)[name]?.(value);
  };
  const eventTypes = ['idv-ready', 'idv-step', 'idv-handoff', 'idv-complete', 'idv-cancel', 'idv-error'];
  for (const type of eventTypes) {
    document.addEventListener(type, (event) => {
      const fields: Record<string, unknown> = {};
      for (const key of Object.keys(event)) if (key !== 'isTrusted') fields[key] = (event as never)[key];
      void note({ kind: 'event', type, fields });
    });
  }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    void note({ kind: 'violation', text: `${violatedDirective} ${blockedURI} at ${location.href}` });
  });
  addEventListener('message', ({ data, origin }: MessageEvent<unknown>) => {
    const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
    if (fields['source'] !== 'idv-capture') return;
    void note({ kind: 'message', from: origin, at: location.origin, data: { ...fields } });
  });

  const captureUrl = /\/captures\/([a-z-]+)$/;
  const onTheirWay = new Set<Promise<void>>();
  Object.assign(globalThis, { bodiesOnTheirWay: onTheirWay });
  let before = Promise.resolve();
  const noteBody = (url: string, body: unknown, metadata: string): void => {
    // In the order in which they are sent, however long each of them takes to be read.
    const read = readBody(url, body, metadata);
    const noted = before.then(async () => {
      const sent = await read;
      if (sent) await note(sent);
    });
    before = noted.catch(() => undefined);
    onTheirWay.add(noted);
    void before.then(() => onTheirWay.delete(noted));
  };
  const readBody = async (url: string, body: unknown, metadata: string): Promise<Note | null> => {
    const step = captureUrl.exec(new URL(url, location.href).pathname)?.[1];
    if (step === undefined || !(body instanceof Blob)) return null;
    const bytes = await body.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { kind: 'sent', step, sha256, bytes: bytes.byteLength, mimeType: body.type, metadata };
  };

  const requests = new WeakMap<XMLHttpRequest, { url: string; metadata: string }>();
  type Method = (...args: unknown[]) => void;
  const plain = (method: 'open' | 'send' | 'setRequestHeader'): Method =>
    Reflect.get(XMLHttpRequest.prototype, method) as Method;
  const [open, send, setRequestHeader] = [plain('open'), plain('send'), plain('setRequestHeader')];
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]) {
    requests.set(this, { url: String(args[1]), metadata: '' });
    open.apply(this, args);
  };
  XMLHttpRequest.prototype.setRequestHeader = function (header: string, value: string) {
    const request = requests.get(this);
    if (request && header.toLowerCase() === 'idv-capture-metadata') request.metadata = value;
    setRequestHeader.call(this, header, value);
  };
  XMLHttpRequest.prototype.send = function (body) {
    const request = requests.get(this);
    if (request) noteBody(request.url, body, request.metadata);
    send.call(this, body);
  };
  const plainFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    noteBody(url, init?.body, new Headers(init?.headers).get('idv-capture-metadata') ?? '');
    return plainFetch(input, init);
  };
};

/** What happened in one browser context since it was made. */
export class PageRecord {
  readonly sent: SentCapture[] = [];
  readonly events: SeenEvent[] = [];
  readonly messages: SeenMessage[] = [];
  /** Whatever must stay empty: console errors, uncaught errors, CSP violations, and what is in `leaks`. */
  readonly faults: string[] = [];
  /**
   * What no page of a journey may do, whatever else goes wrong on purpose: ask another host, post to anyone, say a token
   * or a credential, or leave one or a picture behind. A journey that has some here fails at its end.
   */
  readonly leaks: string[] = [];
  /** Sees what is left in pages before they go. */
  readonly lastLook: LastLook;
  readonly #ownHosts: readonly string[];

  private constructor(context: BrowserContext, ownHosts: readonly string[]) {
    this.#ownHosts = ownHosts;
    this.lastLook = new LastLook(context, {
      ownHosts,
      stateHeard: () => endStates.get(this.events.at(-1)?.type ?? ''),
      found: (what) => {
        this.#leaked(what);
      },
    });
  }

  /**
   * Watches everything that the context opens from now on. `ownHosts` are the `host:port` pairs it may talk to, besides
   * `strangers`, whose own pages are not watched.
   */
  static async of(
    context: BrowserContext,
    ownHosts: readonly string[],
    strangers: readonly string[] = [],
  ): Promise<PageRecord> {
    const record = new PageRecord(context, ownHosts);
    await record.lastLook.begin();
    watchCalls(context);
    await context.exposeBinding(binding, (_, note: Note) => {
      record.#keep(note);
    });
    await context.addInitScript(observe, binding);
    await context.addInitScript(watchPosts, binding);
    context.on('console', (message) => {
      record.#look('the console', message.text());
      if (message.type() === 'error')
        record.faults.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => {
      record.#look('an uncaught error', error.error().message);
      record.faults.push(`uncaught: ${error.error().message}`);
    });
    context.on('request', (request) => {
      const { protocol, host } = new URL(request.url());
      record.#look('an address', request.url());
      record.#look('a referrer', request.headers()['referer'] ?? '');
      const isNetwork = /^(?:https?|wss?):$/.test(protocol);
      if (isNetwork && ![...ownHosts, ...strangers].includes(host))
        record.#leaked(`foreign request: ${request.url()}`);
    });
    return record;
  }

  /** Loads a page of this context again, once it has noted everything that it has sent. */
  async reload(page: Page): Promise<void> {
    await page.evaluate(() =>
      Promise.all(
        (globalThis as unknown as { bodiesOnTheirWay: ReadonlySet<Promise<void>> }).bodiesOnTheirWay,
      ),
    );
    await page.reload();
  }

  /** The steps that the page was told of, in order. */
  get steps(): readonly unknown[] {
    return this.events.filter(({ type }) => type === 'idv-step').map(({ fields }) => fields['step']);
  }

  eventsOf(type: string): readonly SeenEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** The messages of one type that a page got, by their content. */
  messagesOf(type: string): readonly SeenMessage[] {
    return this.messages.filter(({ data }) => data['type'] === type);
  }

  /** Tokens have one place, the path of the capture protocol; credentials have none that anybody reads. */
  #look(where: string, text: string): void {
    if (hasSecret(text)) this.#leaked(`a secret in ${where}`);
  }

  #keep({ kind, ...note }: Note): void {
    if (kind === 'event' || kind === 'message')
      this.#look(`what a page is told (${kind})`, JSON.stringify(note));
    if (kind === 'sent') this.sent.push(note as SentCapture);
    else if (kind === 'event') this.events.push(note as SeenEvent);
    else if (kind === 'message') this.messages.push(note as SeenMessage);
    else if (kind === 'violation') this.faults.push(`CSP: ${(note as { text: string }).text}`);
    else {
      const { to, at } = note as { to: string; at: string };
      // A provider's own page does as it likes.
      if (this.#ownHosts.includes(at)) this.#leaked(`posted to anyone: ${to} at ${at}`);
    }
  }

  #leaked(what: string): void {
    this.faults.push(what);
    this.leaks.push(what);
  }
}
