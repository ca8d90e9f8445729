/**
 * What only a real browser does to a page: it takes the camera back, loads, kills and restores pages, has clocks that
 * are wrong and several elements and tabs. Whatever happens, the front of the card that was accepted stays accepted.
 */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraEn } from '../../src/i18n/camera-help/en.ts';
import { rareEn } from '../../src/i18n/rare-words/en.ts';
import { begin, photo, text, walk } from './capture-walk.ts';
import { codes, eventually } from './fault-walk.ts';
import { Journey, type Visitor, type VisitorOptions } from './journey.ts';
import { credentials, postSession } from './session-api.ts';
import { acknowledged, storedCaptures } from './stored-session.ts';
import { WidgetDriver } from './widget-driver.ts';

const byFiles = { by: 'files' } as const;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

/** A new session for a document, as its link. */
const newLink = async (): Promise<string> => {
  const session = await postSession(journey.origin, '', credentials.verifa, { workflow_id: 'wf_document' });
  return String(session['capture_url']);
};

interface AtBack extends Visitor {
  readonly link: string;
  readonly sessionId: string;
  /** The photo of the front that the sandbox has, as its digest. */
  readonly front: readonly string[];
}

/** The camera shows its picture: a photo can be taken. */
const cameraOpen = (widget: WidgetDriver): Promise<void> =>
  widget.primaryAction.and(widget.button(text.takePhoto)).and(widget.element.locator(':enabled')).waitFor();

/** Somebody at the back of a card, the front of which the sandbox has. Nothing that is taken is before their camera. */
const atBack = async (options: VisitorOptions = {}): Promise<AtBack> => {
  await journey.show('face');
  const visitor = await journey.visitor(options);
  const link = await newLink();
  await visitor.page.goto(link);
  const { widget } = visitor;
  await begin(widget);
  await walk(journey, widget, ['consent', 'document-type'], byFiles);
  await widget.reached('document-front');
  await photo(widget, journey, 'document-front', 'files');
  await widget.primary(text.usePhoto);
  await widget.reached('document-back');
  const sessionId = await widget.sessionId();
  await acknowledged(journey.sandbox, sessionId, 'document-front', visitor.page);
  await cameraOpen(widget);
  return { ...visitor, link, sessionId, front: await frontOf(sessionId) };
};

/** The photo of the front that the sandbox has, as its digest. */
const frontOf = async (sessionId: string): Promise<readonly string[]> =>
  (await storedCaptures(journey.sandbox, sessionId))
    .filter(({ step, metadata }) => step === 'document-front' && !metadata['copy'])
    .map(({ sha256 }) => sha256);

const alertOf = (widget: WidgetDriver) => widget.element.getByRole('alert');

/** Denies the camera as a person does in the browser's settings, where the page has it already. */
const denyCamera = async (page: Page): Promise<void> => {
  const browser = page.context().browser();
  if (!browser) throw new Error('no browser');
  const tab = await page.context().newCDPSession(page);
  const { targetInfo } = await tab.send('Target.getTargetInfo');
  const settings = await browser.newBrowserCDPSession();
  await settings.send('Browser.setPermission', {
    permission: { name: 'camera' },
    setting: 'denied',
    origin: new URL(page.url()).origin,
    ...(targetInfo.browserContextId === undefined ? {} : { browserContextId: targetInfo.browserContextId }),
  });
  await settings.detach();
  await tab.detach();
};

/** Lets the pages of a browser remember the cameras that they were given. */
const watchCameras = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(globalThis, { openedTracks: tracks });
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
};

/** How many of them are on. */
const camerasOn = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { openedTracks } = globalThis as unknown as { openedTracks: MediaStreamTrack[] };
    return openedTracks.filter(({ readyState }) => readyState === 'live').length;
  });

/** Ends the session, and asserts that the sandbox has both sides, the front as it was accepted. */
const ends = async (widget: WidgetDriver, sessionId: string, front: readonly string[]): Promise<void> => {
  await widget.reached('document-back');
  await widget.chooseFile(journey.specimens.path('utility-bill.pdf'));
  await widget.primary(text.usePhoto);
  await walk(journey, widget, ['review', 'sandbox-outcome'], byFiles);
  await widget.became('completed');
  expect(await frontOf(sessionId)).toEqual(front);
  const steps = (await storedCaptures(journey.sandbox, sessionId)).map(({ step }) => step);
  expect(new Set(steps)).toEqual(new Set(['document-front', 'document-back']));
};

test('a camera that is taken back in the middle, and denied [fault 01] [fault 10]', async () => {
  const { page, context, record, widget, sessionId, front } = await atBack();
  await denyCamera(page);
  await alertOf(widget).getByText(cameraEn.sentences['camera.ended']).waitFor();
  await widget.secondary(text.useCamera);
  await alertOf(widget).getByText(cameraEn.sentences['camera.permission_denied']).waitFor();
  await widget.element.getByText(cameraEn.allow.chrome[0] ?? '').waitFor();
  await widget.button(text.continueOnPhone).waitFor();
  await eventually(() => codes(record)).toEqual(['camera.ended', 'camera.permission_denied']);
  await context.clearPermissions();
  await context.grantPermissions(['camera']);
  await widget.secondary(text.useCamera);
  await cameraOpen(widget);
  await ends(widget, sessionId, front);
});

test('a page that goes while it waits for a file, a tab that is killed, and its history [fault 20] [fault 21] [fault 22] [fault 23]', async () => {
  const { page, context, record, widget: before, link, sessionId, front } = await atBack();
  const dialog = page.waitForEvent('filechooser');
  await before.element.locator('idv-file-picker label').click();
  await dialog;
  await record.reload(page);
  await alertOf(before).getByText(rareEn['capture.interrupted']).waitFor();
  await before.reached('document-back');
  expect(await page.evaluate(() => sessionStorage.getItem('idv-capture.choosing'))).toBeNull();
  const crashed = page.waitForEvent('crash');
  page.goto('chrome://crash').catch(() => undefined);
  await crashed;

  const next = await context.newPage();
  const widget = new WidgetDriver(next);
  await next.goto(link);
  await widget.reached('document-back');
  expect(await widget.sessionId()).toBe(sessionId);
  await next.goto(`${journey.origin}/done`);
  await next.goBack();
  await widget.reached('document-back');
  await next.goForward();
  await next.goBack();
  await widget.reached('document-back');
  await cameraOpen(widget);
  expect(await frontOf(sessionId)).toEqual(front);
  await ends(widget, sessionId, front);
  expect(codes(record)).toEqual(['capture.interrupted']);
});

test('an element that is moved goes on, and one that is taken away leaves no camera on [fault 25]', async () => {
  const { page, widget, sessionId, front } = await atBack({ prepare: watchCameras });
  const cameras = () => camerasOn(page);
  await eventually(cameras).toBe(1);
  await page.evaluate(() => {
    const place = document.createElement('section');
    document.body.append(place);
    const element = document.querySelector('idv-capture');
    if (element) place.append(element);
  });
  await widget.reached('document-back');
  await cameraOpen(widget);
  await eventually(cameras).toBe(1);
  expect(await widget.sessionId()).toBe(sessionId);
  await widget.element.evaluate((element) => {
    element.remove();
  });
  await eventually(cameras).toBe(0);
  expect(await frontOf(sessionId)).toEqual(front);
});

test('two elements on one page have one camera, and sessions of their own [fault 16] [fault 26]', async () => {
  const { page, widget, record, sessionId, front } = await atBack();
  const link = await newLink();
  await page.evaluate((captureUrl) => {
    const element = Object.assign(document.createElement('idv-capture'), { captureUrl, id: 'second' });
    document.body.append(element);
  }, link);
  const first = page.locator('idv-capture').first();
  const second = page.locator('#second');
  const press = (label: string) => second.getByRole('button', { name: label, exact: true }).click();
  await press(text.begin);
  await press(text.consentAgree);
  await second.locator('input[value="drivers_license"]').check();
  await press(text.continue);
  const inUse = cameraEn.sentences['camera.in_use_by_page'];
  await first.getByRole('alert').getByText(inUse).waitFor();
  await second
    .getByRole('button', { name: text.takePhoto, exact: true })
    .and(page.locator(':enabled'))
    .waitFor();
  await first.getByRole('button', { name: text.useCamera, exact: true }).click();
  await second.getByRole('alert').getByText(inUse).waitFor();
  await eventually(() => codes(record)).toEqual(['camera.in_use_by_page', 'camera.in_use_by_page']);
  await second.evaluate((element) => {
    element.remove();
  });
  await ends(widget, sessionId, front);
});

test('a session in two tabs goes on in the one that is asked to, and loses nothing [fault 27]', async () => {
  const { page, context, widget, link, record, sessionId, front } = await atBack({ prepare: watchCameras });
  const other = await context.newPage();
  await other.goto(link);
  const second = new WidgetDriver(other);
  const sentence = rareEn['session.open_elsewhere'];
  await alertOf(second).getByText(sentence).waitFor();
  expect([await camerasOn(page), await widget.step()]).toEqual([1, 'document-back']);

  await second.primaryAction.click();
  await second.reached('document-back');
  expect(await second.sessionId()).toBe(sessionId);
  await widget.element.getByText(sentence).waitFor();
  await eventually(() => camerasOn(page)).toBe(0);
  await eventually(() => codes(record)).toEqual(['session.open_elsewhere', 'session.open_elsewhere']);

  // And back again.
  await page.bringToFront();
  await widget.primaryAction.click();
  await alertOf(widget).getByText(sentence).waitFor();
  await widget.primaryAction.click();
  await widget.reached('document-back');
  await second.element.getByText(sentence).waitFor();
  await ends(widget, sessionId, front);
});

test.each([
  ['ahead', 24],
  ['behind', -24],
])('a clock that is a day %s [fault 31]', async (_words, hours) => {
  const { record, widget, sessionId, front } = await atBack({
    prepare: async (context) => {
      await context.addInitScript((offMs) => {
        const RealDate = Date;
        globalThis.Date = new Proxy(RealDate, {
          construct: (target, args: number[]) =>
            new target(...((args.length > 0 ? args : [RealDate.now() + offMs]) as [number])),
          get: (target, name) =>
            name === 'now' ? () => RealDate.now() + offMs : (Reflect.get(target, name) as unknown),
        });
      }, hours * 3_600_000);
    },
  });
  expect([await widget.state(), record.eventsOf('idv-error')]).toEqual(['capturing', []]);
  expect(front).toHaveLength(1);
  expect(await widget.sessionId()).toBe(sessionId);
});
