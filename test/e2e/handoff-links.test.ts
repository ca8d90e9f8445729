/** The ways that a link takes to the phone: past previews and scanners, by mail, typed by hand, too late, out of an app's own browser. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cameraEn } from '../../src/i18n/camera-help/en.ts';
import { documentCaptures, text } from './capture-walk.ts';
import { codes, eventually } from './fault-walk.ts';
import {
  choose,
  codeOf,
  connected,
  finish,
  handoffText,
  join,
  numberOf,
  offered,
  scan,
  shownOn,
} from './handoff-walk.ts';
import { inInstagram } from './in-app-browser.ts';
import { Journey } from './journey.ts';
import { refusals } from './refusals.ts';
import { expectStored } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

test('[fault 54] previews, scanners and prefetching use nothing up', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  for (const method of ['HEAD', 'GET', 'OPTIONS']) await fetch(shown.link, { method });
  const { origin, pathname } = new URL(shown.link);
  for (const path of ['/invitation', '/claim', '/session', '/events']) await fetch(origin + pathname + path);
  const scanner = await journey.visitor();
  await scanner.page.goto(shown.link, { waitUntil: 'networkidle' });
  await scanner.widget.became('idle');
  const reader = await journey.visitor();
  await reader.page.goto(`${journey.origin}/done`);
  const fetched = reader.page.waitForResponse(shown.link);
  await reader.page.evaluate((href) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'prefetch', href }));
  }, shown.link);
  await fetched;
  await desktop.widget.became('handed-off');
  expect((await journey.sandbox.storage.devices(sessionId)).map(({ kind }) => kind)).toEqual(['desktop']);

  const phone = await journey.visitor({ phone: true });
  await join(phone, shown);
  await connected(desktop);
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  for (const { record } of [desktop, phone, scanner]) expect(record.faults).toEqual([]);
});

test('a link that was sent works a quarter of an hour, and is used up by one', async () => {
  const { desktop, sessionId } = await offered(journey);
  await desktop.widget.primary(handoffText.handoffOtherWays);
  const link = await desktop.widget.element.locator('idv-handoff-screen code').innerText();
  const mail = desktop.widget.element.locator('a[href^="mailto:"]');
  expect(decodeURIComponent((await mail.getAttribute('href')) ?? '')).toContain(link);
  const message = desktop.widget.element.locator('a[href^="sms:"]');
  expect(decodeURIComponent((await message.getAttribute('href')) ?? '')).toContain(link);

  journey.clock.advance(14 * 60_000);
  const phone = await journey.visitor({ phone: true });
  await join(phone, { link, number: await numberOf(desktop.widget) });
  await connected(desktop);
  const other = await journey.visitor({ phone: true });
  await other.page.goto(link);
  await other.widget.became('expired');
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(phone.record.faults).toEqual([]);
  // The nonce of a quarter of an hour ago is good no more: the desktop takes a new one and asks again.
  expect(refusals(desktop.record.faults).filter((fault) => !fault.startsWith('401 '))).toEqual([]);
});

test('a code that is typed leads to the same question', async () => {
  const { desktop, sessionId } = await offered(journey);
  await desktop.widget.primary(handoffText.handoffOtherWays);
  const code = await desktop.widget.element.locator('idv-handoff-screen .letters').innerText();
  expect(code).toMatch(/^[BCDFGHJ-NP-TV-XZ]{4}-[BCDFGHJ-NP-TV-XZ]{4}$/);
  const phone = await journey.visitor({ phone: true });
  await phone.page.goto(`${journey.origin}/verify`);
  const field = phone.page.getByRole('textbox');
  await field.fill('BBBB BBBB');
  await phone.page.getByRole('button').first().click();
  await phone.page.getByRole('alert').filter({ hasText: /\S/ }).waitFor();
  // Small letters and spaces are as good as what the screen shows.
  await field.fill(code.toLowerCase().replace('-', ' '));
  await phone.page.getByRole('button').first().click();
  await phone.page.waitForURL(/\/verify\/(?:tok_|-)/);
  await choose(phone, await numberOf(desktop.widget));
  await connected(desktop);
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
});

test('[fault 57] a code that ran out while it was scanned: the phone says so, the desktop has a fresh one without a reload', async () => {
  const desktop = await journey.visitor();
  await desktop.page.clock.install();
  const query = new URLSearchParams({
    workflow: 'document',
    redirect: 'off',
    handoff: 'first',
    autostart: '1',
  });
  await desktop.page.goto(`${journey.origin}/?${query.toString()}`);
  await desktop.widget.primary(text.begin);
  const first = await shownOn(desktop);
  await desktop.page.evaluate(() => {
    (window as { isSamePage?: boolean }).isSamePage = true;
  });
  const slow = await journey.visitor({ phone: true });
  await scan(slow, first.link);
  // A minute later the desktop shows another one; the one that somebody is just reading still works, until the second minute is over.
  journey.clock.advance(61_000);
  await desktop.page.clock.fastForward(61_000);
  await eventually(async () => (await shownOn(desktop)).link).not.toBe(first.link);
  const second = await shownOn(desktop);
  expect(second.number).toBe(first.number);
  journey.clock.advance(61_000);
  await choose(slow, first.number);
  await slow.widget.became('expired');
  await slow.widget.element.getByText(text.errors['link.expired']).waitFor();
  await eventually(() => codes(slow.record)).toContain('link.expired');

  await desktop.page.clock.fastForward(61_000);
  await eventually(async () => (await shownOn(desktop)).link).not.toBe(second.link);
  await join(slow, await shownOn(desktop));
  await connected(desktop);
  expect(await desktop.page.evaluate(() => (window as { isSamePage?: boolean }).isSamePage)).toBe(true);
  expect(await codeOf(desktop.widget).count()).toBe(0);
  await finish(journey, slow, 'consent');
  await desktop.widget.became('completed');
  expect(desktop.record.faults).toEqual([]);
});

test('a desktop that has slept shows a fresh code as soon as it wakes: its own clock stood still', async () => {
  const { desktop, ...first } = await offered(journey, {}, { prepare: (context) => context.clock.install() });
  journey.clock.advance(600_000);
  // The time of day goes on, timers do not.
  const now = await desktop.page.evaluate(() => Date.now());
  await desktop.page.clock.setSystemTime(now + 600_000);
  await desktop.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await eventually(async () => (await shownOn(desktop)).link).not.toBe(first.link);
  const phone = await journey.visitor({ phone: true });
  await join(phone, await shownOn(desktop));
  await connected(desktop);
  expect(desktop.record.eventsOf('idv-error')).toEqual([]);
});

test('in an app without a camera the way leads to the person’s own browser', async () => {
  const app = await journey.visitor(inInstagram);
  const query = new URLSearchParams({ workflow: 'document', redirect: 'off', autostart: '1' });
  await app.page.goto(`${journey.origin}/?${query.toString()}`);
  await app.widget.primary(text.begin);
  await app.widget.reached('consent');
  const sessionId = await app.widget.sessionId();
  await app.widget.primary(text.consentAgree);
  await app.widget.reached('document-type');
  await app.widget.choose('drivers_license');
  await app.widget.primary(text.continue);
  await app.widget.reached('document-front');
  await app.widget.button(cameraEn.openInOwn).click();
  await app.widget.element.getByText(handoffText.sameDeviceLead('Instagram')).waitFor();
  expect(await codeOf(app.widget).count()).toBe(0);
  // The link is made by the sandbox; the screen does not wait for it.
  const open = app.widget.element.locator('a[part~="primary-action"][href^="intent:"]');
  const intent = (await open.getAttribute('href')) ?? '';
  expect(intent).toMatch(/^intent:\/\/localhost:\d+\/verify\/tok_/);
  const link = new URLSearchParams(intent.split('#Intent;')[1]?.replaceAll(';', '&')).get(
    'S.browser_fallback_url',
  );
  const browser = await journey.visitor({ phone: true });
  await join(browser, { link: link ?? '', number: await numberOf(app.widget) });
  await connected(app);
  await finish(journey, browser, 'document-front');
  await app.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [browser.record], documentCaptures);
  expect(browser.record.faults).toEqual([]);
});
