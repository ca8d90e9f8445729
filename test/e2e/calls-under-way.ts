/** Calls of the capture protocol that pages have made and that have no answer yet. */
import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';

interface Calls {
  /** Without what has no end: what a server tells by and by. */
  readonly open: Set<Request>;
  /** Without the first sign of an answer, streams of events among them. */
  readonly unheard: Set<Request>;
  /** Streams of events whose first sign has come. */
  streams: number;
}

const byPage = new WeakMap<Page, Calls>();

const callsOf = (page: Page): Calls => {
  const calls = byPage.get(page) ?? { open: new Set(), unheard: new Set(), streams: 0 };
  byPage.set(page, calls);
  return calls;
};

/** From now on it is known which answers the pages of a browser wait for. */
export const watchCalls = (context: BrowserContext): void => {
  const isStream = (request: Request): boolean => new URL(request.url()).pathname.endsWith('/events');
  const calls = (request: Request): Calls | null =>
    // A page that is being opened asks for itself, and is no page yet.
    request.isNavigationRequest() ? null : callsOf(request.frame().page());
  const ended = (request: Request): void => {
    calls(request)?.open.delete(request);
    calls(request)?.unheard.delete(request);
  };
  context.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/verify/')) return;
    calls(request)?.unheard.add(request);
    if (!isStream(request)) calls(request)?.open.add(request);
  });
  context.on('response', (response) => {
    const request = response.request();
    const page = calls(request);
    if (page?.unheard.delete(request) && isStream(request)) page.streams += 1;
  });
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
};

/** Whether a page waits for an answer. */
export const waitsForAnswer = (page: Page): boolean => callsOf(page).open.size > 0;

/**
 * Waits until everything that a page has asked is answered and it follows the session: nothing of it is on its way that the
 * sandbox could take for a late sign of life.
 */
export const heardOut = async (page: Page): Promise<void> => {
  const { unheard } = callsOf(page);
  await expect.poll(() => [callsOf(page).streams > 0, unheard.size], { timeout: 30_000 }).toEqual([true, 0]);
};
