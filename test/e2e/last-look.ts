/**
 * The last look at the pages of a journey, before they go: no token and no credential is in what they show or store, and
 * where a capture has ended nothing of a picture is left. It passes over the pages of others and pages that are gone.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { countObjectUrls, keptCaptures, noteKeeping, openObjectUrls } from './left-in-page.ts';
import { lookAround } from './look-around.ts';
import type { Seen } from './look-around.ts';
import { isMisplaced, secretPattern } from './secrets.ts';

/** Whose pages they are, and what is done with what is found. */
export interface LastLookOptions {
  /** `host:port` pairs. */
  readonly ownHosts: readonly string[];
  /** The state that the capture was in when it was last heard of: for pages that have no element any more. */
  readonly stateHeard: () => string | undefined;
  /** Is told of each finding, without the secret itself. */
  readonly found: (what: string) => void;
}

/** States of an element that does nothing any more. */
const lastStates: readonly unknown[] = ['completed', 'cancelled', 'expired', 'failed'];

/** How long a browser may take to delete what is let go of, in milliseconds: only what never goes takes that long. */
const longestDeletingMs = 20_000;

/** How often it is asked, in milliseconds. */
const askingMs = 20;

/** What is said of a page that went by itself, or goes while it is looked at. */
const gone = /closed|crashed|detached|destroyed/i;

const unlessGone = async <Result>(look: Promise<Result>, instead: Result): Promise<Result> => {
  try {
    return await look;
  } catch (error) {
    if (error instanceof Error && gone.test(error.message)) return instead;
    throw error;
  }
};

/** Runs in a page: the states of its elements. One that never came to life has none. */
const readStates = (): readonly unknown[] =>
  [...document.querySelectorAll('idv-capture')]
    .map((element) => (element as { state?: unknown }).state)
    .filter((state) => state !== undefined);

/** Runs in a page: of its text, shadow trees included, what a regular expression finds something in. */
const searchText = (pattern: string): readonly Seen[] => {
  const wanted = new RegExp(pattern);
  const seen: Seen[] = [];
  const read = (root: ParentNode & Node): void => {
    let rest = '';
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent ?? '';
      const isFound = wanted.test(text);
      if (isFound) seen.push({ where: `text ${walker.currentNode.parentElement?.localName ?? ''}`, text });
      rest += isFound ? ' ' : text;
    }
    // One that is written in several pieces.
    if (wanted.test(rest)) seen.push({ where: 'text in pieces', text: rest });
    for (const element of root.querySelectorAll('*')) if (element.shadowRoot) read(element.shadowRoot);
  };
  read(document);
  return seen;
};

/** The last look at the pages of one browser context. */
export class LastLook {
  readonly #context: BrowserContext;
  readonly #options: LastLookOptions;
  /** Whoever asks one of these waits without end. */
  readonly #crashed = new WeakSet<Page>();

  constructor(context: BrowserContext, options: LastLookOptions) {
    this.#context = context;
    this.#options = options;
  }

  /** From now on whoever closes a page or the context has it looked at first. Before the first page. */
  async begin(): Promise<void> {
    await countObjectUrls(this.#context);
    await noteKeeping(this.#context);
    this.#context.on('page', (page) => {
      page.on('crash', () => this.#crashed.add(page));
      const close = page.close.bind(page);
      page.close = async (...options) => {
        await this.#at(this.#crashed.has(page) ? [] : [page], longestDeletingMs).finally(() =>
          close(...options),
        );
      };
    });
    const close = this.#context.close.bind(this.#context);
    this.#context.close = async (...options) => {
      await this.atAll().finally(() => close(...options));
    };
  }

  get #pages(): readonly Page[] {
    return this.#context.pages().filter((page) => !this.#crashed.has(page));
  }

  /**
   * Looks at whatever is open.
   *
   * @param deletingMs longest wait for a browser that still deletes
   */
  atAll(deletingMs = longestDeletingMs): Promise<void> {
    return this.#at(this.#pages, deletingMs);
  }

  async #at(pages: readonly Page[], deletingMs: number): Promise<void> {
    const frames = pages.flatMap((page) => this.#framesOf(page));
    // Another page may still need what the browser keeps.
    const states = await Promise.all(
      this.#pages
        .flatMap((page) => this.#framesOf(page))
        .map((frame) => unlessGone(frame.evaluate(readStates), [])),
    );
    const all = states.flat();
    if (all.length === 0) all.push(this.#options.stateHeard());
    const isDone = all.every((state) => state === 'completed');
    await Promise.all([
      ...frames.map((frame) => this.#searchFrame(frame, isDone)),
      ...pages.map((page) => this.#searchHistory(page, isDone)),
      this.#searchCookies(),
    ]);
    if (all.every((state) => lastStates.includes(state)))
      await Promise.all(frames.map((frame) => this.#searchPictures(frame, deletingMs)));
  }

  #framesOf(page: Page): readonly Frame[] {
    return page.frames().filter((frame) => {
      const url = frame.url();
      return URL.canParse(url) && this.#options.ownHosts.includes(new URL(url).host);
    });
  }

  async #searchFrame(frame: Frame, isDone: boolean): Promise<void> {
    const held = await Promise.all([
      unlessGone(frame.evaluate(lookAround, secretPattern), []),
      unlessGone(frame.evaluate(searchText, secretPattern), []),
    ]);
    for (const seen of held.flat()) if (isMisplaced(seen, isDone)) this.#leftIn(seen.where);
  }

  /** Of all entries, not of the one that the page stands at only. */
  async #searchHistory(page: Page, isDone: boolean): Promise<void> {
    const read = async (): Promise<readonly { readonly url: string }[]> => {
      const session = await this.#context.newCDPSession(page);
      const { entries } = await session.send('Page.getNavigationHistory');
      await session.detach();
      return entries;
    };
    for (const { url } of await unlessGone(read(), []))
      if (isMisplaced({ where: 'an entry of the history', text: url }, isDone)) this.#leftIn('the history');
  }

  /** Those that no script reads, too. */
  async #searchCookies(): Promise<void> {
    for (const { name, value } of await unlessGone(this.#context.cookies(), []))
      if (isMisplaced({ where: 'cookie', text: `${name} ${value}` }, true)) this.#leftIn('a cookie');
  }

  async #searchPictures(frame: Frame, deletingMs: number): Promise<void> {
    const addresses = await unlessGone(openObjectUrls(frame), []);
    if (addresses.length > 0) this.#options.found(`addresses of files are left: ${addresses.length}`);
    const until = Date.now() + deletingMs;
    while ((await unlessGone(keptCaptures(frame), 0)) > 0) {
      if (Date.now() >= until) {
        this.#options.found('a capture is left on the device');
        return;
      }
      await wait(askingMs);
    }
  }

  #leftIn(where: string): void {
    this.#options.found(`a secret is left in ${where}`);
  }
}
