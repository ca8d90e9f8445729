/**
 * The page's address without the token: whoever looks over a shoulder, at the history or at a screenshot reads nothing in
 * it that opens a session. It stands for the link in this browser only. Never another entry of the history: going back
 * leads to whatever was before.
 */
import { browserFactsFrom } from '../../../src/browser/browser-facts.ts';
import type { IdvCapture } from '../../../src/widget/idv-capture.ts';
import { handleOf, KeptLinks } from './kept-links.ts';

/** Where the link of this page leads, or why nowhere: `over` once its capture has ended here. */
export type LinkOfPage =
  | { readonly captureUrl: string; readonly hidden: HiddenLink | ShownLink | null }
  | { readonly captureUrl: null; readonly reason: 'unknown' | 'over' };

/** What the entry of the history says of a page whose link has been let go of. */
const over = { idvCapture: 'over' } as const;

const isOver = (state: unknown): boolean => (state as Partial<typeof over> | null)?.idvCapture === 'over';

/** Errors after which the link opens nothing any more. */
const lastCodes: readonly string[] = ['session.failed', 'session.gone'];

/** A link that this browser keeps while its capture goes on. */
export class HiddenLink {
  readonly #links: KeptLinks;
  readonly #handle: string;
  readonly #captureUrl: string;
  #isKept = true;

  constructor(links: KeptLinks, handle: string, captureUrl: string) {
    this.#links = links;
    this.#handle = handle;
    this.#captureUrl = captureUrl;
  }

  /** Lets go of the link when the capture has ended, and keeps it again when it is begun anew. */
  follow(capture: IdvCapture): void {
    for (const type of ['idv-complete', 'idv-cancel', 'idv-error', 'idv-ready', 'idv-step'] as const)
      capture.addEventListener(type, (event) => {
        const hasEnded =
          ['completed', 'cancelled', 'expired'].includes(capture.state) ||
          ('code' in event && lastCodes.includes(event.code));
        const kept = this.#keep(!hasEnded);
        if ('waitUntil' in event) event.waitUntil(kept);
      });
  }

  async #keep(isKept: boolean): Promise<void> {
    if (isKept === this.#isKept) return;
    this.#isKept = isKept;
    history.replaceState(isKept ? null : over, '');
    try {
      await (isKept ? this.#links.keep(this.#handle, this.#captureUrl) : this.#links.forget(this.#handle));
    } catch {
      // It goes by itself within a day; and without it, the page says to open the link again.
    }
  }
}

/** A link that stays in the address while its capture goes on, because this browser does not keep it. */
export class ShownLink {
  readonly #address: string;

  constructor(address: string) {
    this.#address = address;
  }

  /** Takes the token out of the address when the capture is complete: it leads nowhere any more. */
  follow(capture: IdvCapture): void {
    capture.addEventListener('idv-complete', () => {
      history.replaceState(over, '', this.#address);
    });
  }
}

/** Finds the link of this page, and takes its token out of the address where the browser can keep it instead. */
export const linkOfPage = async (): Promise<LinkOfPage> => {
  const handle = /^\/verify\/-\/([^/]+)$/.exec(location.pathname)?.[1];
  return handle === undefined ? hide() : find(handle);
};

const find = async (handle: string): Promise<LinkOfPage> => {
  const links = await KeptLinks.open();
  if (isOver(history.state)) {
    // Unless that was done when the page was left.
    await links?.forget(handle).catch(() => undefined);
    return { captureUrl: null, reason: 'over' };
  }
  const captureUrl = await links?.find(handle).catch(() => null);
  if (!links || !captureUrl) return { captureUrl: null, reason: 'unknown' };
  return { captureUrl, hidden: new HiddenLink(links, handle, captureUrl) };
};

const hide = async (): Promise<LinkOfPage> => {
  const captureUrl = location.origin + location.pathname;
  const token = location.pathname.split('/').at(-1) ?? '';
  // Pages that are not secure can make none.
  const handle = await handleOf(token).catch(() => null);
  if (handle === null) return { captureUrl, hidden: null };
  const address = `/verify/-/${handle}${searchWithout(token)}`;
  const links = isInApp() ? null : await KeptLinks.open();
  const isKept = await links?.keep(handle, captureUrl).then(
    () => true,
    () => false,
  );
  // An address that is no link in this browser would be none anywhere.
  if (!links || !isKept) return { captureUrl, hidden: new ShownLink(address) };
  history.replaceState(null, '', address);
  return { captureUrl, hidden: new HiddenLink(links, handle, captureUrl) };
};

/** The page's query with whatever was asked for in it, unless that is the token. */
const searchWithout = (token: string): string => {
  const { search } = location;
  if (!search.includes(token)) return search;
  const others = [...new URLSearchParams(search)].filter((entry) => !entry.join('=').includes(token));
  return others.length > 0 ? `?${new URLSearchParams(others).toString()}` : '';
};

/** Apps hand the address of the page on to a real browser, which is where people are told to go on. */
const isInApp = (): boolean => browserFactsFrom(navigator.userAgent, navigator.maxTouchPoints).app !== null;
