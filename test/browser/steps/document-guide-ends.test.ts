/** What becomes of the guide where its worker fails or its camera goes: a scripted worker says what was seen, and when. */
import { expect } from '@open-wc/testing';
import { systemClock } from '../../../src/browser/system-clock.ts';
import type { LiveReport, LiveRequest } from '../../../src/capture/live/live-report.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { eventually } from '../harness/eventually.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen } from '../harness/step-stage.ts';
import { SyntheticDevices, unplug } from '../harness/synthetic-camera.ts';

const size = { widthPx: 320, heightPx: 180 } as const;

const nothingSeen: LiveReport = {
  view: {
    outline: null,
    fill: 0,
    isCutOff: false,
    tiltDeg: 0,
    rotationDeg: 0,
    aspect: 0,
    sharpness: null,
    brightness: 140,
    glare: 0,
  },
  movement: 1,
  ...size,
  readsCode: false,
  reading: null,
  codeHint: null,
};

const goodCard: LiveReport = {
  ...nothingSeen,
  view: {
    ...nothingSeen.view,
    outline: {
      corners: [
        { x: 40, y: 20 },
        { x: 280, y: 20 },
        { x: 280, y: 160 },
        { x: 40, y: 160 },
      ],
      score: 0.9,
    },
    fill: 0.58,
    aspect: 1.6,
    sharpness: 0.5,
  },
  movement: 0,
};

/** Stands in for every worker: it begins when told, and answers what and when it is told. */
class ScriptedWorker extends EventTarget {
  static all: ScriptedWorker[] = [];
  static isAllowed = true;
  static starts = true;
  /** Answers that are given at once; later pictures wait for `answer`. */
  static answers: LiveReport[] = [];

  isTerminated = false;
  waiting = 0;
  seen = 0;

  constructor() {
    super();
    if (!ScriptedWorker.isAllowed)
      throw new TypeError("This document requires 'TrustedScriptURL' assignment.");
    ScriptedWorker.all.push(this);
    if (ScriptedWorker.starts)
      queueMicrotask(() => {
        this.#say({ ready: true });
      });
  }

  postMessage(request: LiveRequest): void {
    if ('take' in request) {
      this.#say({ taken: null });
      return;
    }
    if (!('picture' in request)) throw new TypeError('no still picture is expected');
    request.picture.close();
    this.seen += 1;
    this.waiting += 1;
    const next = ScriptedWorker.answers.shift();
    if (next)
      queueMicrotask(() => {
        this.answer(next);
      });
  }

  answer(report: LiveReport | null): void {
    this.waiting -= 1;
    this.#say({ report });
  }

  terminate(): void {
    this.isTerminated = true;
  }

  #say(data: object): void {
    if (!this.isTerminated) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

const RealWorker = globalThis.Worker;

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
    ScriptedWorker.all = [];
    ScriptedWorker.isAllowed = true;
    ScriptedWorker.starts = true;
    ScriptedWorker.answers = [];
    drawn = 0;
    devices = new SyntheticDevices(
      { widthPx: 1280, heightPx: 720 },
      (context, { widthPx, heightPx }, frame) => {
        drawn = frame;
        context.fillStyle = frame % 2 ? '#7a5c3e' : '#7d5f41';
        context.fillRect(0, 0, widthPx, heightPx);
      },
    );
    Object.assign(globalThis, { Worker: ScriptedWorker });
  });

  afterEach(() => {
    clearStage();
    Object.assign(globalThis, { Worker: RealWorker });
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
      one?.answer(goodCard);
      return null;
    }, 'the fourth picture');
    const eyes = ScriptedWorker.all.length;
    const count = devices.streams.length;
    change.click();
    eye.answer(goodCard);
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
    ScriptedWorker.answers = Array<LiveReport>(20).fill(goodCard);
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
