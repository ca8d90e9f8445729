/** Calls of the capture protocol that pages have made and that have no answer yet. */
import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';

interface Calls {
  /** Without what has no end: what a server tells by and by. */
  readonly open: Set<Request>;
  /** Without the first sign of an answer, streams of events among them. */
  readonly unheard: Set<Request>;
  /** Streams of events whose first sign has come, and that go on. */
  readonly streams: Set<Request>;
  /** How many plain readings of the session, and signs of life, have been answered. */
  readonly answered: Record<'session' | 'presence', number>;
}

const byPage = new WeakMap<Page, Calls>();

const callsOf = (page: Page): Calls => {
  const calls = byPage.get(page) ?? {
    open: new Set(),
    unheard: new Set(),
    streams: new Set(),
    answered: { session: 0, presence: 0 },
  };
  byPage.set(page, calls);
  return calls;
};

/** `null` where it has none yet, or none any more: a page that is being opened asks for itself, and frames go. */
const pageOf = (request: Request): Page | null => {
  try {
    return request.isNavigationRequest() ? null : request.frame().page();
  } catch {
    return null;
  }
};

/** From now on it is known which answers the pages of a browser wait for. */
export const watchCalls = (context: BrowserContext): void => {
  const callOf = (request: Request): string => new URL(request.url()).pathname.split('/').at(-1) ?? '';
  const isStream = (request: Request): boolean => callOf(request) === 'events';
  // Noted while there is a page: a frame that has gone has none any more when its calls end.
  const byRequest = new WeakMap<Request, Calls>();
  const ended = (request: Request): void => {
    const page = byRequest.get(request);
    page?.open.delete(request);
    page?.unheard.delete(request);
    page?.streams.delete(request);
  };
  context.on('request', (request) => {
    if (!new URL(request.url()).pathname.startsWith('/verify/')) return;
    const page = pageOf(request);
    if (!page) return;
    const calls = callsOf(page);
    byRequest.set(request, calls);
    calls.unheard.add(request);
    if (!isStream(request)) calls.open.add(request);
  });
  context.on('response', (response) => {
    const request = response.request();
    const page = byRequest.get(request);
    if (!page?.unheard.delete(request)) return;
    const call = callOf(request);
    if (isStream(request)) page.streams.add(request);
    else if (call === 'session' || call === 'presence') page.answered[call] += 1;
  });
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
};

/** Whether a page waits for an answer. */
export const waitsForAnswer = (page: Page): boolean => callsOf(page).open.size > 0;

/**
 * Waits until everything that a page has asked is answered, it has told where it is, and it follows the session: nothing of it
 * is on its way, nor about to be, that the sandbox could take for a late sign of life. A page whose stream took too long to
 * begin reads the session now and then instead: it has just done so.
 */
export const heardOut = async (page: Page): Promise<void> => {
  const { unheard, streams, answered } = callsOf(page);
  const readBefore = answered.session;
  const follows = (): boolean => streams.size > 0 || answered.session > readBefore;
  await expect
    .poll(() => [answered.presence > 0, follows(), unheard.size], { timeout: 30_000 })
    .toEqual([true, true, 0]);
};
