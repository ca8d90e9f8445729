/** What becomes of the guide where its worker fails or its camera goes: a scripted worker says what was seen, and when. */
import { expect } from '@open-wc/testing';
import { systemClock } from '../../../src/browser/system-clock.ts';
import type { LiveReport } from '../../../src/capture/live/live-report.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { eventually } from '../harness/eventually.ts';
import { goodCard, nothingSeen, ScriptedWorker } from '../harness/scripted-worker.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen } from '../harness/step-stage.ts';
import { SyntheticDevices, unplug } from '../harness/synthetic-camera.ts';

const isJudged = (staged: StagedScreen<IdvPhotoStep>): boolean =>
  staged.text.includes('Is it sharp and complete?');

describe('the guide of a document', () => {
  let devices: SyntheticDevices;
  let drawn = 0;

  const show = (): Promise<StagedScreen<IdvPhotoStep>> =>
    showStep(IdvPhotoStep, 'document-front', { view: { clock: systemClock }, devices });

  const worker = (at = 0): Promise<ScriptedWorker> =>
    eventually(() => ScriptedWorker.all[at], `worker ${String(at)}`);

  beforeEach(() => {
    ScriptedWorker.install();
    drawn = 0;
    devices = new SyntheticDevices(
      { widthPx: 1280, heightPx: 720 },
      (context, { widthPx, heightPx }, frame) => {
        drawn = frame;
        context.fillStyle = frame % 2 ? '#7a5c3e' : '#7d5f41';
        context.fillRect(0, 0, widthPx, heightPx);
      },
    );
  });

  afterEach(() => {
    clearStage();
    ScriptedWorker.remove();
  });

  it('looks from the page where a policy refuses the worker', async () => {
    ScriptedWorker.isAllowed = false;
    const staged = await show();
    await eventually(() => staged.findAll('.document-hint').length === 1, 'a hint');
  });

  it('looks from the page where the worker does not load, and ends the worker', async () => {
    ScriptedWorker.starts = false;
    const staged = await show();
    (await worker()).dispatchEvent(new Event('error'));
    await eventually(() => staged.findAll('.document-hint').length === 1, 'a hint');
    expect((await worker()).isTerminated).to.equal(true);
  });

  it('ends a worker that is still starting when the screen is left', async () => {
    ScriptedWorker.starts = false;
    await show();
    const starting = await worker();
    clearStage();
    expect(starting.isTerminated).to.equal(true);
  });

  it('ends with its camera', async () => {
    const staged = await show();
    const eye = await worker();
    await eventually(() => eye.waiting === 1, 'a picture');
    devices.isGone = true;
    unplug(devices.streams[0]);
    await eventually(() => staged.failures.includes('camera.ended'), 'camera.ended');
    expect(eye.isTerminated).to.equal(true);
  });

  it('takes nothing of a camera that is being changed for another', async () => {
    devices.cameraIds = ['camera-1', 'camera-2'];
    const staged = await show();
    const change = await eventually(() => staged.findAll('[aria-label="Switch camera"]')[0], 'the switch');
    // The first camera may have given way to a better one, and its eye with it.
    const eye = await eventually(() => {
      const one = ScriptedWorker.all.find(({ isTerminated, waiting }) => !isTerminated && waiting === 1);
      if (one?.seen === 4) return one;
      one?.answer(goodCard());
      return null;
    }, 'the fourth picture');
    const eyes = ScriptedWorker.all.length;
    const count = devices.streams.length;
    change.click();
    eye.answer(goodCard());
    await eventually(
      () => devices.streams.length > count && ScriptedWorker.all.length > eyes,
      'an eye on the other camera',
    );
    expect(isJudged(staged)).to.equal(false);
    expect(staged.failures).to.eql([]);
    expect(eye.isTerminated).to.equal(true);
  });

  it('does not look while the page is hidden, and goes on when it is seen again', async () => {
    ScriptedWorker.answers = [nothingSeen];
    const staged = await show();
    const eye = await worker();
    await eventually(() => eye.seen === 2, 'the second picture');
    devices.hide();
    eye.answer(nothingSeen);
    const drawnBefore = drawn;
    await eventually(() => drawn > drawnBefore + 10, 'half a second of pictures');
    expect(eye.seen).to.equal(2);
    ScriptedWorker.answers = Array<LiveReport>(20).fill(goodCard());
    devices.wake();
    await eventually(() => isJudged(staged), 'a picture to be judged');
  });

  it('speaks the language that the page changes to', async () => {
    ScriptedWorker.answers = [nothingSeen];
    const staged = await show();
    await eventually(() => staged.findAll('.document-hint').length === 1, 'a hint');
    await staged.change({ language: 'de' });
    expect(staged.find('.document-hint').textContent).to.include('Legen Sie das Dokument');
    expect(
      staged
        .findAll('[role="status"]')
        .map(({ textContent }) => textContent)
        .join(' '),
    ).to.include('Legen Sie das Dokument');
  });
});
