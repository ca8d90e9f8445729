/**
 * Takes a picture of every screen, on a desktop and at 390 px, in the light and in the dark, and once from right to
 * left: single files in test/.artifacts/pictures, one sheet a variant in demo/pictures. Run by `npm run pictures`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { enteredFields, bill } from './capture-walk.ts';
import { pictureHandoff } from './handoff-pictures.ts';
import { Journey } from './journey.ts';
import { newSession, pictureSheets, singlePictures, visitAs, type Variant } from './photographer.ts';
import { makeOverview, makeSheet } from './picture-sheets.ts';

const variants: readonly Variant[] = [
  { name: 'desktop-light', widthPx: 720, heightPx: 900, scheme: 'light', lang: 'en' },
  { name: 'desktop-dark', widthPx: 720, heightPx: 900, scheme: 'dark', lang: 'en' },
  { name: 'phone-light', widthPx: 390, heightPx: 844, scheme: 'light', lang: 'en' },
  { name: 'phone-dark', widthPx: 390, heightPx: 844, scheme: 'dark', lang: 'en' },
  { name: 'phone-right-to-left', widthPx: 390, heightPx: 844, scheme: 'light', lang: 'ar' },
];

let journey: Journey;

beforeAll(async () => {
  // A short pause between signs of life: a device that has fallen silent is noticed with the next one.
  journey = await Journey.begin({ heartbeatMs: 500 });
  await rm(singlePictures, { recursive: true, force: true });
  await mkdir(pictureSheets, { recursive: true });
});

afterAll(() => journey.end());

const walk = async (variant: Variant): Promise<void> => {
  await journey.show('front');
  const url = await newSession(journey);
  const photographer = await visitAs(journey, variant, url);
  const { page } = photographer;
  const widget = page.locator('idv-capture');
  const reached = (step: string) =>
    page.waitForFunction((wanted) => document.querySelector('idv-capture')?.step === wanted, step);

  await page.waitForFunction(() => document.querySelector('idv-capture')?.state === 'idle');
  await photographer.settled();
  await photographer.shoot('opening');
  await photographer.press();
  await reached('consent');
  await photographer.shoot('consent');
  await photographer.press();
  await reached('document-type');
  await widget.locator('input[value="drivers_license"]').check();
  await photographer.shoot('document-type');
  await photographer.press();
  await photographer.photo(journey, 'document-front', 'back');
  await photographer.photo(journey, 'document-back', 'face');
  await photographer.photo(journey, 'selfie', 'face');

  await reached('liveness');
  await photographer.settled();
  await photographer.shoot('liveness');
  await photographer.press();
  await widget.locator('.prompt').waitFor();
  await photographer.shoot('liveness-prompt');

  await reached('fields');
  await photographer.press();
  await photographer.shoot('fields-faults');
  for (const [name, value] of Object.entries(enteredFields)) {
    const field = widget.locator(`[name="${name}"]`);
    if (name === 'address_country') await field.selectOption(value);
    else await field.fill(value);
  }
  await photographer.shoot('fields');
  await photographer.press();

  await reached('proof-of-address');
  await photographer.shoot('proof-of-address');
  await widget.locator('input[type="file"]').setInputFiles(journey.specimens.path('utility-bill.pdf'));
  await widget.locator('#kind').selectOption(bill.kind);
  await widget.locator('#date').fill(bill.documentDate);
  await widget.locator('.pdf').waitFor();
  await photographer.shoot('proof-of-address-filled');
  await photographer.press();

  await reached('review');
  await widget.locator('.received').nth(4).waitFor();
  await photographer.shoot('review');
  // The answer to the submission is held back, so that the screen that waits for it can be seen.
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolveHeld) => {
    answer = resolveHeld;
  });
  await page.route('**/complete', async (route) => {
    await held;
    await route.continue();
  });
  await photographer.press();
  await widget.locator('idv-submitting-screen').waitFor();
  await photographer.shoot('submitting');
  answer();
  await reached('sandbox-outcome');
  await photographer.shoot('sandbox-outcome');
  await photographer.press();
  await page.waitForFunction(() => document.querySelector('idv-capture')?.state === 'completed');
  await photographer.shoot('completed');
  await page.context().close();
};

/** The screens off the straight way. */
const stray = async (variant: Variant): Promise<void> => {
  const photographer = await visitAs(journey, variant, await newSession(journey));
  const { page } = photographer;
  const widget = page.locator('idv-capture');
  await photographer.settled();
  await photographer.press();
  await page.waitForFunction(() => document.querySelector('idv-capture')?.step === 'consent');
  await widget.locator('.cancel').click();
  await page.waitForFunction(() => document.querySelector('idv-capture')?.state === 'cancelled');
  await photographer.shoot('cancelled');
  await page.context().close();

  const late = await visitAs(journey, variant, `${journey.origin}/verify/tok_${'x'.repeat(43)}`);
  await late.page.evaluate(() => {
    const element = document.querySelector('idv-capture');
    if (element) element.captureUrl = 'http://bank.example/verify/tok_1';
  });
  await late.page.waitForFunction(() => document.querySelector('idv-capture')?.state === 'failed');
  await late.shoot('set-up-wrongly');
  await late.page.context().close();

  const blind = await visitAs(journey, variant, await newSession(journey));
  await blind.page.context().clearPermissions();
  await blind.settled();
  await blind.press();
  for (const step of ['consent', 'document-type']) {
    await blind.page.waitForFunction(
      (wanted) => document.querySelector('idv-capture')?.step === wanted,
      step,
    );
    if (step === 'document-type') await blind.page.locator('idv-capture input[value="passport"]').check();
    await blind.press();
  }
  await blind.page.locator('idv-capture .notice').waitFor();
  await blind.shoot('camera-refused');
  await blind.page.context().close();
};

describe.each(variants)('$name', (variant) => {
  it('is pictured', async () => {
    await walk(variant);
    await stray(variant);
    await pictureHandoff(journey, variant);
    await makeSheet(journey, `${singlePictures}/${variant.name}`, `${pictureSheets}/${variant.name}.jpg`);
  });
});

it('has an overview', () =>
  makeOverview(journey, `${singlePictures}/phone-light`, `${pictureSheets}/overview.jpg`));
