/** Where page and server could come apart: what is submitted is submitted once, and the server's word is the truth. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { begin, documentCaptures, text } from './capture-walk.ts';
import {
  callsOf,
  codes,
  ended,
  endedBy,
  leaving,
  newPassportSession,
  passUntil,
  submitted,
  told,
  travellerAt,
  type Traveller,
} from './fault-walk.ts';
import { FramingShop } from './framing-shop.ts';
import { Journey } from './journey.ts';
import { refusals } from './refusals.ts';
import { credentials } from './session-api.ts';
import { acknowledged, received } from './stored-session.ts';

let journey: Journey;
let shop: FramingShop;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
  shop = await FramingShop.open();
});
afterEach(() => journey.faults.clear());
afterAll(async () => {
  await journey.end();
  await shop.close();
});

/** What the session's backend was told, each of it once. */
const announcedOnce = async (sessionId: string): Promise<void> => {
  const events = (await journey.sandbox.storage.deliveries(sessionId)).map(({ event }) => event);
  expect(events.length).toBeGreaterThan(0);
  expect(new Set(events).size).toBe(events.length);
};

test('[fault 47] the answer to the submission is lost after the work: one submission, and no error', async () => {
  const who = await travellerAt(journey, 'review');
  const { page, widget, record, sessionId } = who;
  const keys = callsOf(page, '/complete');
  await journey.faults.plan([
    { path: '/complete', action: { type: 'cut', when: 'after' } },
    { path: '/complete', action: { type: 'cut', when: 'after', afterBytes: 20 } },
  ]);
  await widget.primary(text.submit);
  await passUntil(page, async () => (await widget.state()) === 'completed');
  await ended(journey, who);
  // A browser may ask once more by itself: also by the same key.
  expect(await journey.faults.left()).toEqual([]);
  expect(new Set(keys).size).toBe(1);
  expect(codes(record)).toEqual([]);
  await announcedOnce(sessionId);
  await who.context.close();
});

test('[fault 47] the answer to a photo is lost after it was kept: it is there once', async () => {
  const who = await travellerAt(journey, 'document-front');
  const { page, sessionId } = who;
  await journey.faults.plan([{ path: '/captures/*', action: { type: 'cut', when: 'after' } }]);
  await leaving['document-front'](journey, who);
  await who.widget.reached('review');
  await passUntil(page, async () => (await journey.faults.left()).length === 0);
  await received(journey.sandbox, sessionId, 'document-front');
  await who.widget.primary(text.submit);
  await passUntil(page, async () => (await who.widget.state()) === 'completed');
  await ended(journey, who);
  expect(codes(who.record)).toEqual([]);
  await who.context.close();
});

const presses: readonly (readonly [how: string, press: (who: Traveller) => Promise<void>])[] = [
  [
    'pressed twice',
    async ({ widget, page }) => {
      const button = widget.primaryAction.and(widget.button(text.submit));
      // What says that the photo has arrived moves the button.
      await widget.element.locator('.received').waitFor();
      await button.focus();
      const { x = 0, y = 0, width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      await page.mouse.dblclick(x + width / 2, y + height / 2);
    },
  ],
  [
    'pressed by a held Enter key',
    async ({ widget, page }) => {
      await widget.primaryAction.and(widget.button(text.submit)).focus();
      // Without letting go: the browser repeats it.
      for (let count = 0; count < 5; count += 1) await page.keyboard.down('Enter');
      await page.keyboard.up('Enter');
    },
  ],
];

test.each(presses)('[fault 48] submit is %s: one submission', async (_, press) => {
  const who = await travellerAt(journey, 'review');
  const { page, record, sessionId } = who;
  await acknowledged(journey.sandbox, sessionId, 'document-front', page);
  const calls = callsOf(page, '/complete');
  await journey.faults.plan([{ path: '/complete', action: { type: 'delay', ms: 300 } }]);
  await press(who);
  await ended(journey, who);
  expect(calls).toHaveLength(1);
  expect(codes(record)).toEqual([]);
  await announcedOnce(sessionId);
  await who.context.close();
});

test('[fault 49] a step that was done elsewhere is passed over, and where one is now is told', async () => {
  const who = await travellerAt(journey, 'document-type');
  const { widget, record, sessionId } = who;
  await widget.choose('drivers_license');
  await widget.primary(text.continue);
  await widget.reached('document-front');
  await uploadByBackend(sessionId, 'id_back');
  await leaving['document-front'](journey, who);
  await widget.reached('review');
  await widget.element.getByRole('status').getByText(text.doneElsewhere).waitFor();
  const { index, count } = record.eventsOf('idv-step').at(-1)?.fields as { index: number; count: number };
  await widget.element.getByRole('status').getByText(text.stepCount(index, count)).waitFor();
  await widget.primary(text.submit);
  await widget.became('completed');
  const captures = await journey.sandbox.storage.captures(sessionId);
  expect(new Set(captures.map(({ step }) => step))).toEqual(new Set(documentCaptures));
  expect(record.sent.map(({ step }) => step)).not.toContain('document-back');
  expect(codes(record)).toEqual([]);
  await who.context.close();
});

/** What a session's backend may do besides. */
const uploadByBackend = async (sessionId: string, type: string): Promise<void> => {
  const picture = await journey.specimens.read('document-back.png');
  const form = new FormData();
  form.set('file', new File([new Uint8Array(picture)], 'back.png', { type: 'image/png' }));
  form.set('document_type', type);
  const answer = await fetch(`${journey.origin}/api/v1/sessions/${sessionId}/documents`, {
    method: 'POST',
    headers: credentials.verifa,
    body: form,
  });
  expect(answer.status).toBe(201);
};

const elementOf = (captureUrl: string): string =>
  `<script type="module" src="${journey.origin}/idv-capture.js"></script><idv-capture handoff="off" redirect="off" capture-url="${captureUrl}"></idv-capture>`;

test('[fault 45] a page that the session does not allow says so, with its code', async () => {
  const metadata = { sandbox_allowed_origins: 'http://localhost:1' };
  const { captureUrl } = await newPassportSession(journey, metadata);
  shop.body = elementOf(captureUrl);
  const visitor = await journey.visitor({ otherHosts: [shop.host] });
  await visitor.page.goto(shop.origin);
  await endedBy(visitor, 'session.origin_not_allowed');
  expect(visitor.page.frames()).toHaveLength(1);
  expect(refusals(visitor.record.faults)).toEqual(['403 invitation']);
  await visitor.context.close();
});

test('[fault 53] a call that something in between blocks is told from a network that is gone', async () => {
  const { sessionId, captureUrl } = await newPassportSession(journey);
  shop.body = elementOf(captureUrl);
  const visitor = await journey.visitor({
    phone: true,
    otherHosts: [shop.host],
    prepare: (context) => context.clock.install(),
  });
  const who = { ...visitor, sessionId, captureUrl };
  await who.page.goto(shop.origin);
  await begin(who.widget);
  await who.widget.reached('consent');
  await journey.faults.plan([{ path: '/consent', times: 5, action: { type: 'no-cors' } }]);
  await leaving.consent(journey, who);
  await told(who, 'network.blocked');
  await leaving.consent(journey, who);
  for (const step of ['document-type', 'document-front'] as const) {
    await who.widget.reached(step);
    await leaving[step](journey, who);
  }
  await submitted(journey, who);
  await who.context.close();
});
