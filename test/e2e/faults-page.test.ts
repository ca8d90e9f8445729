/** A page that gets in the way of the capture it shows: the person goes on, and whoever builds it gets the line to paste. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraEn } from '../../src/i18n/camera-help/en.ts';
import { rareEn } from '../../src/i18n/rare-words/en.ts';
import { begin, text } from './capture-walk.ts';
import { codes, eventually, leaving, newPassportSession, passUntil, submitted, told } from './fault-walk.ts';
import { FramingShop } from './framing-shop.ts';
import { handoffText } from './handoff-walk.ts';
import { inInstagram } from './in-app-browser.ts';
import { Journey } from './journey.ts';
import { WidgetDriver } from './widget-driver.ts';

const insecureOrigin = 'http://shop.example';

let journey: Journey;
let shop: FramingShop;
beforeAll(async () => {
  const own = ['http://localhost:*', 'http://127.0.0.1:*'];
  journey = await Journey.begin({ allowedOrigins: [...own, insecureOrigin] });
  // Nothing that a camera takes by itself: these people choose files.
  await journey.show('face');
  shop = await FramingShop.open();
});
afterAll(async () => {
  await journey.end();
  await shop.close();
});

const script = (): string => `<script type="module" src="${journey.origin}/idv-capture.js"></script>`;
const element = (captureUrl: string): string =>
  `<idv-capture redirect="off" handoff="off" capture-url="${captureUrl}"></idv-capture>`;

/** What a page says on its console to whoever builds it. */
const hintsOn = (page: Page): readonly string[] => {
  const hints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'warning' && message.text().startsWith('idv-capture')) hints.push(message.text());
  });
  return hints;
};

/** From the first screen to the first photo. */
const toDocument = async (widget: WidgetDriver): Promise<void> => {
  await widget.reached('consent');
  await widget.primary(text.consentAgree);
  await widget.reached('document-type');
  await widget.choose('passport');
  await widget.primary(text.continue);
  await widget.reached('document-front');
};

test('[fault 04] a frame that does not lend its camera: the phone first, then a file, and the line to paste', async () => {
  const session = await newPassportSession(journey);
  shop.body = `<iframe title="Identity check" src="${session.captureUrl}?idv-diagnose" width="900" height="1400"></iframe>`;
  const visitor = await journey.visitor({ otherHosts: [shop.host], heightPx: 1600 });
  const { page, record, context } = visitor;
  const hints = hintsOn(page);
  await page.goto(shop.origin);
  const frame = page.frames()[1];
  if (!frame) throw new Error('no frame');
  const widget = new WidgetDriver(frame, true);

  const report = widget.element.locator('idv-diagnose');
  const line = `<iframe allow="camera" src="${journey.origin}/…"></iframe>`;
  await report.getByText(line, { exact: true }).waitFor();
  await report.getByText(`Permissions-Policy: camera=(self "${journey.origin}")`).waitFor();
  await report.getByText(`in which ${shop.origin} shows ${journey.origin}`).waitFor();
  expect(await report.evaluate((shown) => shown.shadowRoot?.textContent)).not.toContain('tok_');

  await begin(widget);
  await widget.secondary(handoffText.continueHere);
  await toDocument(widget);
  await widget.element.getByRole('alert').getByText(cameraEn.sentences['camera.blocked_by_policy']).waitFor();
  await eventually(() => codes(record)).toContain('camera.blocked_by_policy');
  await eventually(() => hints.filter((hint) => hint.includes('allow="camera"')).length).toBe(1);
  await leaving['document-front'](journey, { ...visitor, widget });
  await widget.reached('review');
  await context.close();
});

test('[fault 05] an insecure page: nothing breaks, a file goes through, and the report says why', async () => {
  const session = await newPassportSession(journey);
  const visitor = await journey.visitor({ otherHosts: [new URL(insecureOrigin).host] });
  const { page, record, widget, context } = visitor;
  // Such a name has no server, and browsers keep insecure pages from servers on this machine: all is handed on from here.
  await context.route(`${journey.origin}/**`, async (route) => {
    await route.fulfill({ response: await route.fetch() });
  });
  await context.route(`${insecureOrigin}/**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,"><body>${script()}${element(session.captureUrl)}`,
    }),
  );
  await page.goto(`${insecureOrigin}/?idv-diagnose`);
  const report = widget.element.locator('idv-diagnose');
  await report.getByText('https://shop.example/', { exact: true }).waitFor();
  await report.getByText('env.insecure_context').waitFor();
  await begin(widget);
  await toDocument(widget);
  await widget.element.getByRole('alert').getByText(cameraEn.sentences['env.insecure_context']).waitFor();
  await eventually(() => codes(record)).toContain('env.insecure_context');
  await leaving['document-front'](journey, visitor);
  await submitted(journey, { ...visitor, ...session });
  await context.close();
});

test('[fault 15] the browser inside an app: the way out of it, or a file', async () => {
  const session = await newPassportSession(journey);
  const visitor = await journey.visitor(inInstagram);
  const { page, record, widget, context } = visitor;
  await page.goto(`${session.captureUrl}?idv-diagnose`);
  const report = widget.element.locator('idv-diagnose');
  await report.getByText('inside Instagram, which has no camera').waitFor();
  await begin(widget);
  await toDocument(widget);
  await widget.element.getByRole('alert').getByText(cameraEn.sentences['env.in_app_browser']).waitFor();
  await widget.button(cameraEn.openInOwn).waitFor();
  await eventually(() => codes(record)).toContain('env.in_app_browser');
  await leaving['document-front'](journey, visitor);
  await widget.reached('review');
  await context.close();
});

test('[fault 32] a policy that blocks the capture origin: person, page and console are told, each their part', async () => {
  const session = await newPassportSession(journey);
  shop.headers = {
    'Content-Security-Policy': `default-src 'none'; script-src 'self' ${journey.origin}; connect-src 'self'; img-src data:`,
  };
  shop.body = script() + element(session.captureUrl);
  const visitor = await journey.visitor({
    otherHosts: [shop.host],
    prepare: (context) => context.clock.install(),
  });
  const { page, widget, context } = visitor;
  const hints = hintsOn(page);
  await page.goto(shop.origin);
  await begin(widget);
  const sentence = widget.element.getByText(rareEn['env.csp_blocked'], { exact: true });
  await passUntil(page, () => sentence.isVisible());
  await eventually(() => codes(visitor.record)).toContain('env.csp_blocked');
  await eventually(() =>
    hints.filter((hint) => hint.includes(`connect-src 'self' ${journey.origin}`)),
  ).toHaveLength(1);
  expect(await journey.sandbox.storage.session(session.sessionId)).toMatchObject({ state: 'created' });
  shop.headers = {};
  await context.close();
});

test('[fault 33] a part that does not load is tried again, then said; a press goes on once it does', async () => {
  const session = await newPassportSession(journey);
  let tries = 0;
  let isKept = true;
  const visitor = await journey.visitor({
    prepare: async (context) => {
      await context.route('**/chunks/later-*', (route) => {
        tries += 1;
        return isKept ? route.abort() : route.continue();
      });
    },
  });
  const { page, record, widget, context } = visitor;
  await page.goto(session.captureUrl);
  await widget.element.getByRole('alert').getByText(text.errors['env.module_load_failed']).waitFor();
  expect(codes(record)).toEqual(['env.module_load_failed']);
  expect(tries).toBeGreaterThanOrEqual(3);
  isKept = false;
  await begin(widget);
  await toDocument(widget);
  await context.close();
});

test('[fault 34] two versions on a page: the first one runs, the console names both', async () => {
  const session = await newPassportSession(journey);
  shop.body = `${script()}<script type="module" src="${journey.origin}/idv-capture.js?other"></script>${element(session.captureUrl)}`;
  const visitor = await journey.visitor({
    otherHosts: [shop.host],
    prepare: async (context) => {
      await context.route('**/idv-capture.js?other', async (route) => {
        const response = await route.fetch();
        await route.fulfill({
          response,
          body: (await response.text()).replaceAll(/`0\.1\.0`|"0\.1\.0"/g, '"9.9.9"'),
        });
      });
    },
  });
  const { page, record, widget, context } = visitor;
  const hints = hintsOn(page);
  await page.goto(shop.origin);
  await begin(widget);
  await toDocument(widget);
  expect(hints).toHaveLength(1);
  for (const word of ['env.duplicate_version', '0.1.0', '9.9.9']) expect(hints[0]).toContain(word);
  expect(record.faults).toEqual([]);
  await context.close();
});

test('[fault 53] an answer that the page may not read is told apart from no network, and nothing is lost', async () => {
  const session = await newPassportSession(journey);
  shop.body = script() + element(session.captureUrl);
  let isKept = true;
  const visitor = await journey.visitor({
    otherHosts: [shop.host],
    prepare: (context) => context.clock.install(),
  });
  const { page, widget, context } = visitor;
  await page.goto(shop.origin);
  await begin(widget);
  await widget.reached('consent');
  await context.route('**/verify/*/consent', async (route) => {
    // What a filter on the way answers does not let this page read it.
    const headers = { 'Access-Control-Allow-Origin': 'https://filter.example' };
    if (isKept) await route.fulfill({ status: 403, headers, body: 'blocked' });
    else await route.continue();
  });
  await widget.primary(text.consentAgree);
  await told(visitor, 'network.blocked');
  expect(await journey.sandbox.storage.session(session.sessionId)).toMatchObject({ consent: null });
  isKept = false;
  await toDocument(widget);
  await leaving['document-front'](journey, visitor);
  await submitted(journey, { ...visitor, ...session });
  await context.close();
});
