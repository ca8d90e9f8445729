/**
 * Takes a picture of every sentence that helps at the camera: hints for document and face, doubts about a photo, advice
 * about what was read, help with a camera that fails. On a phone's width; single files and one sheet a subject, beside
 * those of pictures.ts. Run by `npm run pictures`. What cannot be brought about is named, not judged.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devices } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { documentHintsIn } from '../../src/i18n/document-hints.ts';
import { faceHintsIn } from '../../src/i18n/face-hints.ts';
import type { StepId } from '../../src/model/step.ts';
import { enteredFields } from './capture-walk.ts';
import { guidanceScenes } from './guidance-scenes.ts';
import { handoffText } from './handoff-walk.ts';
import { Journey } from './journey.ts';
import {
  newSession,
  pictureSheets,
  singlePictures,
  visitAs,
  type Photographer,
  type Variant,
} from './photographer.ts';
import { makeSheet } from './picture-sheets.ts';
import { StagedCamera, type Failure } from './staged-camera.ts';

/** By then a sentence and the one after it have been on the screen for long enough, in milliseconds. */
const settleMs = 2600;

const phone = { widthPx: 390, heightPx: 844 };

/** One sheet each. */
const variants = {
  hints: { ...phone, name: 'hints', scheme: 'light', lang: 'en' },
  'hints-right-to-left': { ...phone, name: 'hints-right-to-left', scheme: 'dark', lang: 'ar' },
  doubts: { ...phone, name: 'doubts', scheme: 'light', lang: 'en' },
  'camera-help': { ...phone, name: 'camera-help', scheme: 'light', lang: 'en' },
} as const satisfies Record<string, Variant>;

let journey: Journey;
let scenes: ReadonlyMap<string, Buffer>;
let files: string;

beforeAll(async () => {
  journey = await Journey.begin();
  scenes = await guidanceScenes();
  files = await mkdtemp(join(tmpdir(), 'scenes-'));
  for (const [name, bytes] of scenes) await writeFile(join(files, `${name}.png`), bytes);
  await mkdir(pictureSheets, { recursive: true });
  for (const { name } of Object.values(variants))
    await rm(join(singlePictures, name), { recursive: true, force: true });
});

afterAll(async () => {
  await journey.end();
  await rm(files, { recursive: true, force: true });
});

const fileOf = (scene: string): string => join(files, `${scene}.png`);

const sheet = (variant: Variant): Promise<void> =>
  makeSheet(journey, join(singlePictures, variant.name), join(pictureSheets, `${variant.name}.jpg`));

/** Goes on to a step, with good photos from files before it. */
const goTo = async (photographer: Photographer, wanted: StepId): Promise<void> => {
  const { widget } = photographer.visitor;
  await photographer.settled();
  await photographer.press();
  await photographer.page.waitForFunction(() => {
    const element = document.querySelector('idv-capture');
    return element?.step === 'consent' || element?.state === 'handed-off';
  });
  // Without a camera the phone is offered first.
  if ((await widget.state()) === 'handed-off') await widget.secondary(handoffText.continueHere);
  for (const step of ['consent', 'document-type', 'document-front', 'document-back', 'selfie'] as const) {
    await widget.reached(step);
    if (step === wanted) return;
    if (step === 'document-type') await widget.choose('drivers_license');
    const file = { 'document-front': 'card-good', 'document-back': 'card-back', selfie: 'face-good' };
    if (step in file) await widget.chooseFile(fileOf(file[step as keyof typeof file]));
    await photographer.settled();
    await photographer.press();
  }
};

/** Scenes that bring the hints about, and by how many pixels they are shaken. */
const documentScenes = {
  find: ['card-none', 0],
  light: ['card-dark', 0],
  back: ['card-cut-off', 0],
  closer: ['card-far', 0],
  tilt: ['card-aslant', 0],
  turn: ['card-turned', 0],
  blur: ['card-blurred', 0],
  still: ['card-good', 60],
  good: ['card-good', 0],
  // Said in passing only: the picture may be taken before it comes.
  glare: ['card-glaring', 0],
} as const;

const faceScenes = {
  find: ['face-none', 0],
  alone: ['face-two', 0],
  light: ['face-dark', 0],
  closer: ['face-far', 0],
  back: ['face-near', 0],
  'centre-left': ['face-left', 0],
  'centre-right': ['face-right', 0],
  'centre-up': ['face-low', 0],
  'centre-down': ['face-high', 0],
  straight: ['face-turned', 0],
  still: ['face-good', 90],
  good: ['face-good', 0],
} as const;

const hints = async (
  variant: Variant,
  step: 'document-front' | 'selfie',
  wanted: Readonly<Record<string, readonly [string, number]>>,
  sentences: Readonly<Record<string, unknown>>,
): Promise<readonly string[]> => {
  const photographer = await visitAs(journey, variant, await newSession(journey), {
    prepare: (page) => StagedCamera.before(page, scenes),
    firstNumber: step === 'selfie' ? 20 : 0,
  });
  const staged = new StagedCamera(photographer.page);
  const nothing = step === 'selfie' ? 'face-none' : 'card-none';
  await staged.show(nothing);
  await goTo(photographer, step);
  const missing: string[] = [];
  for (const [hint, [scene, shakePx]] of Object.entries(wanted)) {
    await staged.show(scene, shakePx);
    if (await staged.holdAt(String(sentences[hint]))) await photographer.shoot(`${step}-${hint}`);
    else missing.push(`${step}: ${hint}`);
    await staged.show(nothing);
    await staged.release();
    // Each sentence stays for a while; what is said in passing only comes when another may go.
    await new Promise((done) => setTimeout(done, settleMs));
  }
  await photographer.page.context().close();
  return missing;
};

it.each([variants.hints, variants['hints-right-to-left']])('$name', async (variant) => {
  const missing = [
    ...(await hints(variant, 'document-front', documentScenes, { ...documentHintsIn(variant.lang) })),
    ...(await hints(variant, 'selfie', faceScenes, { ...faceHintsIn(variant.lang) })),
  ];
  if (missing.length > 0) console.log(`not on ${variant.name}: ${missing.join(', ')}`);
  await sheet(variant);
});

it('doubts and advice', async () => {
  const variant = variants.doubts;
  const photographer = await visitAs(journey, variant, await newSession(journey));
  const { widget } = photographer.visitor;
  const missing: string[] = [];
  const doubt = async (name: string, path: string): Promise<void> => {
    await widget.chooseFile(path);
    const notice = widget.element.locator('.notice');
    const isThere = await notice.waitFor({ timeout: 12_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) await photographer.shoot(name);
    else missing.push(name);
  };
  await goTo(photographer, 'document-front');
  for (const scene of ['card-none', 'card-cut-off', 'card-tiny', 'card-dark', 'card-blurred', 'card-glaring'])
    await doubt(scene, fileOf(scene));
  await doubt('other-side', fileOf('card-back'));
  await widget.chooseFile(fileOf('card-good'));
  await widget.element.locator('.notice').waitFor({ state: 'detached' });
  await photographer.settled();
  await photographer.press();
  await widget.reached('document-back');
  await doubt('same-picture', fileOf('card-good'));
  await doubt('expired', fileOf('card-expired'));
  await widget.chooseFile(fileOf('card-back'));
  await widget.element.locator('.notice').waitFor({ state: 'detached' });
  await photographer.settled();
  await photographer.press();
  await widget.reached('selfie');
  for (const scene of ['face-none', 'face-two', 'face-dark', 'face-blurred', 'face-far'])
    await doubt(scene, fileOf(scene));
  await widget.chooseFile(fileOf('face-good'));
  await widget.element.locator('.notice').waitFor({ state: 'detached' });
  await photographer.settled();
  await photographer.press();

  await widget.reached('liveness');
  await photographer.settled();
  await photographer.press();
  await widget.reached('fields');
  await photographer.shoot('fields-from-document');
  await widget.fillFields({ ...enteredFields, first_name: 'Robin', date_of_birth: '1991-04-12' });
  await photographer.press();
  await widget.reached('proof-of-address');
  await widget.chooseFile(journey.specimens.path('utility-bill.pdf'));
  await widget.element.locator('#kind').selectOption('utility_bill');
  await widget.element.locator('#date').fill('2026-05-04');
  await photographer.settled();
  await photographer.press();
  await widget.reached('review');
  await widget.element.locator('.advice').waitFor();
  await photographer.shoot('review-advice');
  await photographer.page.context().close();
  if (missing.length > 0) console.log(`no doubt about: ${missing.join(', ')}`);
  await sheet(variant);
});

const failures: Readonly<Record<string, { readonly failure: Failure; readonly userAgent?: string }>> = {
  'permission-denied': { failure: { name: 'NotAllowedError' } },
  'permission-denied-android': {
    failure: { name: 'NotAllowedError' },
    userAgent: devices['Pixel 7'].userAgent,
  },
  'permission-denied-iphone': {
    failure: { name: 'NotAllowedError' },
    userAgent: devices['iPhone 15'].userAgent,
  },
  'not-found': { failure: { name: 'NotFoundError' } },
  'in-use': { failure: { name: 'NotReadableError' } },
  failed: { failure: { name: 'AbortError' } },
  'never-answered': { failure: { kind: 'never-answers' } },
  'no-pictures': { failure: { kind: 'no-pictures' } },
  paused: { failure: { kind: 'muted' } },
  'in-app-browser': {
    failure: { kind: 'not-there' },
    userAgent: `${devices['iPhone 15'].userAgent} [FBAN/FBIOS;FBAV/450.0]`,
  },
};

it('help with a camera', async () => {
  const variant = variants['camera-help'];
  let count = 0;
  for (const [name, { failure, userAgent }] of Object.entries(failures)) {
    const photographer = await visitAs(journey, variant, await newSession(journey), {
      prepare: async (page) => {
        await StagedCamera.before(page, scenes, failure);
        if (userAgent !== undefined)
          await page.addInitScript((agent) => {
            Object.defineProperty(navigator, 'userAgent', { value: agent });
            Object.defineProperty(navigator, 'userAgentData', { value: undefined });
          }, userAgent);
      },
      firstNumber: count,
    });
    count += 1;
    await goTo(photographer, 'document-front');
    await photographer.visitor.widget.element.locator('[role="alert"] p, .camera-note').first().waitFor();
    // The longest of the waits after which something is said.
    await new Promise((done) => setTimeout(done, 'kind' in failure ? 22_000 : 4000));
    await photographer.shoot(name);
    await photographer.page.context().close();
  }
  await sheet(variant);
});
