import { expect } from '@open-wc/testing';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { FakeDevices, cameraRefusal } from '../../fakes/fake-devices.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { cardFile, cardScene } from '../harness/card-scene.ts';
import { eventually } from '../harness/eventually.ts';
import { drop, giveFile, paste } from '../harness/give-file.ts';
import { colourAt, pdfFile, photoFile } from '../harness/pictures.ts';
import { expectFileInput, expectScreen } from '../harness/screen-contract.ts';
import { receivedWire } from '../harness/scripted-session.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';
import { SyntheticDevices, noCamera, unplug } from '../harness/synthetic-camera.ts';
import type { StepId } from '../../../src/model/step.ts';

/** Nothing looks for a face: these are about the screen. photo-judge.test.ts and face-guide.test.ts have the rest. */
const assetBase = new URL('/nowhere/', location.href).href;

const show = (step: StepId, { view, ...options }: StepOptions = {}) =>
  showStep(IdvPhotoStep, step, { ...options, view: { assetBase, ...view } });

const cardCamera = (widthPx: number, heightPx: number) =>
  new SyntheticDevices({ widthPx, heightPx }, cardScene({}));

const isLive = (staged: StagedScreen<IdvPhotoStep>) =>
  eventually(() => !staged.primary.disabled && staged.findAll('video').length === 1, 'a live camera');

const isJudged = (staged: StagedScreen<IdvPhotoStep>) =>
  eventually(
    () => staged.text.includes('Is it sharp and complete?') && !staged.primary.disabled,
    'a picture to be judged',
  );

const isRefused = (staged: StagedScreen<IdvPhotoStep>, code: string) =>
  eventually(() => staged.failures.includes(code), code);

for (const step of ['document-front', 'document-back', 'selfie'] as const) {
  describe(`<idv-photo-step> at ${step}`, () => {
    afterEach(clearStage);

    it('passes the accessibility audit with the camera on, without one, and with a picture', async () => {
      const staged = await show(step);
      await isLive(staged);
      await staged.audit();
      expectScreen(staged.element);
      expectFileInput(staged.element);
      staged.primary.click();
      await isJudged(staged);
      await staged.audit();
      expectScreen(staged.element);
      expectFileInput(staged.element);
      clearStage();
      const without = await show(step, { devices: noCamera() });
      await isRefused(without, 'camera.not_found');
      await without.element.updateComplete;
      await without.audit();
      expectScreen(without.element);
      expectFileInput(without.element);
    });

    it('asks for the camera that looks the right way', async () => {
      const devices = new SyntheticDevices();
      await isLive(await show(step, { devices }));
      const facingMode = step === 'selfie' ? 'user' : 'environment';
      expect(devices.asked[0]).to.have.nested.property('video.facingMode.ideal', facingMode);
      expect(devices.asked[0]?.audio).to.equal(false);
    });

    it('hands over a picture only after the person has kept it, not mirrored, and stops the camera', async () => {
      const devices = cardCamera(800, 600);
      const staged = await show(step, { devices });
      await isLive(staged);
      staged.primary.click();
      await isJudged(staged);
      expect(devices.liveTracks).to.equal(0);
      expect(staged.results).to.eql([]);
      staged.primary.click();
      const [result] = staged.results;
      if (result?.type !== 'captured' || result.capture.step === 'liveness') throw new Error('no capture');
      expect(result.capture.step).to.equal(step);
      expect(result.capture.source).to.equal('camera');
      const { file } = result.capture;
      expect([file.widthPx, file.heightPx, file.mimeType]).to.eql([800, 600, 'image/jpeg']);
      // The card's red field is on its left.
      const [red, , blue] = await colourAt(file.body, 0.25, 0.5);
      expect(red).to.be.greaterThan(blue);
    });
  });
}

describe('<idv-photo-step>', () => {
  afterEach(clearStage);

  it('mirrors the picture of a selfie, not that of a document', async () => {
    const selfie = await show('selfie');
    expect(selfie.find('idv-camera-view').hasAttribute('mirrored')).to.equal(true);
    clearStage();
    const front = await show('document-front');
    expect(front.find('idv-camera-view').hasAttribute('mirrored')).to.equal(false);
  });

  it('draws the preview on a canvas, without any address that could leak', async () => {
    const made: string[] = [];
    const original = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (source: Blob | MediaSource) => {
      made.push('one');
      return original(source);
    };
    const staged = await show('document-front');
    await isLive(staged);
    staged.primary.click();
    await isJudged(staged);
    const canvas = staged.find<HTMLCanvasElement>('idv-picture canvas, canvas');
    await eventually(() => canvas.width > 1, 'a drawn preview');
    URL.createObjectURL = original;
    expect(staged.findAll('img')).to.have.length(0);
    expect(made).to.eql([]);
  });

  it('opens the camera again to take another one', async () => {
    const devices = new SyntheticDevices();
    const staged = await show('document-front', { devices });
    await isLive(staged);
    staged.primary.click();
    await isJudged(staged);
    // There is no document in the picture: that is the main way on.
    expect(staged.primary.textContent).to.include('Take another one');
    staged.primary.click();
    await isLive(staged);
    expect(devices.streams).to.have.length(2);
    expect(devices.liveTracks).to.equal(1);
  });

  it('takes a file that is chosen, dropped or pasted', async () => {
    const routes = [
      (staged: StagedScreen<IdvPhotoStep>, file: File) => {
        giveFile(staged.find<HTMLInputElement>('input[type=file]'), file);
      },
      (staged: StagedScreen<IdvPhotoStep>, file: File) => drop(staged.element, file),
      (staged: StagedScreen<IdvPhotoStep>, file: File) => paste(staged.find('[part~=step]'), file),
    ];
    const file = await cardFile({});
    for (const give of routes) {
      const devices = new SyntheticDevices();
      const staged = await show('document-front', { devices });
      give(staged, file);
      await isJudged(staged);
      await eventually(() => devices.liveTracks === 0, 'the camera off');
      staged.primary.click();
      expect(staged.results[0]).to.have.nested.property('capture.source', 'file');
      clearStage();
    }
  });

  it('takes a PDF of a document, but not as a selfie', async () => {
    const front = await show('document-front');
    giveFile(front.find<HTMLInputElement>('input[type=file]'), pdfFile());
    await isJudged(front);
    expect(front.text).to.include('PDF document');
    clearStage();
    const selfie = await show('selfie');
    expect(selfie.find<HTMLInputElement>('input[type=file]').accept).not.to.include('pdf');
    giveFile(selfie.find<HTMLInputElement>('input[type=file]'), pdfFile());
    await isRefused(selfie, 'capture.unsupported_type');
  });

  it('refuses a selfie that is too small, says so, and goes on', async () => {
    const staged = await show('selfie', { devices: noCamera() });
    await isRefused(staged, 'camera.not_found');
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), await photoFile(640, 479));
    await isRefused(staged, 'capture.too_small');
    await staged.element.updateComplete;
    expect(staged.find('[role=alert]').textContent).to.include('480 pixels');
    expect(staged.primary.disabled).to.equal(false);
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), await photoFile(640, 480));
    await isJudged(staged);
  });

  for (const [name, code] of [
    ['NotFoundError', 'camera.not_found'],
    ['NotReadableError', 'camera.in_use'],
    ['NotAllowedError', 'camera.permission_denied'],
    ['AbortError', 'camera.failed'],
  ] as const) {
    it(`goes on with files after ${name}, saying ${code}`, async () => {
      const devices = new FakeDevices().onCamera(cameraRefusal(name));
      if (name === 'NotFoundError') devices.cameraIds = [];
      devices.permission = name === 'NotAllowedError' ? 'denied' : 'unknown';
      const staged = await show('document-front', { devices });
      await eventually(async () => {
        await devices.clock.advanceToNext();
        return staged.failures.includes(code);
      }, code);
      await staged.element.updateComplete;
      await eventually(() => staged.text.includes(cameraEn.sentences[code]), 'the sentence');
      expectFileInput(staged.element);
      // Whoever has no camera here has one on the phone.
      const [first, second] = [staged.primary.textContent, staged.secondary.textContent];
      const isPhoneFirst = code === 'camera.not_found';
      expect(first).to.include(isPhoneFirst ? 'phone' : 'Upload');
      expect(second).to.include(isPhoneFirst ? 'Upload' : 'camera');
    });
  }

  it('opens a camera that was unplugged again by itself, and says nothing [fault 10]', async () => {
    const devices = new SyntheticDevices();
    const staged = await show('document-front', { devices });
    await isLive(staged);
    unplug(devices.streams[0]);
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 1, 'the camera again');
    await isLive(staged);
    expect(staged.failures).to.eql([]);
  });

  it('tells of a camera that is unplugged for good, and opens it again on demand', async () => {
    const devices = new SyntheticDevices();
    const staged = await show('document-front', { devices });
    await isLive(staged);
    devices.isGone = true;
    unplug(devices.streams[0]);
    await isRefused(staged, 'camera.ended');
    await staged.element.updateComplete;
    devices.isGone = false;
    staged.secondary.click();
    await isLive(staged);
  });

  it('keeps what the backend has, or what was just made, without asking again', async () => {
    const received = await show('selfie', { session: { captures: [receivedWire('selfie')] } });
    expect(received.text).to.include('We already have this');
    expectFileInput(received.element);
    received.primary.click();
    expect(received.results).to.eql([{ type: 'kept' }]);
    clearStage();
    const made = await show('selfie', { view: { captureOf: () => sampleCapture('selfie') } });
    expect(made.text).to.include('Is it sharp and complete?');
  });

  it('switches between cameras where there are two', async () => {
    const devices = new SyntheticDevices();
    devices.cameraIds = ['back', 'front'];
    const staged = await show('document-front', { devices });
    await isLive(staged);
    const button = await eventually(() => staged.findAll('[aria-label="Switch camera"]')[0], 'a switch');
    button.click();
    await eventually(() => devices.asked.length > 1, 'another camera');
    expect(devices.asked.at(-1)).to.have.nested.property('video.deviceId.exact');
    await isLive(staged);
    expect(devices.liveTracks).to.equal(1);
  });

  it('lets the camera go when it leaves the page, also while it opens [fault 25]', async () => {
    const devices = new SyntheticDevices();
    const staged = await show('document-front', { devices });
    await isLive(staged);
    staged.element.remove();
    expect(devices.liveTracks).to.equal(0);
    const late = await show('document-front', { devices });
    await eventually(() => devices.asked.length === 2, 'another request');
    late.element.remove();
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 0, 'the late camera off');
  });
});
