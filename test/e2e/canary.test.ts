/**
 * Nothing of a person and no secret is left anywhere by a capture in a window that a shop opened: not on the console, in an event, a message,
 * a title, a storage, an attribute or an address; and no other host is asked for anything.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyByte } from '../contract/data-directory.ts';
import { begin, enteredFields, fullSteps, text, walk } from './capture-walk.ts';
import { eventually } from './fault-walk.ts';
import { FramingShop } from './framing-shop.ts';
import { choose, connected, handoffText, offerPhone } from './handoff-walk.ts';
import { Journey } from './journey.ts';
import { keptCaptures, openObjectUrls, withoutCamera } from './left-in-page.ts';
import { plantedMarks, PlantedPictures } from './planted-pictures.ts';
import { credentials, postSession } from './session-api.ts';
import { acknowledged } from './stored-session.ts';
import { TraceSearch } from './trace-search.ts';
import { WidgetDriver } from './widget-driver.ts';

let journey: Journey;
let shop: FramingShop;
beforeAll(async () => {
  journey = await Journey.begin();
  shop = await FramingShop.open();
});
afterAll(async () => {
  await journey.end();
  await shop.close();
});

const { first_name, last_name, email, phone, date_of_birth, address_street } = enteredFields as Readonly<
  Record<string, string>
>;
const person = { first_name, last_name, email, phone, date_of_birth, address_street } as Readonly<
  Record<string, string>
>;

test('a capture leaves no trace of its token, its credential or its person', async () => {
  const { capture_url, id } = await postSession(journey.origin, '', credentials.verifa, {
    workflow_id: 'wf_full',
  });
  const captureUrl = String(capture_url);
  const token = captureUrl.split('/verify/')[1] ?? '';
  expect(token).toMatch(/^tok_/);
  const { page, record, context } = await journey.visitor({ otherHosts: [shop.host] });
  const search = await TraceSearch.of(context, journey.origin);
  await page.goto(shop.origin);
  const opened = context.waitForEvent('page');
  await page.evaluate((url) => {
    window.open(url, '_blank', 'popup,width=900,height=1100');
  }, captureUrl);
  const popup = await opened;
  const widget = new WidgetDriver(popup);
  await begin(widget);
  await walk(journey, widget, fullSteps, { by: 'camera' }, () => search.look(popup));
  await widget.became('completed');
  await eventually(() => record.messagesOf('complete').length).toBe(1);
  await search.look(popup);
  await search.look(page);

  const [credential = ''] = search.credentials;
  expect(search.credentials.size).toBe(1);
  expect(credential.length).toBeGreaterThan(20);
  expect(search.traces({ ...person, token, credential })).toEqual([]);
  // It saw what there was to see: the same search finds what may be known.
  for (const where of ['event', 'message', 'title', 'attribute', 'localStorage', 'address of a request'])
    expect(search.seenIn(where), where).toBeGreaterThan(0);
  expect(search.traces({ id: String(id) })).toEqual(
    expect.arrayContaining(['id in event complete', 'id in message']),
  );
  expect(record.faults).toEqual([]);
  await context.close();
});

/** Which picture is chosen at a step: a face on each, and marks where files carry more than their pixels. */
const planted = [
  ['document-front', 'document-front-exif.jpg'],
  ['document-back', 'document-back.jpg'],
  ['selfie', 'face.jpg'],
] as const;

test('a handoff by a typed code, a reload and files leave no trace of tokens, credentials, the code or the pictures', async () => {
  const pictures = await PlantedPictures.of(journey.specimens);
  const referrers = new Set<unknown>();
  const noteReferrer = (message: unknown): void => {
    referrers.add((message as { readonly request: IncomingMessage }).request.headers.referer);
  };
  subscribe('http.server.request.start', noteReferrer);
  const { capture_url, id } = await postSession(journey.origin, '', credentials.verifa, {});
  const tokenIn = (url: string): string => /\/verify\/(tok_[\w-]+)/.exec(url)?.[1] ?? 'no token';
  const desktop = await journey.visitor();
  const phone = await journey.visitor({ phone: true, prepare: withoutCamera });
  const [desktopSearch, phoneSearch] = [
    await TraceSearch.of(desktop.context, journey.origin),
    await TraceSearch.of(phone.context, journey.origin),
  ];
  await desktop.page.goto(String(capture_url));
  await begin(desktop.widget);
  // By files: a camera that takes the card by itself would take the offer of the phone away.
  await walk(journey, desktop.widget, ['consent', 'document-type'], { by: 'files' });
  await desktop.widget.reached('document-front');
  const shown = await offerPhone(desktop);
  await desktop.widget.primary(handoffText.handoffOtherWays);
  const code = await desktop.widget.element.locator('idv-handoff-screen .letters').innerText();
  const sent = await desktop.widget.element.locator('idv-handoff-screen code').innerText();

  await phone.page.goto(`${journey.origin}/verify`);
  await phone.page.getByRole('textbox').fill(code);
  await phoneSearch.look(phone.page);
  await phone.page.getByRole('button').first().click();
  await phone.page.waitForURL(/\/verify\/(?:tok_|-)/);
  await phoneSearch.look(phone.page);
  await choose(phone, shown.number);
  await connected(desktop);
  await desktopSearch.look(desktop.page);
  for (const [step, name] of planted) {
    await phone.widget.reached(step);
    if (step === 'document-back') {
      await acknowledged(journey.sandbox, String(id), 'document-front', phone.page);
      await phone.record.reload(phone.page);
      await phone.widget.reached(step);
    }
    await phone.widget.chooseFile(await pictures.path(name));
    await phone.widget.primary(text.usePhoto);
    await phoneSearch.look(phone.page);
  }
  await walk(journey, phone.widget, ['liveness', 'review', 'sandbox-outcome'], { by: 'files' });
  await phone.widget.became('completed');
  await desktop.widget.became('completed');
  await desktopSearch.look(desktop.page);
  await phoneSearch.look(phone.page);

  const [own = '', scanned = '', typed = ''] = [String(capture_url), shown.link, sent].map(tokenIn);
  expect(new Set([own, scanned, typed]).size).toBe(3);
  // A reload proves the key again and gets another credential.
  expect([desktopSearch.credentials.size, phoneSearch.credentials.size]).toEqual([1, 2]);
  const bearers = [...desktopSearch.credentials, ...phoneSearch.credentials];
  const credentialsByName = Object.fromEntries(bearers.map((one, at) => [`credential ${at}`, one]));
  const common = { scanned, code, letters: code.replace('-', ''), ...credentialsByName, ...plantedMarks };
  expect(desktopSearch.traces({ ...common, token: own, typed })).toEqual([]);
  expect(phoneSearch.traces({ ...common, token: typed, own })).toEqual([]);
  expect(desktopSearch.seenIn('event handoff')).toBeGreaterThan(0);
  for (const search of [desktopSearch, phoneSearch])
    for (const where of ['event step', 'indexedDB', 'localStorage', 'address of a request'])
      expect(search.seenIn(where), where).toBeGreaterThan(0);
  // Nor of the pictures as they were sent, which have no marks left: neither as bytes nor as an address.
  const jpeg = {
    bytes: '\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF',
    address: 'data:image/jpeg',
    object: 'blob:http',
  };
  expect([...desktopSearch.traces(jpeg), ...phoneSearch.traces(jpeg)]).toEqual([]);
  await eventually(() => openObjectUrls(phone.page)).toEqual([]);
  await eventually(() => keptCaptures(phone.page)).toBe(0);
  unsubscribe('http.server.request.start', noteReferrer);
  expect([...referrers]).toEqual([undefined]);

  const digests = phone.record.sent.map(({ sha256 }) => sha256);
  expect(digests.length).toBeGreaterThanOrEqual(planted.length + 3);
  const kept = (await journey.sandbox.storage.captures(String(id))).map((capture) => capture.id);
  expect(kept.length).toBeGreaterThanOrEqual(digests.length);
  const data = `${journey.origin}/api/v1/sessions/${String(id)}/data`;
  expect((await fetch(data, { method: 'DELETE', headers: credentials.verifa })).status).toBe(200);
  // The answer does not wait for the disk.
  const isKept = async (): Promise<boolean> => {
    const entries = await readdir(journey.dataDir, { recursive: true });
    return entries.some((entry) => [...kept, String(id)].some((one) => entry.includes(one)));
  };
  await eventually(isKept).toBe(false);
  const left = await everyByte(journey.dataDir);
  const traces = [...digests, ...Object.values(plantedMarks), jpeg.bytes, own, typed].filter((trace) =>
    left.includes(Buffer.from(trace, 'latin1')),
  );
  expect(traces).toEqual([]);
  await pictures.dispose();
  for (const { record, context } of [desktop, phone]) {
    expect(record.faults).toEqual([]);
    await context.close();
  }
});

test('the search finds a secret in each place where it could be', async () => {
  const { page, context } = await journey.visitor();
  const search = await TraceSearch.of(context, journey.origin);
  await page.goto(`${journey.origin}/done?x=Secret%20one`);
  await page.evaluate(async (secret) => {
    console.log(`about ${secret}`);
    console.debug({ secret });
    document.title = secret;
    localStorage.setItem('a', secret);
    sessionStorage.setItem(secret, '');
    document.cookie = `a=${encodeURIComponent(secret)}`;
    history.replaceState({ secret }, '', location.href);
    document.dispatchEvent(Object.assign(new Event('idv-step'), { detail: { secret } }));
    const heard = new Promise((resolve) => {
      addEventListener('message', resolve, { once: true });
    });
    postMessage({ secret }, location.origin);
    await heard;
    const host = document.createElement('div');
    document.body.append(host);
    const inner = document.createElement('p');
    inner.setAttribute('aria-label', secret.toUpperCase());
    host.attachShadow({ mode: 'open' }).append(inner);
    await new Promise((resolve) => {
      const opening = indexedDB.open('a', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('b').put({ secret }, 1);
      opening.onsuccess = () => {
        opening.result.close();
        resolve(null);
      };
    });
    await (await caches.open('c')).put(`/c?${encodeURIComponent(secret)}`, new Response(''));
    await fetch(`/healthz?${encodeURIComponent(secret)}`);
  }, 'Secret one');
  await search.look(page);
  expect(search.traces({ it: 'Secret one' })).toEqual(
    [
      ...[
        'address of a page',
        'address of a request',
        'attribute p aria-label',
        'cache',
        'console',
        'cookie',
      ],
      ...['event step', 'history state', 'indexedDB', 'localStorage', 'message', 'sessionStorage', 'title'],
    ].map((where) => `it in ${where}`),
  );
  await context.close();
});

test('a token is at its place in the path of the capture protocol only', async () => {
  const { page, context } = await journey.visitor();
  const search = await TraceSearch.of(context, journey.origin);
  // Never answered: the browser would write the address into its console, or not, if the page is left before.
  await page.route('**/invitation', () => undefined);
  await page.goto(`${journey.origin}/verify/tok_canary`);
  expect(search.traces({ token: 'tok_canary' })).toEqual([]);
  await page.goto(`${journey.origin}/verify/tok_canary?again=tok_canary`);
  await page.goto(`${journey.otherOrigin}/done#tok_canary`);
  expect(search.traces({ token: 'tok_canary' })).toEqual([
    'token in address of a page',
    'token in address of a request',
  ]);
  await context.close();
});
