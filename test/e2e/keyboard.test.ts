/** No mouse, no touch: the whole capture by Tab, Enter, Space, arrows and typing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { StepId } from '../../src/model/step.ts';
import { bill, enteredFields, files, fullCaptures, fullSteps, text } from './capture-walk.ts';
import { Journey } from './journey.ts';
import { expectStored } from './stored-session.ts';
import type { WidgetDriver } from './widget-driver.ts';

/** More stops than any screen with the page around it has. */
const mostStops = 120;

let journey: Journey;
beforeAll(async () => {
  journey = await Journey.begin();
});
afterAll(() => journey.end());

/** What has the focus, through all shadow trees: a line to recognise it by. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    const is = (selector: string): boolean => active?.matches(selector) ?? false;
    if (is('[part~="primary-action"]')) return `primary ${active?.textContent.trim() ?? ''}`;
    if (is('input[type="radio"]')) return 'radio';
    if (is('input[type="file"]')) return 'file';
    return `${active?.localName ?? 'nothing'} ${active?.id ?? ''}`;
  });

/** Waits for a step and for the focus on its heading, where a screen reader begins. */
const arrive = async (page: Page, widget: WidgetDriver, step: StepId): Promise<void> => {
  await widget.reached(step);
  await expect.poll(() => focused(page), { timeout: 30_000 }).toBe('h2 title');
};

const tabTo = async (page: Page, wanted: string): Promise<void> => {
  for (let stop = 0; stop < mostStops; stop += 1) {
    if ((await focused(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach "${wanted}"`);
};

const pressPrimary = async (page: Page, widget: WidgetDriver, label: string): Promise<void> => {
  // A disabled button is no stop: the person waits until it is one.
  await widget.primaryAction
    .and(widget.button(label))
    .and(widget.element.locator('button:enabled'))
    .waitFor();
  await tabTo(page, `primary ${label}`);
  await page.keyboard.press('Enter');
};

/** Month, day and year, as the browser's date field takes them in the order of en-US. */
const typeDate = async (page: Page, isoDate: string): Promise<void> => {
  const [year = '', month = '', day = ''] = isoDate.split('-');
  await page.keyboard.type(month + day + year);
};

test('the full workflow with the keyboard alone', async () => {
  const { page, record, widget } = await journey.shopper({ workflow: 'full', redirect: 'off' });
  page.on('filechooser', (dialog) => void dialog.setFiles(journey.specimens.path(files['proof-of-address'])));
  await pressPrimary(page, widget, text.begin);
  await arrive(page, widget, 'consent');
  const sessionId = await widget.sessionId();
  await pressPrimary(page, widget, text.consentAgree);

  await arrive(page, widget, 'document-type');
  await tabTo(page, 'radio');
  const license = widget.element.locator('input[value="drivers_license"]');
  await page.keyboard.press('Space');
  for (let press = 0; press < 4 && !(await license.isChecked()); press += 1)
    await page.keyboard.press('ArrowDown');
  expect(await license.isChecked()).toBe(true);
  await journey.show('front');
  await pressPrimary(page, widget, text.continue);

  const photos = [
    ['document-front', 'back'],
    ['document-back', 'face'],
    ['selfie', 'face'],
  ] as const;
  for (const [step, nextScene] of photos) {
    await arrive(page, widget, step);
    // What is held before the camera is taken by itself.
    await widget.button(text.usePhoto).waitFor();
    await journey.show(nextScene);
    await pressPrimary(page, widget, text.usePhoto);
  }
  await arrive(page, widget, 'liveness');
  await pressPrimary(page, widget, text.livenessBegin);

  await arrive(page, widget, 'fields');
  for (const [name, value] of Object.entries(enteredFields)) {
    await tabTo(page, `${name === 'address_country' ? 'select' : 'input'} ${name}`);
    if (name === 'date_of_birth') await typeDate(page, value);
    else await page.keyboard.type(name === 'address_country' ? 'Germany' : value);
  }
  await pressPrimary(page, widget, text.continue);

  await arrive(page, widget, 'proof-of-address');
  await tabTo(page, 'file');
  await page.keyboard.press('Enter');
  // The file comes when the browser's dialog is done.
  await widget.element.locator('.pdf').waitFor();
  await tabTo(page, 'select kind');
  await page.keyboard.type(text.proofKinds[bill.kind]);
  await tabTo(page, 'input date');
  await typeDate(page, bill.documentDate);
  await pressPrimary(page, widget, text.continue);

  await arrive(page, widget, 'review');
  await pressPrimary(page, widget, text.submit);
  await arrive(page, widget, 'sandbox-outcome');
  await tabTo(page, 'radio');
  await page.keyboard.press('ArrowDown');
  await pressPrimary(page, widget, text.finish);
  await widget.became('completed');

  await expectStored(journey.sandbox, sessionId, [record], fullCaptures);
  expect(await journey.sandbox.storage.session(sessionId)).toMatchObject({
    state: 'completed',
    decision: 'declined',
  });
  expect(record.steps).toEqual(fullSteps);
  expect(record.faults).toEqual([]);
});
