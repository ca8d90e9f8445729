/** One person, one desktop, one camera: everything that a session can ask for, from the first screen to `redirect_url`. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { begin, bill, enteredFields, files, fullCaptures, fullSteps, walk } from './capture-walk.ts';
import { codes } from './fault-walk.ts';
import { Journey } from './journey.ts';
import { consoleSession, expectStored } from './stored-session.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: '1920x1080' });
});
afterAll(() => journey.end());

test('the full workflow with a camera ends at redirect_url, and the sandbox holds what was captured', async () => {
  const { page, record, widget } = await journey.shopper({ workflow: 'full' });
  await begin(widget);
  await widget.reached('consent');
  const sessionId = await widget.sessionId();
  const prefilled = new Map<string, string>();
  await walk(journey, widget, fullSteps, { by: 'camera', outcome: 'needs_review' }, async (step) => {
    if (step !== 'fields') return;
    for (const name of Object.keys(enteredFields))
      prefilled.set(name, await widget.element.locator(`[name="${name}"]`).inputValue());
  });
  // Read off the barcode by the device, before anything was entered; the card's capitals are none here.
  expect(Object.fromEntries(prefilled)).toMatchObject({
    first_name: enteredFields.first_name,
    last_name: enteredFields.last_name,
    date_of_birth: enteredFields.date_of_birth,
  });

  await page.waitForURL((url) => url.pathname === '/done');
  const landed = new URL(page.url());
  expect(Object.fromEntries(landed.searchParams)).toEqual({ session_id: sessionId, status: 'completed' });

  const stored = await expectStored(journey.sandbox, sessionId, [record], fullCaptures);
  const front = stored.find(({ step }) => step === 'document-front');
  expect(front?.metadata).toMatchObject({ source: 'camera', width_px: 1920, height_px: 1080 });
  const frames = stored.filter(({ step }) => step === 'liveness');
  expect(frames.length).toBeGreaterThanOrEqual(8);
  expect(frames.length).toBeLessThanOrEqual(12);
  const proof = stored.find(({ step }) => step === 'proof-of-address');
  expect(proof?.bytes.equals(await journey.specimens.read(files['proof-of-address']))).toBe(true);
  expect(proof?.metadata).toMatchObject({
    proof_of_address: { kind: bill.kind, document_date: bill.documentDate },
  });

  const kept = await consoleSession(journey.origin, sessionId);
  expect(kept.fields).toMatchObject(enteredFields);
  expect(kept.consent).not.toBeNull();
  expect(await journey.sandbox.storage.session(sessionId)).toMatchObject({
    provider: 'verifa',
    state: 'completed',
    decision: 'under_review',
    documentType: 'drivers_license',
  });

  expect(record.steps).toEqual(fullSteps);
  expect(record.eventsOf('idv-complete')).toEqual([
    { type: 'idv-complete', fields: { sessionId, status: 'completed' } },
  ]);
  expect(codes(record)).toEqual([]);
  expect(JSON.stringify(record.events)).not.toContain('tok_');
  expect(record.faults).toEqual([]);
});
