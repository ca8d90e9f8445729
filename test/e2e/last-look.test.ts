/** The last look finds what it is there for: otherwise "nothing was left" would prove nothing. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from './fault-walk.ts';
import { Journey, type Visitor } from './journey.ts';

const token = `tok_${'t'.repeat(43)}`;
const credential = `cap_${'c'.repeat(43)}`;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

/** Someone at a page of ours that has nothing of its own to hide. */
const atPage = async (): Promise<Visitor> => {
  const visitor = await journey.visitor();
  await visitor.page.goto(`${journey.origin}/done`);
  return visitor;
};

/** Puts an element into a page that is in that state, or takes the one that is there to it. */
const setState = (page: Page, state: string): Promise<void> =>
  page.evaluate((said) => {
    const element = document.querySelector('idv-capture') ?? document.createElement('idv-capture');
    document.body.append(Object.assign(element, { state: said }));
  }, state);

/** Has the browser keep a capture, or none any more. */
const keepCaptures = (page: Page, names: readonly string[]): Promise<void> =>
  page.evaluate(
    (kept) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('idv-capture.captures', 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('key');
          opening.result.createObjectStore('records');
        };
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('records', 'readwrite');
          transaction.objectStore('records').clear();
          for (const name of kept) transaction.objectStore('records').put(new ArrayBuffer(8), name);
          transaction.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
        opening.onerror = () => {
          reject(opening.error ?? new Error('no database'));
        };
      }),
    names,
  );

const makeObjectUrl = (page: Page): Promise<string> =>
  page.evaluate(() => URL.createObjectURL(new Blob(['a picture'])));

test('a secret is found in each place where it could be left, before its page is closed', async () => {
  const { page, record, context } = await atPage();
  await page.evaluate(
    async ([link, bearer]) => {
      document.title = `Hello ${bearer}`;
      history.replaceState({ link }, '');
      window.name = link;
      localStorage.setItem('a', bearer);
      sessionStorage.setItem(link, '');
      document.cookie = `a=${link}`;
      await cookieStore.get('a');
      const host = document.createElement('div');
      document.body.append(host);
      const inner = document.createElement('p');
      inner.setAttribute('aria-label', `${location.origin}/verify/${link}`);
      inner.textContent = `Token:${link}`;
      const pieces = document.createElement('p');
      pieces.append(bearer.slice(0, 10), document.createElement('wbr'), bearer.slice(10));
      host.attachShadow({ mode: 'open' }).append(inner, ' ', pieces);
      await new Promise((resolve) => {
        const opening = indexedDB.open('a', 1);
        opening.onupgradeneeded = () => {
          const store = opening.result.createObjectStore('b');
          store.put(new Blob([`{"link":"${link}"}`]), 1);
        };
        opening.onsuccess = () => {
          opening.result.close();
          resolve(null);
        };
      });
      await (await caches.open(`c ${bearer}`)).put('/c', new Response(''));
    },
    [token, credential] as const,
  );
  expect(record.leaks).toEqual([]);
  await page.close();
  expect(record.leaks.splice(0).toSorted()).toEqual(
    [
      ...['a cookie', 'attribute p aria-label', 'cache', 'cookie', 'history state', 'indexedDB'],
      ...['localStorage', 'sessionStorage', 'text in pieces', 'text p', 'text title', 'title', 'window name'],
    ].map((where) => `a secret is left in ${where}`),
  );
  await context.clearCookies();
  await context.close();
  expect(record.leaks).toEqual([]);
});

test('a secret is found in frames of our own, and in none of another host', async () => {
  for (const [origin, found] of [
    [journey.otherOrigin, ['a secret is left in window name']],
    ['https://other.example', []],
  ] as const) {
    const { page, record, context } = await journey.visitor({ strangers: ['other.example'] });
    await context.route('**/framed', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Another</title>' }),
    );
    await page.goto(`${journey.origin}/framed`);
    await page.evaluate(async (address) => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => {
        frame.addEventListener('load', resolve, { once: true });
      });
      frame.src = address;
      document.body.append(frame);
      await loaded;
    }, `${origin}/framed`);
    await page.frames()[1]?.evaluate((secret) => {
      window.name = secret;
    }, credential);
    await context.close();
    expect(record.leaks.splice(0), origin).toEqual(found);
  }
});

test('the address of a capture is at its place while that goes on, and at none once it is complete', async () => {
  const { page, record, context } = await atPage();
  await context.route('**/verify/**', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.evaluate((link) => {
    const frame = document.createElement('iframe');
    frame.src = link;
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(frame);
    document.body.append(host);
    sessionStorage.setItem('idv-demo:one', link);
    history.pushState(null, '', new URL(link).pathname);
    history.pushState(null, '', '/done');
  }, `${journey.origin}/verify/${token}`);
  for (const state of ['capturing', 'cancelled']) {
    await setState(page, state);
    await record.lastLook.atAll();
    expect(record.leaks, state).toEqual([]);
  }
  await setState(page, 'completed');
  await record.lastLook.atAll();
  expect(record.leaks.splice(0).toSorted()).toEqual([
    'a secret is left in attribute iframe src',
    'a secret is left in sessionStorage',
    'a secret is left in the history',
  ]);
  await page.goto('about:blank');
});

test('a picture that is left is found once the capture has ended, however it has', async () => {
  const { page, record, context } = await atPage();
  await keepCaptures(page, ['front', 'back']);
  const address = await makeObjectUrl(page);
  for (const state of ['idle', 'loading', 'capturing', 'handed-off', 'submitting']) {
    await setState(page, state);
    await record.lastLook.atAll(0);
    expect(record.leaks, state).toEqual([]);
  }
  const left = ['addresses of files are left: 1', 'a capture is left on the device'];
  for (const state of ['completed', 'cancelled', 'expired', 'failed']) {
    await setState(page, state);
    await record.lastLook.atAll(0);
    expect(record.leaks.splice(0), state).toEqual(left);
  }
  // Another tab may still need it.
  const other = await context.newPage();
  await other.goto(`${journey.origin}/done`);
  await setState(other, 'capturing');
  await record.lastLook.atAll(0);
  expect(record.leaks).toEqual([]);
  await other.close();
  await page.evaluate((url) => {
    URL.revokeObjectURL(url);
  }, address);
  await record.lastLook.atAll(0);
  expect(record.leaks.splice(0)).toEqual(left.slice(1));
  // A browser that is still deleting is waited for; the page may be gone before it can say that it has deleted.
  const closed = context.close();
  await Promise.allSettled([keepCaptures(page, [])]);
  await closed;
  expect(record.leaks).toEqual([]);
});

test('a page without an element is judged by what was heard last', async () => {
  const { page, record } = await atPage();
  await makeObjectUrl(page);
  for (const type of ['idv-step', 'idv-complete', 'idv-cancel']) {
    const heard = record.eventsOf(type).length + 1;
    await page.evaluate((said) => document.dispatchEvent(new Event(said)), type);
    await eventually(() => record.eventsOf(type).length).toBe(heard);
    await record.lastLook.atAll(0);
    expect(record.leaks.splice(0), type).toHaveLength(type === 'idv-step' ? 0 : 1);
  }
  await page.goto('about:blank');
});

test('a page that is closed, has crashed or is nowhere is passed over', async () => {
  const { page, record, context } = await atPage();
  const crashing = await context.newPage();
  await crashing.goto(`${journey.origin}/done`);
  const crashed = crashing.waitForEvent('crash');
  crashing.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await context.newPage();
  await page.evaluate((secret) => {
    window.name = secret;
  }, token);
  await context.close();
  expect(record.leaks.splice(0)).toEqual(['a secret is left in window name']);
  await context.close();
  await record.lastLook.atAll();
  expect(record.leaks).toEqual([]);
});

test('a journey fails at its end by what its open pages hold', async () => {
  const own = await Journey.begin({ camera: 'none' });
  const { page } = await own.visitor();
  await page.goto(`${own.origin}/done`);
  await page.evaluate((secret) => {
    localStorage.setItem('a', secret);
  }, credential);
  await expect(own.end()).rejects.toThrow('a secret is left in localStorage');
});
