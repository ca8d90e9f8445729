/** In a frame of another origin that is allowed the camera and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { begin, standardCaptures, standardSteps, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { expectStored } from './stored-session.ts';
import { WidgetDriver } from './widget-driver.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

const captureFrame = async (page: Page): Promise<Frame> => {
  const element = await page.waitForSelector('iframe[src*="/verify/"]');
  expect(await element.getAttribute('allow')).toBe('camera');
  expect(await element.getAttribute('sandbox')).toBeNull();
  const frame = await element.contentFrame();
  if (!frame) throw new Error('the frame is not attached');
  await frame.waitForURL('**/verify/**');
  return frame;
};

test('the capture runs in the frame, the page is told, and the top page goes to redirect_url', async () => {
  const { page, record } = await journey.visitor();
  // The page stays until what it was told is noted: a page that goes away may take the note with it.
  await page.route('**/done?**', async (route) => {
    await expect.poll(() => record.messagesOf('complete').length, { timeout: 30_000 }).toBe(1);
    await route.continue();
  });
  await page.goto(`${journey.origin}/embed?autostart=1`);
  const frame = await captureFrame(page);
  expect(new URL(frame.url()).origin).toBe(journey.otherOrigin);
  const widget = new WidgetDriver(frame, true);
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await walk(journey, widget, standardSteps, { by: 'camera' });

  await page.waitForURL((url) => url.pathname === '/done');
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    session_id: sessionId,
    status: 'completed',
  });
  await expectStored(journey.sandbox, sessionId, [record], standardCaptures);

  expect(record.messagesOf('ready')).not.toEqual([]);
  expect(record.messagesOf('step').map(({ data }) => data['step'])).toEqual(standardSteps);
  expect(record.messagesOf('resize').every(({ data }) => Number(data['height']) > 0)).toBe(true);
  expect(record.messagesOf('resize')).not.toEqual([]);
  expect(record.messagesOf('complete').map(({ data }) => data)).toEqual([
    { source: 'idv-capture', version: 1, type: 'complete', session_id: sessionId, status: 'completed' },
  ]);
  const fromFrame = record.messages.filter(({ at }) => at === journey.origin);
  expect(fromFrame).toHaveLength(record.messages.length);
  expect(new Set(fromFrame.map(({ from }) => from))).toEqual(new Set([journey.otherOrigin]));
  expect(JSON.stringify(record.messages)).not.toContain('tok_');
  expect(record.faults).toEqual([]);
});
