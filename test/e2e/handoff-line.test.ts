/** Two devices that lose sight of each other: silence, closed pages, held-back events, no network. Nobody is stuck, nothing is lost. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { heardOut } from './calls-under-way.ts';
import { documentCaptures, files, text, walk } from './capture-walk.ts';
import { codes, eventually } from './fault-walk.ts';
import {
  choose,
  connected,
  finish,
  handoffText,
  join,
  offered,
  paired,
  scan,
  shownOn,
} from './handoff-walk.ts';
import { Journey, type Visitor } from './journey.ts';
import { acknowledged, expectStored, received } from './stored-session.ts';
import { WidgetDriver } from './widget-driver.ts';

/** A device that has given no sign of life for this long is taken to be gone. */
const silentMs = 121_000;

const byFiles = { by: 'files' } as const;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none', heartbeatMs: 500 });
});
afterAll(() => journey.end());

/** The other screen says that the device is at that step: what it has told of it has arrived. */
const shows = (
  { widget }: Visitor,
  step: 'consent' | 'document-type' | 'document-front' | 'document-back',
): Promise<void> =>
  widget.element
    .locator('idv-handoff-screen [aria-current="step"]')
    .filter({ hasText: text.stepNames[step] })
    .waitFor();

const silence = ({ widget }: Visitor) => widget.element.getByText(handoffText.sentences['handoff.stalled']);

const stalled = (visitor: Visitor): Promise<void> => silence(visitor).waitFor();

test('[fault 58] a phone that has fallen silent: the desktop says so and goes on by itself', async () => {
  const { desktop, phone, sessionId } = await paired(journey);
  await walk(journey, phone.widget, ['consent', 'document-type', 'document-front'], byFiles);
  // With its copy: what leaves a page in the moment it is closed may be counted as sent, and never arrive.
  await acknowledged(journey.sandbox, sessionId, 'document-front', phone.page);
  await phone.widget.noted();
  await shows(desktop, 'document-back');
  // A sign of life that arrived after the silence would end it.
  await heardOut(phone.page);
  await phone.context.close();
  journey.clock.advance(silentMs);
  await stalled(desktop);
  await eventually(() => codes(desktop.record)).toContain('handoff.stalled');
  expect(desktop.record.eventsOf('idv-handoff').at(-1)?.fields).toEqual({ phase: 'stalled' });
  await desktop.widget.primary(handoffText.continueHere);
  await finish(journey, desktop, 'document-back');
  await expectStored(journey.sandbox, sessionId, [phone.record, desktop.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
});

test('[fault 58] a phone that has fallen silent: another one takes over what it had done', async () => {
  const { desktop, phone, sessionId } = await paired(journey);
  await walk(journey, phone.widget, ['consent', 'document-type'], byFiles);
  await shows(desktop, 'document-front');
  await heardOut(phone.page);
  await phone.context.close();
  journey.clock.advance(silentMs);
  await stalled(desktop);
  await desktop.widget.secondary(handoffText.handoffResend);
  const second = await journey.visitor({ phone: true });
  await join(second, await shownOn(desktop));
  await connected(desktop);
  await finish(journey, second, 'document-front');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record, second.record], documentCaptures);
  expect(second.record.faults).toEqual([]);
});

test('a phone that wakes up again is seen at once', async () => {
  const { desktop, phone } = await paired(journey);
  await shows(desktop, 'consent');
  await heardOut(phone.page);
  await phone.context.setOffline(true);
  journey.clock.advance(silentMs);
  await stalled(desktop);
  await phone.context.setOffline(false);
  await silence(desktop).waitFor({ state: 'detached' });
  await connected(desktop);
  await walk(journey, phone.widget, ['consent'], byFiles);
  await shows(desktop, 'document-type');
});

test('[fault 55] the phone’s page is closed and opened again: it goes on at the same step, without a number', async () => {
  const { desktop, phone, sessionId, link } = await paired(journey);
  await walk(journey, phone.widget, ['consent', 'document-type', 'document-front'], byFiles);
  await acknowledged(journey.sandbox, sessionId, 'document-front', phone.page);
  await phone.widget.noted();
  await phone.page.close();
  const page = await phone.context.newPage();
  const reopened = { ...phone, page, widget: new WidgetDriver(page) };
  await page.goto(link);
  await reopened.widget.reached('document-back');
  await shows(desktop, 'document-back');
  await finish(journey, reopened, 'document-back');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
  expect(phone.record.faults).toEqual([]);
});

test.each(['arrived', 'did not arrive'])(
  'the phone’s page is loaded again before it is let in, and what it had asked for %s',
  async (how) => {
    const { desktop, sessionId, ...shown } = await offered(journey);
    const phone = await journey.visitor({ phone: true });
    await scan(phone, shown.link);
    // The answer never comes.
    await phone.page.route(
      '**/claim',
      async (route) => {
        if (how === 'arrived') await route.fetch();
      },
      { times: 1 },
    );
    const claimed = phone.page.waitForRequest('**/claim');
    await choose(phone, shown.number);
    await claimed;
    if (how === 'arrived') await connected(desktop);
    await phone.page.reload();
    if (how === 'did not arrive') await choose(phone, shown.number);
    await phone.widget.reached('consent');
    await finish(journey, phone, 'consent');
    await desktop.widget.became('completed');
    await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
    const codes = phone.record.eventsOf('idv-error').map(({ fields }) => fields['code']);
    expect(codes.filter((code) => code !== 'camera.not_found')).toEqual([]);
  },
);

test('the phone’s link is opened again after the end, on a bad line: it shows the end, and is sent nowhere', async () => {
  const { desktop, phone, link } = await paired(journey, { redirect: 'on' });
  await finish(journey, phone, 'consent');
  await desktop.page.waitForURL((url) => url.pathname === '/done');
  // Only the second try arrives: until then the page does not know which of the two devices it is on.
  await phone.page.route('**/invitation', (route) => route.fulfill({ status: 503 }), { times: 1 });
  await phone.page.goto(link);
  await phone.widget.became('completed');
  await phone.widget.element
    .getByText(text.completedLead)
    .or(phone.widget.element.getByText(text.completedOther))
    .waitFor();
  expect(new URL(phone.page.url()).pathname).toMatch(/^\/verify\//);
});

test('[fault 59] the desktop is closed before the end: the phone finishes, and the desktop shows the end when it is opened again', async () => {
  const desktop = await journey.guest({ provider: 'verifa', workflow: 'wf_document' });
  const url = desktop.page.url();
  await desktop.widget.primary(text.begin);
  await desktop.widget.became('handed-off');
  const phone = await journey.visitor({ phone: true });
  await join(phone, await shownOn(desktop));
  await phone.widget.reached('consent');
  const sessionId = await desktop.widget.sessionId();
  await desktop.page.close();
  await finish(journey, phone, 'consent');
  const page = await desktop.context.newPage();
  await page.goto(url);
  await new WidgetDriver(page).became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
  expect(phone.record.faults).toEqual([]);
});

test.each(['refused', 'held back'])(
  '[fault 61] events that are %s: the desktop follows all the same',
  async (how) => {
    const told: string[] = [];
    const block = async (context: BrowserContext): Promise<void> => {
      context.on('console', (message) => {
        if (message.text().includes('transport.degraded')) told.push(message.type());
      });
      await context.route('**/events', (route) => (how === 'refused' ? route.abort() : undefined));
    };
    const { desktop, sessionId, ...shown } = await offered(journey, {}, { prepare: block });
    const phone = await journey.visitor({ phone: true });
    await join(phone, shown);
    await connected(desktop);
    await walk(journey, phone.widget, ['consent'], byFiles);
    await shows(desktop, 'document-type');
    await finish(journey, phone, 'document-type');
    await desktop.widget.became('completed');
    await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
    expect(told).toEqual(['warning']);
    expect(codes(desktop.record)).toEqual([]);
    expect(phone.record.faults).toEqual([]);
  },
);

/** Half a minute without a network, as the page's own clock has it: its tries and pauses come due one after the other. */
const halfAMinute = async ({ page }: Visitor): Promise<void> => {
  for (let passedMs = 0; passedMs < 30_000; passedMs += 2000) await page.clock.runFor(2000);
};

const ownClock = (context: BrowserContext): Promise<void> => context.clock.install();

test('the desktop loses its network for half a minute', async () => {
  const { desktop, phone, sessionId } = await paired(journey, {}, { prepare: ownClock });
  await desktop.context.setOffline(true);
  await walk(journey, phone.widget, ['consent', 'document-type', 'document-front'], byFiles);
  await received(journey.sandbox, sessionId, 'document-front');
  await halfAMinute(desktop);
  await desktop.context.setOffline(false);
  await shows(desktop, 'document-back');
  await finish(journey, phone, 'document-back');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(desktop.record.eventsOf('idv-error')).toEqual([]);
  expect(phone.record.faults).toEqual([]);
});

test('the phone loses its network for half a minute, with a photo on its way', async () => {
  const { desktop, phone, sessionId } = await paired(journey, {}, {}, { prepare: ownClock });
  await walk(journey, phone.widget, ['consent', 'document-type'], byFiles);
  await phone.widget.reached('document-front');
  await phone.context.setOffline(true);
  await phone.widget.chooseFile(journey.specimens.path(files['document-front']));
  await phone.widget.primary(text.usePhoto);
  await phone.widget.reached('document-back');
  await halfAMinute(phone);
  // Its last try may be just failing, in page time that runs ahead of the network: what fails after the network is back waits
  // for the end of the session.
  await eventually(() => codes(phone.record)).toContain('network.offline');
  expect(await journey.sandbox.storage.captures(sessionId)).toEqual([]);
  await phone.context.setOffline(false);
  await received(journey.sandbox, sessionId, 'document-front');
  await shows(desktop, 'document-back');
  await finish(journey, phone, 'document-back');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(desktop.record.faults).toEqual([]);
});
