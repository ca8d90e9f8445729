/** The page is loaded again in the middle: the capture goes on where it was, and nothing is asked for or kept twice. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureStepIds, isCaptureStep } from '../../src/model/step.ts';
import type { StepId } from '../../src/model/step.ts';
import { begin, fullSteps, photo, text, walk } from './capture-walk.ts';
import { eventually } from './fault-walk.ts';
import { Journey } from './journey.ts';
import { keptCaptures } from './left-in-page.ts';
import { acknowledged, expectStored } from './stored-session.ts';

const byCamera = { by: 'camera' } as const;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

test('a reload at every capture step continues at that step [fault 20]', async () => {
  const { page, record, widget } = await journey.shopper({ workflow: 'full', redirect: 'off' });
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  const seen: StepId[] = [];
  await walk(journey, widget, fullSteps, byCamera, async (step) => {
    seen.push(step);
    if (!isCaptureStep(step)) return;
    const before = captureStepIds[captureStepIds.indexOf(step) - 1];
    // With the straightened copy: one that a reload cuts off was sent and is not there.
    if (before) await acknowledged(journey.sandbox, sessionId, before, page);
    await record.reload(page);
    await widget.reached(step);
    seen.push(step);
    expect(await widget.sessionId()).toBe(sessionId);
  });
  await widget.became('completed');

  await expectStored(journey.sandbox, sessionId, [record], captureStepIds);
  expect(record.steps).toEqual(seen);
  expect(record.faults).toEqual([]);
});

test('a photo that the sandbox had not acknowledged is sent after a reload, and not asked for again [fault 20]', async () => {
  const { page, context, record, widget } = await journey.shopper({ workflow: 'document', redirect: 'off' });
  await begin(widget);
  await walk(journey, widget, ['consent', 'document-type'], byCamera);
  // What is held back is so for good: the request never reaches the sandbox.
  let isHeldBack = true;
  await context.route('**/captures/document-front', async (route) => {
    if (!isHeldBack) await route.continue();
  });
  const held = page.waitForRequest('**/captures/document-front');
  await walk(journey, widget, ['document-front'], byCamera);
  await held;
  await widget.reached('document-back');
  const sessionId = await widget.sessionId();
  expect(await journey.sandbox.storage.captures(sessionId)).toEqual([]);

  // A device that takes too long to keep it does so while it is sent: the photo, and the key that it is sealed with.
  await eventually(() => keptCaptures(page)).toBe(2);
  isHeldBack = false;
  await record.reload(page);
  await acknowledged(journey.sandbox, sessionId, 'document-front', page);
  const rest = ['document-back', 'review', 'sandbox-outcome'] as const;
  await walk(journey, widget, rest, byCamera);
  await widget.became('completed');
  await expectStored(journey.sandbox, sessionId, [record], ['document-front', 'document-back']);
  expect(record.faults).toEqual([]);
});

test('a reload before a photo is kept asks for it again, and the link shows the end afterwards', async () => {
  const { page, record, widget } = await journey.guest({ provider: 'verifa', workflow: 'wf_document' });
  const link = await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name ?? '');
  await begin(widget);
  await walk(journey, widget, ['consent', 'document-type'], byCamera);
  await widget.reached('document-front');
  await photo(widget, journey, 'document-front', 'camera');
  await record.reload(page);
  const rest = ['document-front', 'document-back', 'review', 'sandbox-outcome'] as const;
  await walk(journey, widget, rest, byCamera);
  await widget.became('completed');
  const sessionId = await widget.sessionId();

  // The page has let go of its link by then: it is opened again.
  await page.goto(link);
  await widget.became('completed');
  expect(await widget.title.innerText()).toBe(text.completedTitle);
  expect(await widget.sessionId()).toBe(sessionId);
  await expectStored(journey.sandbox, sessionId, [record], ['document-front', 'document-back']);
  expect(record.faults).toEqual([]);
});
