/** A camera that does not open: what the person reads and hears, what the page gets, and that the next action works. */
import { expect } from '@open-wc/testing';
import { inUsePausesMs } from '../../../src/capture/camera.ts';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { noCamera } from '../harness/synthetic-camera.ts';
import {
  atBack,
  codesOf,
  goesOnWithFile,
  isLive,
  isQuiet,
  isTold,
  keptBy,
  ShyCamera,
} from './back-of-a-card.ts';

const helpOf = (harness: Harness) => harness.findAll('.camera-help li').map((step) => step.textContent);

describe('a camera that is refused', () => {
  afterEach(unmountAll);

  it('by the person: how it is allowed, another try, the phone, a file [fault 01]', async () => {
    const devices = new ShyCamera('NotAllowedError');
    devices.permission = 'denied';
    devices.facts = { browser: 'firefox', system: 'desktop', app: null };
    const harness = await atBack({ devices });
    await isTold(harness, 'camera.permission_denied');
    expect(helpOf(harness)).to.eql([...cameraEn.allow.firefox, cameraEn.tryAgain]);
    expect(harness.text).to.include(en.continueOnPhone);
    expect(harness.text).to.include(en.chooseFile);
    await harness.audit();
    devices.permission = 'granted';
    await harness.press('secondary');
    await isLive(harness);
    await isQuiet(harness);
    expect(helpOf(harness)).to.eql([]);
    await goesOnWithFile(harness);
  });

  it('by nobody, because the prompt was closed: asked again by a press, not by itself [fault 02]', async () => {
    const devices = new ShyCamera('NotAllowedError');
    devices.permission = 'prompt';
    const harness = await atBack({ devices });
    await isTold(harness, 'camera.permission_dismissed');
    await devices.clock.advance(60_000);
    expect(devices.asked).to.have.length(1);
    await harness.press('secondary');
    await isLive(harness);
    await isQuiet(harness);
    await goesOnWithFile(harness);
  });

  it('by nobody yet: a hint after twenty seconds, and the answer still counts [fault 03]', async () => {
    const camera = new ShyCamera();
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const devices = new FakeDevices().onCamera(async (constraints) => {
      await answered;
      return camera.getUserMedia(constraints);
    });
    devices.permission = 'prompt';
    const harness = await atBack({ devices });
    await eventually(() => devices.asked.length === 1, 'the prompt');
    await devices.clock.advance(19_999);
    expect(codesOf(harness)).to.eql([]);
    await devices.clock.advance(1);
    await isTold(harness, 'camera.permission_pending');
    answer();
    await isLive(harness);
    await isQuiet(harness);
    await goesOnWithFile(harness);
    expect(camera.liveTracks).to.equal(0);
  });

  it('by a prompt without an answer leaves a file to be chosen [fault 03]', async () => {
    const devices = new FakeDevices().onCamera(() => new Promise<MediaStream>(() => undefined));
    devices.permission = 'prompt';
    const harness = await atBack({ devices });
    await eventually(() => devices.asked.length === 1, 'the prompt');
    await devices.clock.advance(20_000);
    await isTold(harness, 'camera.permission_pending');
    await goesOnWithFile(harness);
  });

  it('by another program: asked for three times more, then told how it gets free [fault 07]', async () => {
    const devices = new ShyCamera(...Array.from({ length: 5 }, () => 'NotReadableError'));
    const harness = await atBack({ devices });
    for (const pauseMs of inUsePausesMs) {
      await eventually(() => devices.clock.delaysMs.includes(pauseMs), `a pause of ${String(pauseMs)} ms`);
      expect(codesOf(harness)).to.eql([]);
      await devices.clock.advance(pauseMs);
    }
    expect(inUsePausesMs).to.eql([500, 1000, 2000]);
    await isTold(harness, 'camera.in_use');
    expect(helpOf(harness)).to.eql([...cameraEn.free, cameraEn.tryAgain]);
    await harness.press('secondary');
    await isLive(harness);
    await isQuiet(harness);
    await goesOnWithFile(harness);
  });

  it('by the device itself: one more try, then told [fault 09]', async () => {
    const devices = new ShyCamera('AbortError', 'AbortError');
    const harness = await atBack({ devices });
    await isTold(harness, 'camera.failed');
    expect(devices.asked).to.have.length(2);
    await harness.press('secondary');
    await isLive(harness);
    await isQuiet(harness);
  });

  it('by the device once says nothing [fault 09]', async () => {
    const devices = new ShyCamera('AbortError');
    const harness = await atBack({ devices });
    await isLive(harness);
    expect(codesOf(harness)).to.eql([]);
  });
});

describe('a camera that is not there', () => {
  afterEach(unmountAll);

  it('is one on the phone: that is offered before anything is begun, and files after it [fault 06]', async () => {
    const harness = new Harness({ backend: new FakeBackend('document-back'), devices: noCamera() });
    await harness.begin();
    await harness.state('handed-off');
    await eventually(() => harness.findAll('idv-qr-code').length === 1, 'the code');
    await harness.press('secondary');
    await harness.step('document-back');
    await eventually(() => codesOf(harness).includes('camera.not_found'), 'the code of the fault');
    expect(keptBy(harness)).to.eql(['document-front']);
  });

  it('leaves files, the phone first [fault 06]', async () => {
    const devices = new FakeDevices().onCamera(new DOMException('none', 'NotFoundError'));
    const harness = await atBack({ devices });
    await isTold(harness, 'camera.not_found');
    expect(harness.find('[part~=primary-action]').textContent).to.include(en.continueOnPhone);
    expect(harness.find('[part~=secondary-action]').textContent).to.include(en.chooseFile);
    await harness.press('primary');
    await harness.state('handed-off');
    expect(keptBy(harness)).to.eql(['document-front']);
  });

  it('leaves files where there is no phone either [fault 06]', async () => {
    const harness = await atBack({ devices: noCamera(), properties: { handoff: 'off' } });
    await isTold(harness, 'camera.not_found');
    await goesOnWithFile(harness);
  });
});

describe('a camera that cannot do what is asked', () => {
  afterEach(unmountAll);

  it('is asked for less, down to anything; nobody is told but the page’s developer, once [fault 08]', async () => {
    const devices = new ShyCamera('OverconstrainedError', 'OverconstrainedError');
    const harness = await atBack({ devices });
    await isLive(harness);
    expect(devices.asked.map(({ video }) => Object.keys(video as object).sort())).to.eql([
      ['facingMode', 'height', 'width'],
      ['facingMode'],
      [],
    ]);
    await isQuiet(harness);
    expect(codesOf(harness)).to.eql([]);
    const hints = () => devices.hints.filter((hint) => hint.startsWith('camera.constraints_relaxed'));
    expect(hints()).to.have.length(1);
    devices.refusals.push('OverconstrainedError');
    await goesOnWithFile(harness);
    harness.find(`[aria-label="${en.reviewChange(en.stepNames['document-back'])}"]`).click();
    await harness.step('document-back');
    // Another one, and that by the camera.
    await harness.press('secondary');
    await harness.press('secondary');
    await isLive(harness);
    expect(devices.asked).to.have.length(5);
    expect(hints()).to.have.length(1);
  });
});
