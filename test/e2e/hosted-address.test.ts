/** The hosted page takes the token out of its address: nothing shows it, and whatever people do with a page goes on. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostedWords } from '../../demo/pages/hosted/hosted-words.ts';
import { begin, documentCaptures, documentSteps, walk } from './capture-walk.ts';
import { inInstagram } from './in-app-browser.ts';
import { Journey } from './journey.ts';
import { acknowledged, expectStored } from './stored-session.ts';
import { TraceSearch } from './trace-search.ts';

const byFiles = { by: 'files' } as const;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

/** The link of a new session that asks for a document. */
const newLink = async (): Promise<string> => {
  const response = await fetch(`${journey.origin}/demo/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ provider: 'verifa', workflow: 'wf_document' }),
  });
  return ((await response.json()) as { readonly capture_url: string }).capture_url;
};

const tokenOf = (link: string): string => link.split('/verify/')[1] ?? '';

/** The address that the page has taken, once it has. */
const hiddenAddress = async (page: Page): Promise<string> => {
  await page.waitForURL(/\/verify\/-\/[\w-]{43}(?:\?|$)/);
  return page.url();
};

/** A device that takes its time over whatever its pages keep: each digest, which comes before that, a good while. */
const takingItsTime = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const { subtle } = crypto as Partial<Crypto>;
    // Pages that are not secure have none.
    if (!subtle) return;
    const digest = subtle.digest.bind(subtle);
    subtle.digest = async (...input) => {
      await new Promise((resolve) => setTimeout(resolve, 250));
      return digest(...input);
    };
  });
};

/** Everything in the databases of the page that has no key to it: names, places, and what the bytes spell. */
const readDatabases = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('a database could not be read'));
        };
      });
    const read: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const keys = done(objects.getAllKeys());
        for (const value of (await done(objects.getAll())) as unknown[])
          read.push(
            value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : JSON.stringify(value),
          );
        read.push(`${name}/${store}: ${JSON.stringify(await keys)}`);
      }
      database.close();
    }
    return read.join('\n');
  });

test('nothing but the capture protocol shows the token, and a reload goes on at the same step', async () => {
  const link = await newLink();
  const token = tokenOf(link);
  const { context, page, record, widget } = await journey.visitor({ prepare: takingItsTime });
  const search = await TraceSearch.of(context, journey.origin);
  await page.goto(`${journey.origin}/done`);
  const entries = await page.evaluate(() => history.length);
  await page.goto(`${link}?lang=en&theme=dark&from=${token}`);
  await widget.became('idle');
  const address = await hiddenAddress(page);
  expect(address).toMatch(/\?lang=en&theme=dark$/);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  // What was asked for at first had the token in its query, on purpose.
  expect(record.leaks.splice(0)).toEqual(['a secret in an address']);
  expect(record.faults.splice(0)).toEqual(['a secret in an address']);

  // Before the first press: the first screen again.
  await page.reload();
  await widget.became('idle');
  expect(page.url()).toBe(address);
  await begin(widget);
  await walk(journey, widget, ['consent', 'document-type', 'document-front'], byFiles);
  const sessionId = await widget.sessionId();
  await acknowledged(journey.sandbox, sessionId, 'document-front', page);
  await widget.reached('document-back');
  await search.look(page);
  await record.reload(page);
  await widget.reached('document-back');
  await search.look(page);
  const kept = await readDatabases(page);
  expect(kept).toContain('idv-capture.links/records: [["');
  expect(kept).not.toContain(token);
  expect(kept).not.toContain('/verify/');
  expect(await page.evaluate((secret) => document.documentElement.outerHTML.includes(secret), token)).toBe(
    false,
  );
  expect(await page.title()).toBe(hostedWords.en.title);
  expect(page.url()).toBe(address);

  await walk(journey, widget, ['document-back', 'review', 'sandbox-outcome'], byFiles);
  await page.waitForURL('**/done?**');
  // The one place besides: what was asked for at first had it in its query, too.
  expect(search.traces({ token })).toEqual(['token in address of a page', 'token in address of a request']);
  await expectStored(journey.sandbox, sessionId, [record], documentCaptures);

  // Whoever is sent on leaves nothing behind.
  const left = await readDatabases(page);
  expect(left).toContain('idv-capture.links/records: []');
  expect(left).toContain('idv-capture.links/key: []');
  await page.goBack();
  await page.getByText(hostedWords.en.over, { exact: true }).waitFor();
  expect(page.url()).toBe(address);
  expect(record.faults).toEqual([]);
  await context.close();
});

test('an address that was copied to another browser says to open the link again', async () => {
  const link = await newLink();
  const { context, page } = await journey.visitor();
  await page.goto(`${link}?lang=de&theme=dark`);
  const address = await hiddenAddress(page);
  const other = await journey.visitor();
  for (const language of ['de', 'ar'] as const) {
    await other.page.goto(address.replace('lang=de', `lang=${language}`));
    await other.page.getByText(hostedWords[language].unknown, { exact: true }).waitFor();
    expect(await other.page.getByRole('heading').allInnerTexts()).toEqual([
      hostedWords[language].unknownTitle,
    ]);
    expect(await other.page.locator('html').getAttribute('data-theme')).toBe('dark');
  }
  expect(await other.page.locator('idv-capture').count()).toBe(0);
  // The link has lost nothing by it.
  await other.page.goto(link);
  await other.widget.became('idle');
  await context.close();
  await other.context.close();
});

test('going back and forward, a link that is opened twice, and another session go on', async () => {
  const [link, another] = [await newLink(), await newLink()];
  const { context, page, record, widget } = await journey.visitor();
  await page.goto(`${journey.origin}/done`);
  await page.goto(link);
  const address = await hiddenAddress(page);
  await begin(widget);
  await widget.reached('consent');
  await page.goto(another);
  await widget.became('idle');
  expect(await hiddenAddress(page)).not.toBe(address);
  await page.goBack();
  await widget.reached('consent');
  expect(page.url()).toBe(address);
  await page.goBack();
  await page.waitForURL('**/done');
  await page.goForward();
  await widget.reached('consent');

  const second = await context.newPage();
  await second.goto(link);
  expect(await hiddenAddress(second)).toBe(address);
  await second.locator('idv-capture').waitFor();
  await second.close();
  await page.goto(link);
  await hiddenAddress(page);
  await widget.reached('consent');
  await page.reload();
  await widget.reached('consent');
  expect(record.faults).toEqual([]);
  await context.close();
});

test('the address stays until the end where the browser keeps nothing, and where an app would hand it on', async () => {
  const withoutDatabase = await journey.visitor({
    prepare: async (context) => {
      await context.addInitScript(() => {
        Object.defineProperty(globalThis, 'indexedDB', { value: undefined });
      });
    },
  });
  for (const visitor of [withoutDatabase, await journey.visitor(inInstagram)]) {
    const link = await newLink();
    await visitor.page.goto(link);
    await visitor.widget.became('idle');
    expect(visitor.page.url()).toBe(link);
    await begin(visitor.widget);
    await visitor.widget.reached('consent');
    await visitor.page.reload();
    await visitor.widget.reached('consent');
    expect(visitor.page.url()).toBe(link);
    // What it led to is over: it says nothing any more.
    await walk(journey, visitor.widget, documentSteps, byFiles);
    await visitor.page.waitForURL('**/done?**');
    await visitor.page.goBack();
    await visitor.page.getByText(hostedWords.en.over, { exact: true }).waitFor();
    expect(visitor.page.url()).not.toContain(tokenOf(link));
    await visitor.context.close();
  }
});
