/** Begun on the desktop, finished on a phone that reads the code from the desktop's screen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, standardSteps, text, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { readScreenCode } from './screen-code.ts';
import { expectStored, received } from './stored-session.ts';

const byCamera = { by: 'camera' } as const;
const standardCaptures = ['document-front', 'document-back', 'selfie', 'liveness'] as const;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

test('the phone continues where the desktop was, and the desktop finishes by itself', async () => {
  const desktop = await journey.shopper();
  await begin(desktop.widget);
  await desktop.widget.reached('consent');
  const sessionId = await desktop.widget.sessionId();
  await walk(journey, desktop.widget, ['consent', 'document-type'], byCamera);
  await desktop.widget.reached('document-front');
  await desktop.widget.button(text.continueOnPhone).click();
  await desktop.widget.became('handed-off');
  const code = desktop.widget.element.locator('idv-qr-code');
  await code.waitFor();
  const link = await readScreenCode(code);
  expect(new URL(link).pathname).toMatch(/^\/verify\/tok_[\w-]{43}$/);

  const phone = await journey.visitor({ phone: true });
  await phone.page.goto(link);
  await phone.widget.primary(text.joinBegin);
  await desktop.widget.element.getByText(text.handoffConnectedLead).waitFor();
  await walk(journey, phone.widget, standardSteps.slice(2), { by: 'camera', selfie: 'shutter' });
  await phone.widget.became('completed');
  expect(await phone.widget.sessionId()).toBe(sessionId);

  await desktop.page.waitForURL((url) => url.pathname === '/done');
  expect(Object.fromEntries(new URL(desktop.page.url()).searchParams)).toEqual({
    session_id: sessionId,
    status: 'completed',
  });
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

test('the desktop takes the session back, and finishes what the phone began', async () => {
  const desktop = await journey.shopper({ workflow: 'document', redirect: 'off', handoff: 'first' });
  await begin(desktop.widget);
  await desktop.widget.became('handed-off');
  const sessionId = await desktop.widget.sessionId();
  const code = desktop.widget.element.locator('idv-qr-code');
  await code.waitFor();
  const phone = await journey.visitor({ phone: true });
  await phone.page.goto(await readScreenCode(code));
  await phone.widget.primary(text.joinBegin);
  await walk(journey, phone.widget, ['consent', 'document-type', 'document-front'], byCamera);
  await phone.widget.reached('document-back');
  // The copy as well: one that comes when the phone is no longer asked would tell it so before anything else does.
  await received(journey.sandbox, sessionId, 'document-front', 2);

  await desktop.widget.primary(text.continueHere);
  await desktop.widget.reached('document-back');
  // The phone learns of it with the next thing it sends.
  await walk(journey, phone.widget, ['document-back'], byCamera);
  await phone.widget.became('handed-off');
  await journey.show('back');
  await walk(journey, desktop.widget, ['document-back', 'review', 'sandbox-outcome'], byCamera);
  await desktop.widget.became('completed');
  await phone.widget.became('completed');
  await expectStored(
    journey.sandbox,
    sessionId,
    [phone.record, desktop.record],
    ['document-front', 'document-back'],
  );
  // The picture, and its straightened copy.
  expect(new Set(desktop.record.sent.map(({ step }) => step))).toEqual(new Set(['document-back']));
  expect(desktop.record.faults).toEqual([]);
});
