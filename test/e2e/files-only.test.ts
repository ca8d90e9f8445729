/** A machine without any camera: the same capture, with photos that were taken some other time. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, files, fullCaptures, fullSteps, text, walk } from './capture-walk.ts';
import { handoffText } from './handoff-walk.ts';
import { Journey } from './journey.ts';
import { expectStored } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: 'none' });
});
afterAll(() => journey.end());

test('the full workflow with files only [fault 06]', async () => {
  const { page, record, widget } = await journey.shopper({ workflow: 'full', redirect: 'off' });
  await begin(widget);
  // Without a camera the phone is offered first; this person has none at hand.
  await widget.secondary(handoffText.continueHere);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  await walk(journey, widget, fullSteps, { by: 'files' });
  await widget.became('completed');

  expect(new URL(page.url()).pathname).toBe('/');
  const stored = await expectStored(journey.sandbox, sessionId, [record], fullCaptures);
  // Stored sideways with an orientation in its metadata, 2400 by 3200: it leaves upright and bounded, without it.
  const front = stored.find(({ step }) => step === 'document-front');
  expect(front?.metadata).toMatchObject({ source: 'file', width_px: 2560, height_px: 1920 });
  expect(stored.filter(({ step }) => step === 'liveness')).toHaveLength(3);
  const proof = stored.find(({ step }) => step === 'proof-of-address');
  expect(proof?.bytes.equals(await journey.specimens.read(files['proof-of-address']))).toBe(true);

  expect(record.steps).toEqual(fullSteps);
  expect(record.eventsOf('idv-complete')).toHaveLength(1);
  expect(record.faults).toEqual([]);
});

test('what is no picture is refused with the list of what is possible, and the next file is taken', async () => {
  const { record, widget } = await journey.shopper({ workflow: 'document', handoff: 'off' });
  await begin(widget);
  await walk(journey, widget, ['consent', 'document-type'], { by: 'files' });
  await widget.reached('document-front');
  const alert = widget.element.getByRole('alert');
  // That there is no camera is said first; only then does the person look for a file.
  await alert.locator('p').first().waitFor();
  for (const name of ['text.jpg', 'stripes.gif', 'portrait.svg'] as const) {
    await widget.chooseFile(journey.specimens.path(name));
    await alert.getByText(text.errors['capture.unsupported_type']).waitFor();
    expect(await widget.step()).toBe('document-front');
  }
  await widget.chooseFile(journey.specimens.path('document-front-truncated.jpg'));
  await alert.getByText(text.errors['capture.unreadable']).waitFor();
  await widget.chooseFile(journey.specimens.path('document-front.webp'));
  await widget.primary(text.usePhoto);
  await widget.reached('document-back');
  expect(record.sent.map(({ step }) => step)).not.toContain('document-back');
  expect(record.faults).toEqual([]);
});
