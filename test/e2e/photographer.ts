/** Takes pictures of the screens of one visitor. What it does on them is no more than what leads to the next picture. */
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import type { CameraScene } from '../fixtures/fake-camera.ts';
import type { Journey, Visitor, VisitorOptions } from './journey.ts';

/** On which screen, in which light and language the pictures are taken. */
export interface Variant {
  readonly name: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scheme: 'light' | 'dark';
  readonly lang: string;
}

/** Where the single pictures go, a folder for each variant. */
export const singlePictures = resolve('test/.artifacts/pictures');

/** Where the sheets go. */
export const pictureSheets = resolve('demo/pictures');

/** Walks through one variant and takes the pictures. */
export class Photographer {
  readonly visitor: Visitor;
  readonly #folder: string;
  #count: number;

  constructor(visitor: Visitor, folder: string, firstNumber: number) {
    this.visitor = visitor;
    this.#folder = folder;
    this.#count = firstNumber;
  }

  get page(): Page {
    return this.visitor.page;
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
    await this.visitor.widget.primaryAction.and(this.page.locator(':enabled')).click();
  }

  /** The part that leads on can be pressed: the screen has settled. */
  async settled(): Promise<void> {
    await this.visitor.widget.primaryAction.and(this.page.locator(':enabled')).waitFor();
  }

  async photo(
    journey: Journey,
    step: 'document-front' | 'document-back' | 'selfie',
    next: CameraScene,
  ): Promise<void> {
    const { widget } = this.visitor;
    await widget.reached(step);
    // What is before the camera is taken by itself a moment after the first hint.
    await widget.element.locator(step === 'selfie' ? '.face-hint' : '.document-hint').waitFor();
    await this.shoot(step);
    await widget.element.locator('idv-picture').waitFor();
    await this.settled();
    await this.shoot(`${step}-preview`);
    await journey.show(next);
    await this.press();
  }
}

/** What else there is to a visit. */
export interface VisitOptions {
  /** Whose browser it is, a desktop's by default; its window is the variant's. */
  readonly visitor?: VisitorOptions;
  /** Called with the page before it is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** The first picture's number in its folder, 0 by default. */
  readonly firstNumber?: number;
}

/** Someone who opens a page as the variant has it. */
export const visitAs = async (
  journey: Journey,
  variant: Variant,
  url: string,
  { visitor: visitorOptions, prepare, firstNumber = 0 }: VisitOptions = {},
): Promise<Photographer> => {
  const visitor = await journey.visitor(visitorOptions);
  const { page } = visitor;
  await page.setViewportSize({ width: variant.widthPx, height: variant.heightPx });
  await page.emulateMedia({ colorScheme: variant.scheme, reducedMotion: 'reduce' });
  await prepare?.(page);
  const address = new URL(url);
  address.searchParams.set('lang', variant.lang);
  await page.goto(address.href);
  return new Photographer(visitor, `${singlePictures}/${variant.name}`, firstNumber);
};

/** The address of a new session that asks for everything. */
export const newSession = async (journey: Journey): Promise<string> => {
  const response = await fetch(`${journey.origin}/demo/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ provider: 'verifa', workflow: 'wf_full', redirect: false }),
  });
  return ((await response.json()) as { capture_url: string }).capture_url;
};
