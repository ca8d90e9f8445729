/** A network that fails: nothing that was accepted is lost, the person reads what happens, and it goes on by itself. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { text } from './capture-walk.ts';
import {
  callsOf,
  codes,
  ended,
  eventually,
  leaving,
  pass,
  passUntil,
  submitted,
  told,
  traveller,
  travellerAt,
} from './fault-walk.ts';
import { Journey } from './journey.ts';
import { refusals } from './refusals.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterEach(() => journey.faults.clear());
afterAll(() => journey.end());

test('[fault 35] no network when it begins: it says so, and begins as soon as there is one', async () => {
  const answered: string[] = [];
  const who = await traveller(journey, {
    prepare: async (opened) => {
      await opened.clock.install();
      opened.on('requestfinished', (request) => answered.push(new URL(request.url()).pathname));
    },
  });
  const { context, widget } = who;
  // The first screen is there before the program is: without that, and without who invites, nobody could begin.
  await eventually(() => answered.some((path) => path.endsWith('/invitation'))).toBe(true);
  await widget.primaryAction.and(widget.button(text.begin)).waitFor();
  await context.setOffline(true);
  await widget.primary(text.begin);
  await told(who, 'network.offline');
  await context.setOffline(false);
  await widget.reached('consent');
  await widget.element.getByRole('alert').waitFor({ state: 'detached' });
  await context.close();
});

test('[fault 35] no network under way: the photo waits, and goes out by itself', async () => {
  const who = await travellerAt(journey, 'document-front');
  const { page, context, widget, sessionId } = who;
  // The screen of the review comes with the first step, but nobody waits for it.
  await page.waitForFunction(() => customElements.get('idv-review-step'));
  await context.setOffline(true);
  await leaving['document-front'](journey, who);
  await widget.reached('review');
  await widget.primary(text.submit);
  await told(who, 'network.offline');
  expect(await journey.sandbox.storage.captures(sessionId)).toEqual([]);
  await context.setOffline(false);
  await ended(journey, who);
  await context.close();
});

test('[fault 37] half an answer is asked for again, by the same key', async () => {
  const who = await travellerAt(journey, 'consent');
  const { page, context, widget, record } = who;
  const keys = callsOf(page, '/consent');
  await journey.faults.plan([{ path: '/consent', action: { type: 'truncate' } }]);
  await leaving.consent(journey, who);
  await passUntil(page, () => keys.length === 2);
  await widget.reached('document-type');
  expect(new Set(keys).size).toBe(1);
  expect(codes(record)).toEqual([]);
  expect(record.faults).toEqual([]);
  await context.close();
});

test('[fault 37] half an answer each time: it says so, and another press works', async () => {
  const who = await travellerAt(journey, 'consent');
  const { context, widget } = who;
  await journey.faults.plan([{ path: '/consent', times: 5, action: { type: 'truncate' } }]);
  await leaving.consent(journey, who);
  await told(who, 'network.bad_response');
  await leaving.consent(journey, who);
  await widget.reached('document-type');
  await context.close();
});

test('[fault 38] an answer that never comes: after 30 s it is asked for again, by the same key', async () => {
  const who = await travellerAt(journey, 'consent');
  const { page, context, widget, record } = who;
  const keys = callsOf(page, '/consent');
  await journey.faults.plan([{ path: '/consent', action: { type: 'hang' } }]);
  await leaving.consent(journey, who);
  await eventually(() => journey.faults.met()).toHaveLength(1);
  await pass(page, 12_000);
  expect(keys).toHaveLength(1);
  // Nobody waits in silence.
  await widget.element.getByRole('status').getByText(text.stillTrying).waitFor();
  await passUntil(page, () => keys.length === 2, 'never');
  await widget.reached('document-type');
  expect(new Set(keys).size).toBe(1);
  expect(codes(record)).toEqual([]);
  await context.close();
});

test('[fault 38] no answer however often it is asked: it says so, and another press works', async () => {
  const who = await travellerAt(journey, 'consent');
  const { page, context, widget } = who;
  const keys = callsOf(page, '/consent');
  await journey.faults.plan([{ path: '/consent', times: 5, action: { type: 'hang' } }]);
  await leaving.consent(journey, who);
  for (const tries of [1, 2, 3, 4, 5]) {
    // A call that is given up before it has arrived leaves its fault to the next one.
    await eventually(() => journey.faults.met()).toHaveLength(tries);
    if (tries < 5) await passUntil(page, () => keys.length > tries, 'never');
  }
  await told(who, 'network.timeout');
  await leaving.consent(journey, who);
  await widget.reached('document-type');
  await context.close();
});

test('[fault 51] a slow line: the bytes that have left are counted, and nothing that moves is given up', async () => {
  const who = await travellerAt(journey, 'document-front');
  const { page, context, widget, record } = who;
  const line = await context.newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 100,
    downloadThroughput: 50_000,
    // The photo takes far longer than what is looked for.
    uploadThroughput: 20_000,
  });
  await leaving['document-front'](journey, who);
  await widget.reached('review');
  await widget.primary(text.submit);
  const bytes = widget.element.locator('.bytes span');
  const seen = new Set<string>();
  // Each time that it has moved, 12 s pass for the page: in all far more than the 30 s of a silence. Twice that is less: it
  // may move once more between the look and the time that passes.
  while (seen.size < 5) {
    const shown = await bytes.innerText();
    if (seen.has(shown)) continue;
    seen.add(shown);
    await page.clock.fastForward(12_000);
  }
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await ended(journey, who);
  // The photo and its straightened copy, each of them once.
  await widget.noted();
  expect(new Set(record.sent.map(({ sha256 }) => sha256)).size).toBe(record.sent.length);
  expect(codes(record)).toEqual([]);
  await context.close();
});

test('[fault 52] a network that wants a password first: it says so, and another press works', async () => {
  const who = await travellerAt(journey, 'consent');
  const { context, widget, record } = who;
  await journey.faults.plan([{ path: '/consent', times: 5, action: { type: 'html' } }]);
  await leaving.consent(journey, who);
  await told(who, 'network.captive_portal');
  await leaving.consent(journey, who);
  await widget.reached('document-type');
  expect(refusals(record.faults)).toEqual([]);
  await submittedFrom(who);
  await context.close();
});

const submittedFrom = async (who: Awaited<ReturnType<typeof travellerAt>>): Promise<void> => {
  await leaving['document-type'](journey, who);
  await who.widget.reached('document-front');
  await leaving['document-front'](journey, who);
  await submitted(journey, who);
};
