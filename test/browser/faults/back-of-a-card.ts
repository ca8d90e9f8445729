/**
 * The screen that a fault of the camera happens on: the back of a document, the front of which the backend has. Says
 * what has to be true whatever the fault is; brings none about.
 */
import { expect } from '@open-wc/testing';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { rareEn } from '../../../src/i18n/rare-words/en.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { cameraRefusal } from '../../fakes/fake-devices.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, type MountOptions } from '../harness/harness.ts';
import { pdfFile } from '../harness/pictures.ts';
import { expectFileInput, expectScreen } from '../harness/screen-contract.ts';
import { SyntheticDevices } from '../harness/synthetic-camera.ts';

const steps = ['consent', 'document-type', 'document-front', 'document-back', 'review'] as const;

/** The sentence for a code, in English. */
export const sentenceOf = (code: string): string => {
  const all: Readonly<Record<string, string | undefined>> = {
    ...rareEn,
    ...cameraEn.sentences,
    ...en.errors,
  };
  const sentence = all[code];
  if (sentence === undefined) throw new Error(`nothing is said about ${code}`);
  return sentence;
};

/** A camera that refuses a few times, each time by an exception of that name, and opens then. */
export class ShyCamera extends SyntheticDevices {
  readonly refusals: string[];

  constructor(...refusals: readonly string[]) {
    super();
    this.refusals = [...refusals];
  }

  override async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
    const refusal = this.refusals.shift();
    if (refusal === undefined) return super.getUserMedia(constraints);
    this.asked.push(constraints);
    throw cameraRefusal(refusal);
  }
}

/** An element that has come to the back of a card. */
export const atBack = async (options: MountOptions = {}): Promise<Harness> => {
  const backend = new FakeBackend('document-back', { steps: [...steps] });
  const harness = new Harness({ backend, ...options });
  await harness.begin();
  await harness.step('document-back');
  return harness;
};

/** Codes that the page has heard, in order. */
export const codesOf = (harness: Harness): readonly string[] =>
  harness.eventsOf('idv-error').map(({ code }) => code);

/** Captures that the backend has. */
export const keptBy = (harness: Harness): readonly string[] =>
  harness.backend.session.captures.map(({ step }) => step);

const alertOf = (harness: Harness): HTMLElement => harness.find('[part~=step] [role=alert]');

/** Waits until the person reads and hears the sentence, and asserts that the page got the code, once and no other. */
export const isTold = async (harness: Harness, code: string): Promise<void> => {
  const sentence = sentenceOf(code);
  await eventually(
    () => alertOf(harness).textContent.includes(sentence),
    () => `“${sentence}”, but: ${harness.text.slice(0, 400)}`,
  );
  await harness.settled();
  expect(codesOf(harness)).to.eql([code]);
  expect(harness.element.step).to.equal('document-back');
  expect(keptBy(harness), 'what was accepted').to.eql(['document-front']);
  expectScreen(harness.find('idv-photo-step'));
  expectFileInput(harness.find('idv-photo-step'));
};

/** Waits until nothing stands in the way any more. */
export const isQuiet = (harness: Harness): Promise<true> =>
  eventually(
    () => alertOf(harness).textContent.trim() === '',
    () => `no alert, but: ${harness.text.slice(0, 400)}`,
  );

/** Waits until a camera shows its picture and a photo can be taken. */
export const isLive = async (harness: Harness): Promise<void> => {
  await eventually(
    () =>
      harness.findAll('video').length === 1 &&
      harness.findAll<HTMLButtonElement>('[part~=primary-action]:not(:disabled)').length === 1,
    () => `a live camera, but: ${harness.text.slice(0, 400)}`,
  );
};

/** The way on without a camera, which every fault leaves: a file, accepted beside what was there before. */
export const goesOnWithFile = async (harness: Harness): Promise<void> => {
  await harness.choose(pdfFile());
  await eventually(() => harness.text.includes(en.pdfDocument), 'the file');
  await harness.press('primary');
  await harness.step('review');
  await eventually(() => keptBy(harness).length === 2, 'the file to be accepted');
  expect(keptBy(harness)).to.eql(['document-front', 'document-back']);
};

/** An element that has come to the back of a card, with its camera on. */
export const liveAtBack = async (devices: SyntheticDevices): Promise<Harness> => {
  const harness = await atBack({ devices });
  await isLive(harness);
  return harness;
};

/** The track of the camera that was opened last. */
export const trackOf = (devices: SyntheticDevices): MediaStreamTrack => {
  const track = devices.streams.at(-1)?.getVideoTracks()[0];
  if (!track) throw new Error('no camera was opened');
  return track;
};
