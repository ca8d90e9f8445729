/**
 * Takes a picture of every screen, on a desktop and at 390 px, in the light and in the dark, and once from right to
 * left: single files in test/.artifacts/pictures, one sheet a variant in demo/pictures. Run by `npm run pictures`.
 */
import { mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { CameraScene } from '../fixtures/fake-camera.ts';
import { enteredFields, bill } from './capture-walk.ts';
import { Journey, type Visitor } from './journey.ts';
import { makeOverview, makeSheet } from './picture-sheets.ts';

interface Variant {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scheme: 'light' | 'dark';
  readonly lang: string;
}

const variants: readonly Variant[] = [
  { name: 'desktop-light', widthPx: 720, heightPx: 900, scheme: 'light', lang: 'en' },
  { name: 'desktop-dark', widthPx: 720, heightPx: 900, scheme: 'dark', lang: 'en' },
  { name: 'phone-light', widthPx: 390, heightPx: 844, scheme: 'light', lang: 'en' },
  { name: 'phone-dark', widthPx: 390, heightPx: 844, scheme: 'dark', lang: 'en' },
  { name: 'phone-right-to-left', widthPx: 390, heightPx: 844, scheme: 'light', lang: 'ar' },
];

const single = resolve('test/.artifacts/pictures');
const sheets = resolve('demo/pictures');

let journey: Journey;

beforeAll(async () => {
  journey = await Journey.begin();
  await rm(single, { recursive: true, force: true });
  await mkdir(sheets, { recursive: true });
});

afterAll(() => journey.end());

/** Walks through one variant and takes the pictures. */
class Photographer {
  readonly #visitor: Visitor;
  readonly #folder: string;
  #count = 0;

  constructor(visitor: Visitor, folder: string) {
    this.#visitor = visitor;
    this.#folder = folder;
  }

  get page(): Page {
    return this.#visitor.page;
  }

  async shoot(name: string): Promise<void> {
    await this.page.evaluate(() => document.fonts.ready);
    await this.page.mouse.move(0, 0);
    const number = String(this.#count).padStart(2, '0');
    this.#count += 1;
    await this.page.screenshot({
      path: `${this.#folder}/${number}-${name}.png`,
      fullPage: true,
      animations: 'disabled',
    });
  }

  async press(): Promise<void> {
    await this.#visitor.widget.primaryAction.and(this.page.locator(':enabled')).click();
  }

  /** The part that leads on can be pressed: the screen has settled. */
  async settled(): Promise<void> {
    await this.#visitor.widget.primaryAction.and(this.page.locator(':enabled')).waitFor();
  }

  async photo(step: 'document-front' | 'document-back' | 'selfie', next: CameraScene): Promise<void> {
    const { widget } = this.#visitor;
    await widget.reached(step);
    // A document is taken by itself a moment after the first hint.
    const isDocument = step !== 'selfie';
    await (isDocument ? widget.element.locator('.document-hint').waitFor() : this.settled());
    await this.shoot(step);
    if (!isDocument) await this.press();
    await widget.element.locator('idv-picture').waitFor();
    await this.settled();
    await this.shoot(`${step}-preview`);
    await journey.show(next);
    await this.press();
  }
}

const visit = async (variant: Variant, url: string): Promise<Photographer> => {
  const visitor = await journey.visitor();
  await visitor.page.setViewportSize({ width: variant.widthPx, height: variant.heightPx });
  await visitor.page.emulateMedia({ colorScheme: variant.scheme, reducedMotion: 'reduce' });
  await visitor.page.goto(`${url}?lang=${variant.lang}`);
  return new Photographer(visitor, `${single}/${variant.name}`);
};

const session = async (): Promise<string> => {
  const response = await fetch(`${journey.origin}/demo/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ provider: 'verifa', workflow: 'wf_full', redirect: false }),
  });
  return ((await response.json()) as { capture_url: string }).capture_url;
};

const walk = async (variant: Variant): Promise<void> => {
  await journey.show('front');
  const url = await session();
  const photographer = await visit(variant, url);
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
  await photographer.photo('document-front', 'back');
  await photographer.photo('document-back', 'face');
  await photographer.photo('selfie', 'face');

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
  const photographer = await visit(variant, await session());
  const { page } = photographer;
  const widget = page.locator('idv-capture');
  await photographer.settled();
  await photographer.press();
  await page.waitForFunction(() => document.querySelector('idv-capture')?.step === 'consent');
  await page.evaluate(() => {
    document.querySelector('idv-capture')?.handOff();
  });
  await widget.locator('idv-qr-code').waitFor();
  await photographer.shoot('handoff');

  const phoneUrl = (await widget.locator('code').textContent()) ?? '';
  const phone = await visit(variant, phoneUrl);
  await phone.settled();
  await phone.shoot('joining');
  await phone.press();
  await widget.locator('.status svg').waitFor();
  await photographer.shoot('handoff-connected');
  await phone.page.context().close();
  await widget.locator('.cancel').click();
  await page.waitForFunction(() => document.querySelector('idv-capture')?.state === 'cancelled');
  await photographer.shoot('cancelled');
  await page.context().close();

  const late = await visit(variant, phoneUrl);
  await late.settled();
  await late.shoot('link-already-used');
  await late.page.evaluate(() => {
    const element = document.querySelector('idv-capture');
    if (element) element.captureUrl = 'http://bank.example/verify/tok_1';
  });
  await late.page.waitForFunction(() => document.querySelector('idv-capture')?.state === 'failed');
  await late.shoot('set-up-wrongly');
  await late.page.context().close();

  const blind = await visit(variant, await session());
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
    await makeSheet(journey, `${single}/${variant.name}`, `${sheets}/${variant.name}.jpg`);
  });
});

it('has an overview', () => makeOverview(journey, `${single}/phone-light`, `${sheets}/overview.jpg`));
