/** Which camera is on, whose it is, and what comes of the photo that it takes. */
import { expect } from '@open-wc/testing';
import { en } from '../../../src/i18n/locales/en.ts';
import { eventually } from '../harness/eventually.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { SyntheticDevices, type PaintScene } from '../harness/synthetic-camera.ts';
import {
  atBack,
  codesOf,
  goesOnWithFile,
  isLive,
  isQuiet,
  isTold,
  keptBy,
  liveAtBack,
  trackOf,
} from './back-of-a-card.ts';

afterEach(async () => {
  restoreAll();
  await unmountAll();
});

/** Takes the photo that the camera shows, and waits until it is to be judged. */
const takesPhoto = async (harness: Harness): Promise<void> => {
  await harness.press('primary');
  await eventually(() => harness.text.includes(en.previewTitle), 'a photo to be judged');
};

describe('a camera that is the wrong one', () => {
  /** Cameras with names, as a browser gives them once one is on. */
  class NamedCameras extends SyntheticDevices {
    override async getUserMedia(constraints: MediaStreamConstraints): Promise<MediaStream> {
      const stream = await super.getUserMedia(constraints);
      const wanted = (constraints.video as MediaTrackConstraints).deviceId as { exact?: string } | undefined;
      const deviceId = wanted?.exact ?? this.cameraIds[0] ?? '';
      const [track] = stream.getVideoTracks();
      if (!track) throw new Error('no track');
      Object.defineProperty(track, 'label', { value: this.labels[deviceId] });
      Object.defineProperty(track, 'getSettings', { value: () => ({ deviceId }) });
      return stream;
    }
  }

  it('gives way to a proper one, and there is a switch between proper ones [fault 13]', async () => {
    const devices = new NamedCameras();
    devices.cameraIds = ['ir', 'obs', 'main', 'second'];
    devices.labels = {
      ir: 'Integrated IR Camera',
      obs: 'OBS Virtual Camera',
      main: 'Integrated Camera',
      second: 'USB Camera',
    };
    const harness = await atBack({ devices });
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 1, 'the proper camera');
    await isLive(harness);
    expect(trackOf(devices).label).to.equal('Integrated Camera');
    expect(codesOf(harness)).to.eql([]);
    const seen: string[] = [];
    for (let presses = 0; presses < 3; presses += 1) {
      const before = devices.streams.length;
      const button = await eventually(
        () => harness.findAll(`[aria-label="${en.switchCamera}"]`)[0],
        'a switch',
      );
      button.click();
      await eventually(() => devices.streams.length > before && devices.liveTracks === 1, 'another camera');
      await isLive(harness);
      seen.push(trackOf(devices).label);
    }
    expect(seen).to.eql(['USB Camera', 'Integrated Camera', 'USB Camera']);
  });

  it('and the only one is used, with a word about it [fault 13]', async () => {
    const devices = new NamedCameras();
    devices.labels = { 'camera-1': 'OBS Virtual Camera' };
    const harness = await atBack({ devices });
    await isTold(harness, 'camera.unsuitable');
    await isLive(harness);
    await goesOnWithFile(harness);
  });
});

describe('a camera', () => {
  it('is never asked for twice at once, by one element or by two, and there is only one [fault 16] [fault 26]', async () => {
    const devices = new SyntheticDevices();
    let underWay = 0;
    let most = 0;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      underWay += 1;
      most = Math.max(most, underWay, devices.liveTracks + 1);
      try {
        return await open(constraints);
      } finally {
        underWay -= 1;
      }
    };
    const [one, two] = await Promise.all([atBack({ devices }), atBack({ devices })]);
    await eventually(
      () => devices.liveTracks === 1 && codesOf(one).length + codesOf(two).length === 1,
      'one',
    );
    expect(most).to.equal(1);
    const [holder, other] = codesOf(one).length === 0 ? [one, two] : [two, one];
    await isLive(holder);
    await isTold(other, 'camera.in_use_by_page');

    // It is to be had by a press, and is then gone from the first.
    await other.press('secondary');
    await isLive(other);
    await isQuiet(other);
    await isTold(holder, 'camera.in_use_by_page');
    expect([most, devices.liveTracks]).to.eql([1, 1]);

    // What each of them has is its own.
    await goesOnWithFile(holder);
    expect([other.element.step, keptBy(other)]).to.eql(['document-back', ['document-front']]);
    expect(devices.liveTracks).to.equal(1);
    await goesOnWithFile(other);
    expect(devices.liveTracks).to.equal(0);
  });

  it('without a lamp or a zoom has no button for it, and one with them has [fault 18]', async () => {
    const plain = await liveAtBack(new SyntheticDevices());
    expect(plain.findAll('.camera-controls button')).to.have.length(0);
    await plain.unmount();

    const devices = new SyntheticDevices();
    const open = devices.getUserMedia.bind(devices);
    const applied: MediaTrackConstraints[] = [];
    devices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      const [track] = stream.getVideoTracks();
      if (track) {
        track.getCapabilities = () => ({ torch: true }) as MediaTrackCapabilities;
        track.applyConstraints = (wanted = {}) => {
          applied.push(wanted);
          return Promise.resolve();
        };
      }
      return stream;
    };
    const lit = await liveAtBack(devices);
    const lamp = await eventually(() => lit.findAll(`[aria-label="${en.torchOn}"]`)[0], 'the lamp');
    lamp.click();
    await eventually(() => lit.findAll(`[aria-label="${en.torchOff}"]`).length === 1, 'the lamp on');
    expect(applied).to.eql([{ advanced: [{ torch: true }] }]);
  });

  it('of a device that is turned gives a photo of the new shape [fault 17]', async () => {
    let isTurned = false;
    const paint: PaintScene = (context, _size, frame) => {
      const { canvas } = context;
      const [widthPx, heightPx] = isTurned ? [720, 1280] : [1280, 720];
      if (canvas.width !== widthPx) Object.assign(canvas, { width: widthPx, height: heightPx });
      context.fillStyle = '#c02020';
      context.fillRect(0, 0, widthPx, heightPx / 2);
      context.fillStyle = '#2040c0';
      context.fillRect(0, heightPx / 2, widthPx, heightPx / 2);
      context.fillStyle = '#fff';
      context.fillRect((frame * 7) % widthPx, heightPx / 2, 12, 12);
    };
    const devices = new SyntheticDevices({ widthPx: 1280, heightPx: 720 }, paint);
    const harness = await liveAtBack(devices);
    const { video } = harness.find<HTMLElement & { video: HTMLVideoElement }>('idv-camera-view');
    expect([video.videoWidth, video.videoHeight]).to.eql([1280, 720]);
    isTurned = true;
    await eventually(() => video.videoHeight > video.videoWidth, 'a picture that stands');
    await takesPhoto(harness);
    const preview = harness.find<HTMLElement & { picture: Blob }>('idv-picture');
    const bitmap = await createImageBitmap(preview.picture);
    expect([bitmap.width, bitmap.height]).to.eql([720, 1280]);
    const canvas = new OffscreenCanvas(1, 2);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0, 1, 2);
    const [topRed = 0, , topBlue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    const [lowRed = 0, , lowBlue = 0] = context?.getImageData(0, 1, 1, 1).data ?? [];
    expect(topRed).to.be.greaterThan(topBlue);
    expect(lowBlue).to.be.greaterThan(lowRed);
    expect(codesOf(harness)).to.eql([]);
  });

  it('whose photo comes out empty is used again: nothing is sent of it [fault 19]', async () => {
    const harness = await liveAtBack(new SyntheticDevices());
    replace(OffscreenCanvas.prototype, 'convertToBlob', {
      value: () => Promise.resolve(new Blob([], { type: 'image/jpeg' })),
    });
    await harness.press('primary');
    await isTold(harness, 'capture.empty');
    expect(harness.backend.countOf('PUT /captures/document-back')).to.equal(0);
    restoreAll();
    await isLive(harness);
    await takesPhoto(harness);
    await isQuiet(harness);
    expect(harness.backend.countOf('PUT /captures/document-back')).to.equal(0);
  });
});

describe('an element with a camera', () => {
  it('that is moved keeps its step, and that is removed lets the camera go [fault 25]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    const place = document.createElement('div');
    document.querySelector('main')?.append(place);
    place.append(harness.element);
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 1, 'the camera again');
    await isLive(harness);
    expect(harness.element.step).to.equal('document-back');
    expect(harness.backend.countOf('POST /claim')).to.equal(1);
    await goesOnWithFile(harness);
    harness.find(`[aria-label="${en.reviewChange(en.stepNames['document-back'])}"]`).click();
    await harness.step('document-back');
    // Another one, and that by the camera.
    await harness.press('secondary');
    await harness.press('secondary');
    await isLive(harness);
    expect(await harness.unmount()).to.eql({ timers: 0, listeners: 0, cameras: 0, requests: 0 });
  });

  it('beside another one that has none stays undisturbed [fault 26]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    const other = new Harness({ backend: new FakeBackend('consent'), devices });
    await other.begin();
    await other.step('consent');
    await other.press('primary');
    await other.step('document-type');
    other.element.close();
    await other.state('cancelled');
    expect([harness.element.step, devices.liveTracks]).to.eql(['document-back', 1]);
    expect(codesOf(harness)).to.eql([]);
    expect(harness.eventTypes).not.to.include('idv-cancel');
  });
});
