/** A page whose origin the session does not allow: it sees a refusal, never the person's consent. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endedBy, eventually } from './fault-walk.ts';
import { FramingShop } from './framing-shop.ts';
import { Journey } from './journey.ts';
import { credentials, postSession } from './session-api.ts';

let journey: Journey;
let shop: FramingShop;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none', allowedOrigins: ['https://bank.example'] });
  shop = await FramingShop.open();
});
afterAll(async () => {
  await journey.end();
  await shop.close();
});

const newSession = async (): Promise<{ readonly id: string; readonly captureUrl: string }> => {
  const { id, capture_url } = await postSession(journey.origin, '', credentials.verifa, {});
  return { id: String(id), captureUrl: String(capture_url) };
};

test('in its frame the hosted page does not come up', async () => {
  const { captureUrl } = await newSession();
  shop.body = `<iframe title="Identity check" allow="camera" src="${captureUrl}"></iframe>`;
  const { page, record, context } = await journey.visitor({ otherHosts: [shop.host] });
  await page.goto(shop.origin);
  await eventually(() => page.frames()[1]?.url()).toBe('chrome-error://chromewebdata/');
  expect(await page.frames()[1]?.locator('idv-capture').count()).toBe(0);
  expect(record.events).toEqual([]);
  expect(record.messages).toEqual([]);
  await eventually(() => record.faults.some((fault) => fault.includes('frame-ancestors'))).toBe(true);
  await context.close();
});

test('[fault 45] the element on it says so, comes to no step, and claims nothing', async () => {
  const { id, captureUrl } = await newSession();
  shop.body = `<script type="module" src="${journey.origin}/idv-capture.js"></script><idv-capture handoff="off" capture-url="${captureUrl}"></idv-capture>`;
  const { page, record, widget, context } = await journey.visitor({ otherHosts: [shop.host] });
  await page.goto(shop.origin);
  // Asked who invites, the sandbox refuses, and says why: nothing else of it is shown in its place.
  await endedBy({ page, record, widget, context }, 'session.origin_not_allowed');
  expect(await widget.state()).toBe('failed');
  expect(page.frames()).toHaveLength(1);
  expect(await widget.step()).toBe(null);
  expect(record.steps).toEqual([]);
  expect(await widget.element.locator('input[type="checkbox"], input[type="file"]').count()).toBe(0);
  expect(await journey.sandbox.storage.session(id)).toMatchObject({ state: 'created', consent: null });
  await context.close();
});
