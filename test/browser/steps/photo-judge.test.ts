/** A photo is looked at before it is used: what speaks against it is said, and nobody is stopped for good. */
import { expect } from '@open-wc/testing';
import type { Capture, CaptureFile } from '../../../src/model/capture.ts';
import type { PhotoStepId } from '../../../src/steps/photo-guide.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { judgeTakesAtMostMs } from '../../../src/steps/judge-slot.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { cardFile } from '../harness/card-scene.ts';
import { eventually } from '../harness/eventually.ts';
import { giveFile } from '../harness/give-file.ts';
import { pdfFile } from '../harness/pictures.ts';
import { deepFocus } from '../harness/shadow-search.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';
import { noCamera } from '../harness/synthetic-camera.ts';

/** Time stands still: whatever looks may take as long as it needs here. */
const show = (view: NonNullable<StepOptions['view']> = {}): Promise<StagedScreen<IdvPhotoStep>> =>
  showStep(IdvPhotoStep, 'document-front', { view, devices: noCamera() });

const judged = async (staged: StagedScreen<IdvPhotoStep>, file: File): Promise<void> => {
  giveFile(staged.find<HTMLInputElement>('input[type=file]'), file);
  await eventually(
    () => staged.text.includes('Is it sharp and complete?') && !staged.primary.disabled,
    'a photo that was looked at',
  );
};

const notice = (staged: StagedScreen<IdvPhotoStep>): string =>
  staged
    .findAll('[role=status]')
    .map(({ textContent }) => textContent.trim())
    .join(' ');

const captured = (staged: StagedScreen<IdvPhotoStep>): Extract<Capture, { step: PhotoStepId }> => {
  const result = staged.results.at(-1);
  if (result?.type !== 'captured' || result.capture.step !== 'document-front') throw new Error('no capture');
  return result.capture;
};

const fileOf = async (file: File): Promise<CaptureFile> => {
  const { width, height } = await createImageBitmap(file);
  return { body: file, mimeType: 'image/jpeg', widthPx: width, heightPx: height };
};

describe('a photo of a document', () => {
  afterEach(clearStage);

  it('with nothing against it is used at once, its straightened copy beside it', async () => {
    const staged = await show();
    await judged(staged, await cardFile({}));
    expect(notice(staged)).to.equal('');
    expect(staged.primary.textContent).to.include('Use this photo');
    staged.primary.click();
    const { doubts, rectified } = captured(staged);
    expect(doubts).to.equal(undefined);
    if (!rectified?.widthPx || !rectified.heightPx) throw new Error('no straightened copy');
    expect(rectified.widthPx / rectified.heightPx).to.be.closeTo(1.586, 0.06);
  });

  it('that shows none is doubted twice, and may be used after that, with the doubt told', async () => {
    const staged = await show();
    for (const attempt of [1, 2, 3]) {
      await judged(staged, await cardFile(null, attempt));
      expect(notice(staged)).to.include('No document can be made out');
      expect(staged.primary.textContent).to.include('Take another');
      await staged.audit();
      const others = staged.findAll('[part~="secondary-action"]');
      expect(others.map(({ textContent }) => textContent.trim())).to.eql(
        attempt < 3 ? [] : ['Use it anyway'],
      );
      if (attempt < 3) staged.primary.click();
      await staged.element.updateComplete;
    }
    staged.secondary.click();
    expect(captured(staged).doubts).to.eql(['no_document']);
  });

  it('is doubted in a region that was there while it was looked at', async () => {
    const staged = await show();
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), await cardFile(null));
    await eventually(() => staged.text.includes('Is it sharp and complete?'), 'the photo');
    const region = staged.find('[part~=step] > [role=status]');
    expect([region.textContent, region.getBoundingClientRect().height]).to.eql(['', 0]);
    await eventually(() => region.textContent.includes('No document can be made out'), 'a doubt in it');
    expect(staged.find('[part~=step] > [role=status]')).to.equal(region);
  });

  it('takes the focus to its heading where a doubt changes the buttons', async () => {
    const staged = await show();
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), await cardFile(null));
    await eventually(() => staged.text.includes('Is it sharp and complete?'), 'the photo');
    expect(deepFocus()).to.equal(staged.find('#title'));
    staged.secondary.focus();
    await eventually(() => staged.text.includes('No document can be made out'), 'a doubt');
    await eventually(() => deepFocus() === staged.find('#title'), 'the focus on the heading');
  });

  it('that nobody looks at in time is left to the person', async () => {
    const clock = new FakeClock();
    const file = pdfFile();
    const body = new Blob([file], { type: file.type });
    body.arrayBuffer = () => new Promise(() => undefined);
    const back = { ...sampleCapture('document-back'), file: { body } } as Capture;
    const staged = await show({ clock, captureOf: (step) => (step === 'document-back' ? back : null) });
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), file);
    await eventually(() => clock.liveTimers > 0, 'somebody waiting');
    await clock.advance(judgeTakesAtMostMs - 1);
    expect([staged.primary.disabled, staged.primary.textContent.trim()]).to.eql([
      true,
      'Preparing your photo…',
    ]);
    await clock.advance(1);
    await staged.element.updateComplete;
    expect(staged.primary.disabled).to.equal(false);
    staged.primary.click();
    expect(captured(staged).doubts).to.equal(undefined);
    expect(clock.liveTimers).to.equal(0);
  });

  for (const [what, card, sentence] of [
    ['too dark', { light: 0.25 }, 'too dark'],
    ['out of focus', { coarse: 10 }, 'blurred'],
  ] as const) {
    it(`that is ${what} says so`, async () => {
      const staged = await show();
      await judged(staged, await cardFile(card));
      expect(notice(staged)).to.include(sentence);
      expect(staged.results).to.eql([]);
    });
  }

  it('that was given for the other side is recognised', async () => {
    const file = await cardFile({});
    const back: Capture = { ...sampleCapture('document-back'), file: await fileOf(file) } as Capture;
    const staged = await show({ captureOf: (step) => (step === 'document-back' ? back : null) });
    await judged(staged, file);
    expect(notice(staged)).to.include('already used this picture');
  });

  it('that the backend has refused is recognised', async () => {
    const file = await cardFile({});
    const refused: Capture = { ...sampleCapture('document-front'), file: await fileOf(file) } as Capture;
    const staged = await show({
      problem: { code: 'upload.rejected_type', fields: [] },
      captureOf: (step) => (step === 'document-front' ? refused : null),
    });
    await judged(staged, file);
    expect(notice(staged)).to.include('not accepted before');
  });
});
