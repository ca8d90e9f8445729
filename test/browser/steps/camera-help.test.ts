/** What a person reads when a camera does not do, on the screen that wanted it, and what is left to do. */
import { expect } from '@open-wc/testing';
import { cameraDe } from '../../../src/i18n/camera-help/de.ts';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { IdvPhotoStep } from '../../../src/steps/photo-step.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';
import { eventually } from '../harness/eventually.ts';
import { giveFile } from '../harness/give-file.ts';
import { photoFile } from '../harness/pictures.ts';
import { expectFileInput, expectScreen } from '../harness/screen-contract.ts';
import { clearStage } from '../harness/stage.ts';
import { showStep, type StagedScreen, type StepOptions } from '../harness/step-stage.ts';
import { noCamera, SyntheticDevices } from '../harness/synthetic-camera.ts';

const show = (options: StepOptions) => showStep(IdvPhotoStep, 'document-front', options);

const refusing = (name: string): FakeDevices => {
  const devices = new FakeDevices().onCamera(cameraRefusal(name));
  devices.permission = 'denied';
  return devices;
};

const says = (staged: StagedScreen<IdvPhotoStep>, sentence: string) =>
  eventually(
    () => staged.find('[role=alert]').textContent.includes(sentence),
    () => `“${sentence}”, but: ${staged.text}`,
  );

const saysNothing = (staged: StagedScreen<IdvPhotoStep>) =>
  eventually(
    () => staged.find('[role=alert]').textContent.trim() === '',
    () => `no alert, but: ${staged.text}`,
  );

const stepsOf = (staged: StagedScreen<IdvPhotoStep>) =>
  staged.findAll('.camera-help li').map((step) => step.textContent);

const isLive = (staged: StagedScreen<IdvPhotoStep>) =>
  eventually(() => !staged.primary.disabled && staged.findAll('video').length === 1, 'a live camera');

describe('the help with a camera', () => {
  afterEach(clearStage);

  it('says how the camera is allowed again in this browser [fault 01]', async () => {
    const devices = refusing('NotAllowedError');
    devices.facts = { browser: 'safari', system: 'ios', app: null };
    const staged = await show({ devices });
    await says(staged, cameraEn.sentences['camera.permission_denied']);
    expect(stepsOf(staged)).to.eql([...cameraEn.allow.safariPhone, cameraEn.tryAgain]);
    expect(staged.failures).to.eql(['camera.permission_denied']);
    expectScreen(staged.element);
    expectFileInput(staged.element);
    await staged.audit();
  });

  it('goes when the camera is allowed and asked for again [fault 01]', async () => {
    const devices = new SyntheticDevices();
    const staged = await show({ devices: refusing('NotAllowedError') });
    await says(staged, cameraEn.sentences['camera.permission_denied']);
    // As the flow does, which knows of it from the screen.
    await staged.change({ devices, problem: { code: 'camera.permission_denied', fields: [] } });
    staged.secondary.click();
    await isLive(staged);
    await saysNothing(staged);
    expect(stepsOf(staged)).to.eql([]);
  });

  it('says what the page itself says instead', async () => {
    const text = { ...en, errors: { ...en.errors, 'camera.not_found': 'No camera, no problem.' } };
    const staged = await show({ devices: noCamera(), view: { text } });
    await says(staged, 'No camera, no problem.');
    expect(staged.text).not.to.include(cameraEn.sentences['camera.not_found']);
  });

  it('says something short where it does not load', async () => {
    const devices = noCamera();
    devices.browserFacts = () => Promise.reject(new Error('did not load'));
    const staged = await show({ devices });
    await says(staged, en.cameraProblem);
    expect(staged.failures).to.eql(['camera.not_found']);
  });

  it('speaks another language as soon as the page does', async () => {
    const staged = await show({ devices: noCamera() });
    await says(staged, cameraEn.sentences['camera.not_found']);
    await staged.change({ language: 'de-AT' });
    await says(staged, cameraDe.sentences['camera.not_found']);
  });

  it('names programs that may have the camera [fault 07]', async () => {
    const devices = refusing('NotReadableError');
    const staged = await show({ devices });
    await eventually(async () => {
      await devices.clock.advanceToNext();
      return staged.failures.includes('camera.in_use');
    }, 'camera.in_use');
    await says(staged, cameraEn.sentences['camera.in_use']);
    expect(stepsOf(staged).join(' ')).to.include('Zoom');
  });
});

describe('the help in a browser that has no camera', () => {
  afterEach(clearStage);

  const inApp = (app: string | null, system: 'ios' | 'android' = 'ios'): FakeDevices => {
    const devices = new FakeDevices();
    devices.hasCameraApi = false;
    devices.facts = { browser: 'other', system, app };
    return devices;
  };

  const linkButton = (staged: StagedScreen<IdvPhotoStep>, name: string) =>
    staged.findAll('button').find((button) => button.textContent.trim() === name);

  it('leads from an app to a browser proper: by a link, or by the menu of that app', async () => {
    const staged = await show({ devices: inApp('Instagram') });
    await says(staged, cameraEn.sentences['env.in_app_browser']);
    expect(stepsOf(staged)).to.eql(
      cameraEn.leaveApp('Instagram', { menu: '⋯', place: 'top', entry: 'external-browser' }),
    );
    expect(staged.text).to.include(cameraEn.leaveAppOr);
    expectScreen(staged.element);
    expectFileInput(staged.element);
    await staged.audit();
    linkButton(staged, cameraEn.openInOwn)?.click();
    expect(staged.results).to.eql([{ type: 'handoff-asked' }]);
    expect(staged.text).not.to.include(en.continueOnPhone);
  });

  it('knows the menus of each system', async () => {
    const staged = await show({ devices: inApp('LINE', 'android') });
    await says(staged, cameraEn.sentences['env.in_app_browser']);
    expect(stepsOf(staged)).to.eql(
      cameraEn.leaveApp('LINE', { menu: '⋮', place: 'top', entry: 'other-app' }),
    );
  });

  it('is for an app that refuses, too, and for one without a name', async () => {
    const devices = refusing('NotAllowedError');
    devices.facts = { browser: 'chrome', system: 'android', app: '' };
    const staged = await show({ devices });
    await says(staged, cameraEn.sentences['env.in_app_browser']);
    expect(stepsOf(staged)[0]).to.include('this app');
  });

  it('leads from a phone’s browser without cameras to another one', async () => {
    const staged = await show({ devices: inApp(null) });
    await says(staged, cameraEn.noCameraHere('Safari'));
    expect(stepsOf(staged)).to.eql([]);
    expect(staged.text).not.to.include(cameraEn.leaveAppOr);
    expectScreen(staged.element);
    expectFileInput(staged.element);
    await staged.audit();
    linkButton(staged, cameraEn.openInAnother)?.click();
    expect(staged.results).to.eql([{ type: 'handoff-asked' }]);
  });

  it('offers no link where none can be made: the menu stays', async () => {
    const staged = await show({ devices: inApp('WeChat'), view: { canPassOn: false } });
    await says(staged, cameraEn.sentences['env.in_app_browser']);
    expect(linkButton(staged, cameraEn.openInOwn)).to.equal(undefined);
    expect(staged.text).not.to.include(cameraEn.leaveAppOr);
    expect(stepsOf(staged).join(' ')).to.include('WeChat');
  });
});

describe('what stands in a camera’s way for a while', () => {
  afterEach(clearStage);

  it('is a prompt without an answer: told of once, and a file does as well', async () => {
    const devices = new FakeDevices().onCamera(() => new Promise<MediaStream>(() => undefined));
    devices.permission = 'prompt';
    const staged = await show({ devices });
    await eventually(() => devices.asked.length === 1, 'the prompt');
    await devices.clock.advance(60_000);
    await says(staged, cameraEn.sentences['camera.permission_pending']);
    expect(staged.failures).to.eql(['camera.permission_pending']);
    expectScreen(staged.element);
    await staged.audit();
    giveFile(staged.find<HTMLInputElement>('input[type=file]'), await photoFile(1200, 800));
    await eventually(() => staged.text.includes(en.previewTitle), 'a picture to be judged');
    await saysNothing(staged);
  });

  it('is a call: the picture says so, and nothing does any more when it is over', async () => {
    const devices = new SyntheticDevices();
    const staged = await show({ devices });
    await isLive(staged);
    const [track] = devices.streams[0]?.getTracks() ?? [];
    Object.defineProperty(track, 'muted', { value: true, configurable: true });
    devices.wake();
    await says(staged, cameraEn.sentences['camera.paused']);
    expect(staged.find('.camera-note[role=status]').textContent).to.equal(cameraEn.paused);
    expect(staged.primary.disabled).to.equal(true);
    expect(staged.failures).to.eql(['camera.paused']);
    await staged.audit();
    Reflect.deleteProperty(track ?? {}, 'muted');
    devices.wake();
    await saysNothing(staged);
    expect(staged.primary.disabled).to.equal(false);
  });

  it('is a browser that waits for a press', async () => {
    const play = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play') ?? {};
    const refuse = () => Promise.reject(new DOMException('not before a press', 'NotAllowedError'));
    Object.defineProperty(HTMLMediaElement.prototype, 'play', { ...play, value: refuse });
    try {
      const devices = new SyntheticDevices();
      const staged = await show({ devices });
      await eventually(() => devices.liveTracks === 1, 'a camera');
      const { video } = staged.find<HTMLElement & { video: HTMLVideoElement }>('idv-camera-view');
      video.autoplay = false;
      video.pause();
      await eventually(() => staged.find('idv-camera-view').hasAttribute('blocked'), 'a picture that waits');
      // An engine stops a picture in its own time: the next look sees it.
      await eventually(async () => {
        await devices.clock.advance(1000);
        return staged.failures.length > 0;
      }, 'somebody who is told');
      await says(staged, cameraEn.sentences['camera.needs_gesture']);
      expect(staged.find('[slot=start]').textContent).to.equal(cameraEn.start);
      expect(staged.failures).to.eql(['camera.needs_gesture']);
      await staged.audit();
    } finally {
      Object.defineProperty(HTMLMediaElement.prototype, 'play', play);
    }
  });
});
