import { expect } from '@open-wc/testing';
import { systemClock } from '../../../src/browser/system-clock.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { eventually } from '../harness/eventually.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen } from '../harness/step-stage.ts';
import { SyntheticDevices, type PaintScene } from '../harness/synthetic-camera.ts';

const table: PaintScene = (context, { widthPx, heightPx }, frame) => {
  context.fillStyle = '#7a5c3e';
  context.fillRect(0, 0, widthPx, heightPx);
  // A camera never delivers the same picture twice.
  context.fillStyle = '#7d5f41';
  context.fillRect((frame * 13) % widthPx, 4, 3, 3);
};

/** A pale card with print on it, as wide as that share of the picture. */
const card =
  (widthShare: number): PaintScene =>
  (context, size, frame) => {
    table(context, size, frame);
    const width = size.widthPx * widthShare;
    const height = width / 1.586;
    context.save();
    context.translate(size.widthPx / 2, size.heightPx / 2);
    context.rotate(0.03);
    context.translate(-width / 2, -height / 2);
    context.fillStyle = '#e8eef2';
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#223344';
    context.font = `${String(height / 12)}px sans-serif`;
    for (let line = 0; line < 6; line += 1)
      context.fillText('SPECIMEN MORROW 1990-04-12', width * 0.1, height * (0.2 + line * 0.13));
    context.restore();
  };

const show = (paint: PaintScene): Promise<StagedScreen<IdvPhotoStep>> =>
  showStep(IdvPhotoStep, 'document-front', {
    view: { clock: systemClock },
    devices: new SyntheticDevices({ widthPx: 1280, heightPx: 720 }, paint),
  });

const isJudged = (staged: StagedScreen<IdvPhotoStep>): boolean =>
  staged.text.includes('Is it sharp and complete?');

describe('a document before the camera', () => {
  afterEach(clearStage);

  it('is taken without a press, and the camera is off then', async () => {
    const staged = await show(card(0.7));
    await eventually(() => isJudged(staged), 'a picture that was taken by itself');
    expect(staged.findAll('video')).to.have.length(0);
    expect(staged.results).to.eql([]);
  });

  it('that is not there is asked for, in words that can be heard, and nothing is taken', async () => {
    const staged = await show(table);
    const asks = 'Place the document inside the frame.';
    await eventually(() => staged.findAll('.document-hint').length === 1, 'a hint');
    await eventually(
      () => staged.findAll('[role="status"]').some(({ textContent }) => textContent.includes(asks)),
      'the hint in the live region',
    );
    expect(staged.find('.document-hint').textContent).to.include(asks);
    expect(isJudged(staged)).to.equal(false);
    await staged.audit();
  });

  it('that is far away is asked to come closer, with its outline drawn', async () => {
    const staged = await show(card(0.4));
    await eventually(
      () => staged.findAll('.document-hint').some(({ textContent }) => textContent.includes('closer')),
      'the hint to come closer',
    );
    expect(staged.findAll('.document-outline[data-drawn]')).to.have.length(1);
    expect(isJudged(staged)).to.equal(false);
  });

  it('can be taken by hand at any time', async () => {
    const staged = await show(table);
    await eventually(
      () => !staged.primary.disabled && staged.findAll('.document-hint').length === 1,
      'a hint',
    );
    staged.primary.click();
    await eventually(() => isJudged(staged), 'a picture to be judged');
  });
});
