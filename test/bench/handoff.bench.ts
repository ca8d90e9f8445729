/**
 * How soon the desktop's screen shows what the phone has come to, in Chromium: from the answer that the phone gets to the
 * step in the desktop's DOM. Once by server-sent events, once where these do not come through.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StepId } from '../../src/model/step.ts';
import { text } from '../e2e/capture-walk.ts';
import { offered } from '../e2e/handoff-walk.ts';
import { Journey } from '../e2e/journey.ts';
import { seeded } from '../fixtures/seeded.ts';
import { BarePhone } from './handoff/bare-phone.ts';
import { shownAtMs, watchSteps } from './handoff/watched-step.ts';
import { hangUp } from './json-call.ts';
import { row, share } from './share.ts';

const steps = [
  'document-type',
  'document-front',
  'document-back',
  'review',
] as const satisfies readonly StepId[];

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(async () => {
  hangUp();
  await journey.end();
});

it.each([
  { way: 'by events', changes: 100, isBlocked: false, longestPauseMs: 200, goalMs: 1000 },
  // The readings come at their own times: the changes must not keep step with them.
  {
    way: 'events blocked, by plain readings',
    changes: 60,
    isBlocked: true,
    longestPauseMs: 2500,
    goalMs: 3000,
  },
])('the phone on the desktop’s screen, $way', async ({ way, changes, isBlocked, longestPauseMs, goalMs }) => {
  const random = seeded(7);
  const block = async (context: BrowserContext): Promise<void> => {
    if (isBlocked) await context.route('**/events', (route) => route.abort());
  };
  const { desktop, link, number } = await offered(journey, {}, { prepare: block });
  const phone = await BarePhone.on(link, Number(number));
  await desktop.widget.element.locator('idv-handoff-screen .plan').waitFor();
  await watchSteps(desktop);
  const sinceSentMs: number[] = [];
  const sinceAnsweredMs: number[] = [];
  for (let change = 0; change < changes; change += 1) {
    await pause(random() * longestPauseMs);
    const step = steps[change % steps.length] ?? 'review';
    const { sentAtMs, answeredAtMs } = await phone.tell(step);
    const atMs = await shownAtMs(desktop, text.stepNames[step]);
    sinceSentMs.push(atMs - sentAtMs);
    // It may be there before the phone has its answer.
    sinceAnsweredMs.push(Math.max(0, atMs - answeredAtMs));
  }
  console.log(
    [
      '',
      `${String(changes)} changes of the phone's step, shown on the desktop`.padEnd(56) +
        '   median      p95      max, ms',
      row(`${way}: since the phone had its answer`, sinceAnsweredMs),
      row(`${way}: since it had sent it`, sinceSentMs),
      '',
    ].join('\n'),
  );
  expect(sinceSentMs).toHaveLength(changes);
  expect(share(sinceSentMs, 0.95)).toBeLessThan(goalMs);
  await desktop.context.close();
});
