/** The same capture for Verilock, however the page hands its session over. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, standardCaptures, standardSteps, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { expectStored } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

test('a Verilock session given by its token runs to completion', async () => {
  const { page, record, widget } = await journey.shopper({ provider: 'verilock', input: 'session-token' });
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  // The token must not stay where session recorders and copies of the page find it.
  expect(await page.content()).not.toMatch(/tok_[\w-]{43}/);
  await walk(journey, widget, standardSteps, { by: 'camera' });

  await page.waitForURL((url) => url.pathname === '/done');
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    session_id: sessionId,
    status: 'completed',
  });
  const stored = await expectStored(journey.sandbox, sessionId, [record], standardCaptures);
  const challenged = stored
    .filter(({ step }) => step === 'liveness')
    .map(({ metadata }) => metadata['liveness']);
  const prompts = new Set(challenged.map((frame) => (frame as { action: string }).action));
  expect(prompts.size).toBe(3);
  for (const prompt of prompts) expect(['turn_left', 'turn_right', 'smile', 'blink']).toContain(prompt);
  expect(await journey.sandbox.storage.session(sessionId)).toMatchObject({
    provider: 'verilock',
    state: 'completed',
    documentType: 'drivers_license',
  });
  expect(record.steps).toEqual(standardSteps);
  expect(record.faults).toEqual([]);
});

test.each(['session', 'capture-url'])(
  'a Verilock session given as %s reaches its first step',
  async (input) => {
    const { page, record, widget } = await journey.shopper({ provider: 'verilock', input });
    await begin(widget);
    await widget.reached('consent');
    const sessionId = await widget.sessionId();
    expect(await journey.sandbox.storage.session(sessionId)).toMatchObject({ provider: 'verilock' });
    expect(await page.content()).not.toMatch(/tok_[\w-]{43}/);
    expect(record.faults).toEqual([]);
  },
);
