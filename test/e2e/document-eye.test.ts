/** What the device reads off a document while it is held before the camera prefills what the person confirms. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fictionalPerson } from '../fixtures/fictional-person.ts';
import { begin, fullSteps, walk } from './capture-walk.ts';
import { Journey } from './journey.ts';

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin({ camera: '1920x1080' });
});
afterAll(() => journey.end());

test('a passport is taken without a press and its machine-readable zone is read, under a strict policy', async () => {
  const { record, widget } = await journey.shopper({ workflow: 'full', redirect: 'off' });
  await begin(widget);
  const untilFields = fullSteps
    .slice(0, fullSteps.indexOf('fields'))
    .filter((step) => step !== 'document-back');
  await walk(journey, widget, untilFields, { by: 'camera', documentType: 'passport' });
  await widget.reached('fields');
  const valueOf = (name: string) => widget.element.locator(`[name="${name}"]`).inputValue();
  expect(await valueOf('last_name')).toBe(fictionalPerson.familyName);
  expect(await valueOf('first_name')).toBe(fictionalPerson.givenNames);
  expect(await valueOf('date_of_birth')).toBe(fictionalPerson.dateOfBirth);
  expect(record.faults).toEqual([]);
});
