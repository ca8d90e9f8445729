/** Begun on the desktop, finished on a phone that reads the code from the desktop's screen, or finished on the desktop after all. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinDe } from '../../src/i18n/join-words/de.ts';
import { begin, documentCaptures, standardCaptures, standardSteps, text, walk } from './capture-walk.ts';
import { connected, handoffText, join, offered, offerPhone, paired, shownOn } from './handoff-walk.ts';
import { Journey } from './journey.ts';
import { refusals } from './refusals.ts';
import { acknowledged, expectStored } from './stored-session.ts';

const byCamera = { by: 'camera' } as const;
const byFiles = { by: 'files' } as const;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

test('the phone continues where the desktop was, and the desktop finishes by itself', async () => {
  const desktop = await journey.shopper({ theme: 'dark' });
  await begin(desktop.widget);
  await desktop.widget.reached('consent');
  const sessionId = await desktop.widget.sessionId();
  // By files: a camera that takes the card by itself would take the offer of the phone away.
  await walk(journey, desktop.widget, ['consent', 'document-type'], byFiles);
  await desktop.widget.reached('document-front');
  const shown = await offerPhone(desktop);
  await journey.show('front');
  const link = new URL(shown.link);
  expect(link.origin).toBe(journey.origin);
  expect(link.pathname).toMatch(/^\/verify\/tok_[\w-]{43}$/);
  expect(Object.fromEntries(link.searchParams)).toEqual({ lang: 'en', theme: 'dark' });

  const phone = await journey.visitor({ phone: true });
  await join(phone, shown);
  await connected(desktop);
  expect(await phone.page.evaluate(() => document.querySelector('idv-capture')?.theme)).toBe('dark');
  await walk(journey, phone.widget, standardSteps.slice(2), { by: 'camera', selfie: 'shutter' });
  await phone.widget.became('completed');
  expect(await phone.widget.sessionId()).toBe(sessionId);

  await phone.widget.element.getByText(text.completedOther).waitFor();

  // Only the device that began is sent on.
  await desktop.page.waitForURL((url) => url.pathname === '/done');
  expect(Object.fromEntries(new URL(desktop.page.url()).searchParams)).toEqual({
    session_id: sessionId,
    status: 'completed',
  });
  const address = new URL(phone.page.url());
  expect(address.pathname).toMatch(/^\/verify\/-\/[\w-]{43}$/);
  expect(address.search).toBe(link.search);
  await expectStored(journey.sandbox, sessionId, [desktop.record, phone.record], standardCaptures);
  expect(desktop.record.sent).toEqual([]);
  expect(phone.record.steps).toEqual(standardSteps.slice(2));
  expect(desktop.record.eventsOf('idv-handoff').map(({ fields }) => fields['phase'])).toEqual([
    'waiting',
    'connected',
    'completed',
  ]);
  expect(desktop.record.eventsOf('idv-complete')).toEqual([
    { type: 'idv-complete', fields: { sessionId, status: 'completed' } },
  ]);
  expect(desktop.record.faults).toEqual([]);
  expect(phone.record.faults).toEqual([]);
});

test('the language goes with the link, whatever the phone is set to', async () => {
  const desktop = await journey.shopper({ lang: 'de', workflow: 'document', handoff: 'first' });
  await desktop.widget.primaryAction.click();
  const { link } = await shownOn(desktop);
  expect(new URL(link).searchParams.get('lang')).toBe('de');
  const phone = await journey.visitor({ phone: true });
  await phone.page.goto(link);
  await phone.widget.button(joinDe.joinBegin).waitFor();
  expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('de');
  expect(phone.record.faults).toEqual([]);
});

test('the desktop takes the session back, and finishes what the phone began', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  const phone = await journey.visitor({ phone: true });
  await join(phone, shown);
  await walk(journey, phone.widget, ['consent', 'document-type', 'document-front'], byCamera);
  await phone.widget.reached('document-back');
  // The copy as well: one that comes when the phone is no longer asked would tell it so before anything else does.
  await acknowledged(journey.sandbox, sessionId, 'document-front', phone.page);

  await desktop.widget.primary(handoffText.continueHere);
  await desktop.widget.reached('document-back');
  // The phone follows: it learns of it without sending anything.
  await phone.widget.became('handed-off');
  await journey.show('back');
  await walk(journey, desktop.widget, ['document-back', 'review', 'sandbox-outcome'], byCamera);
  await desktop.widget.became('completed');
  await phone.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record, desktop.record], documentCaptures);
  // The picture, and its straightened copy.
  expect(new Set(desktop.record.sent.map(({ step }) => step))).toEqual(new Set(['document-back']));
  expect(desktop.record.faults).toEqual([]);
  expect(phone.record.faults).toEqual([]);
});

test('[fault 60] taken back while the phone was sending: what arrives too late is not taken', async () => {
  const { desktop, phone, sessionId } = await paired(journey);
  await walk(journey, phone.widget, ['consent', 'document-type'], byCamera);
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await phone.context.route('**/captures/document-front', async (route) => {
    await held;
    await route.continue();
  });
  const sent = phone.page.waitForRequest('**/captures/document-front');
  await walk(journey, phone.widget, ['document-front'], byCamera);
  await sent;
  expect(await journey.sandbox.storage.captures(sessionId)).toEqual([]);

  await journey.show('face');
  await desktop.widget.primary(handoffText.continueHere);
  await desktop.widget.reached('document-front');
  const answer = phone.page.waitForResponse('**/captures/document-front');
  letGo();
  expect((await answer).status()).toBe(409);
  expect(await (await answer).json()).toMatchObject({ error: 'handoff.taken' });
  await phone.widget.became('handed-off');
  expect(await journey.sandbox.storage.captures(sessionId)).toEqual([]);
  await walk(
    journey,
    desktop.widget,
    ['document-front', 'document-back', 'review', 'sandbox-outcome'],
    byFiles,
  );
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [desktop.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
  expect(new Set(refusals(phone.record.faults))).toEqual(new Set(['409 captures/document-front']));
});
