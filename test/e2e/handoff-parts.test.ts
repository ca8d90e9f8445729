/** A part of the program that a handoff loads does not come at first: whoever waits for it can go on once it does. */
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, documentCaptures, text, walk } from './capture-walk.ts';
import { codes, eventually } from './fault-walk.ts';
import {
  choose,
  connected,
  finish,
  handoffText,
  join,
  joinText,
  offered,
  paired,
  shownOn,
} from './handoff-walk.ts';
import { Journey, type Visitor } from './journey.ts';
import { expectStored } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

/** Keeps one part of the program from a browser, until it is let through. */
const without = (part: string) => {
  let isKept = true;
  return {
    prepare: async (context: BrowserContext): Promise<void> => {
      await context.route(`**/chunks/${part}-*`, (route) => (isKept ? route.abort() : route.continue()));
    },
    letThrough: (): void => {
      isKept = false;
    },
  };
};

const fault = ({ widget }: Visitor) => widget.element.getByText(text.errors['env.module_load_failed']);

test('the question to the phone', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  const { prepare, letThrough } = without('join-view');
  const phone = await journey.visitor({ phone: true, prepare });
  await phone.page.goto(shown.link);
  await fault(phone).waitFor();
  letThrough();
  await phone.widget.button(joinText.joinBegin).waitFor();
  await choose(phone, shown.number);
  await connected(desktop);
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
});

test('the screen of a desktop whose phone is at work', async () => {
  const { desktop, phone } = await paired(journey);
  const { prepare, letThrough } = without('handoff-view');
  await prepare(desktop.context);
  await desktop.page.reload();
  await fault(desktop).waitFor();
  letThrough();
  await connected(desktop);
  await fault(desktop).waitFor({ state: 'detached' });
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
});

test('what makes links and follows the phone', async () => {
  const { prepare, letThrough } = without('handoff-runner');
  const desktop = await journey.shopper(
    { workflow: 'document', redirect: 'off', handoff: 'first' },
    { prepare },
  );
  await begin(desktop.widget);
  await fault(desktop).waitFor();
  letThrough();
  await desktop.widget.primary(text.retry);
  const phone = await journey.visitor({ phone: true });
  await join(phone, await shownOn(desktop));
  await connected(desktop);
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
});

test('what tells of the phone’s steps: the phone says nothing of it, and the desktop follows once it is there', async () => {
  const { desktop, ...shown } = await offered(journey);
  const { prepare, letThrough } = without('handoff-runner');
  const phone = await journey.visitor({ phone: true, prepare });
  const failed = phone.page.waitForEvent('requestfailed', (request) =>
    request.url().includes('handoff-runner'),
  );
  await join(phone, shown);
  await phone.widget.reached('consent');
  await failed;
  letThrough();
  await walk(journey, phone.widget, ['consent'], { by: 'files' });
  await desktop.widget.element
    .locator('idv-handoff-screen [aria-current="step"]')
    .filter({ hasText: text.stepNames['document-type'] })
    .waitFor();
  expect(phone.record.eventsOf('idv-error')).toEqual([]);
  // It hears of the other one, too.
  await desktop.widget.primary(handoffText.continueHere);
  await phone.widget.became('handed-off');
});

test('the last screens: a phone that was without them at the first one asks again when their turn comes', async () => {
  const { desktop, sessionId, ...shown } = await offered(journey);
  const { prepare, letThrough } = without('closing-steps');
  const phone = await journey.visitor({ phone: true, prepare });
  let failures = 0;
  phone.page.on('requestfailed', (request) => {
    if (request.url().includes('closing-steps')) failures += 1;
  });
  await join(phone, shown);
  await phone.widget.reached('consent');
  // The first try, and two more.
  await eventually(() => failures).toBe(3);
  letThrough();
  await finish(journey, phone, 'consent');
  await desktop.widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [phone.record], documentCaptures);
  expect(codes(phone.record)).toEqual([]);
});
