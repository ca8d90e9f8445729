/** A camera that is on and then does not do: what the person reads and hears, what the page gets, and how it goes on. */
import { expect } from '@open-wc/testing';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { en } from '../../../src/i18n/locales/en.ts';
import { eventually } from '../harness/eventually.ts';
import { Harness, unmountAll } from '../harness/harness.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { SyntheticDevices, unplug, type PaintScene } from '../harness/synthetic-camera.ts';
import { FakeBackend } from '../harness/fake-backend.ts';
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

afterEach(async () => {
  restoreAll();
  await unmountAll();
});

const liveAtBack = async (devices: SyntheticDevices): Promise<Harness> => {
  const harness = await atBack({ devices });
  await isLive(harness);
  return harness;
};

/** The track of the camera that was opened last. */
const trackOf = (devices: SyntheticDevices): MediaStreamTrack => {
  const track = devices.streams.at(-1)?.getVideoTracks()[0];
  if (!track) throw new Error('no camera was opened');
  return track;
};

/** Takes the photo that the camera shows, and waits until it is to be judged. */
const takesPhoto = async (harness: Harness): Promise<void> => {
  await harness.press('primary');
  await eventually(() => harness.text.includes(en.previewTitle), 'a photo to be judged');
};

describe('a camera that goes away', () => {
  it('is asked for again by itself, and nobody is told [fault 10]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    unplug(devices.streams[0]);
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 1, 'the camera again');
    await isLive(harness);
    expect(codesOf(harness)).to.eql([]);
  });

  it('gives way to another one, where there is one [fault 10]', async () => {
    // The one that was on is not there any more: only another one can be had.
    const devices = new ShyCamera();
    const harness = await liveAtBack(devices);
    devices.refusals.push('OverconstrainedError', 'OverconstrainedError');
    unplug(devices.streams[0]);
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 1, 'another camera');
    await isLive(harness);
    expect(codesOf(harness)).to.eql([]);
  });

  it('for good is told of, with a file and another try [fault 10]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    devices.isGone = true;
    unplug(devices.streams[0]);
    await isTold(harness, 'camera.ended');
    devices.isGone = false;
    await harness.press('secondary');
    await isLive(harness);
    await isQuiet(harness);
    await goesOnWithFile(harness);
  });

  it('behind another tab is back within two seconds once the page is seen [fault 10] [fault 11] [fault 23]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    devices.hide();
    unplug(devices.streams[0]);
    await devices.clock.advance(600_000);
    expect(devices.asked).to.have.length(1);
    devices.wake();
    await isLive(harness);
    expect([devices.liveTracks, harness.element.step]).to.eql([1, 'document-back']);
    expect(codesOf(harness)).to.eql([]);
  });
});

describe('a camera whose picture stands still', () => {
  it('because of a call says so over the picture, and goes on when that is over [fault 11]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    const track = trackOf(devices);
    replace(track, 'muted', { value: true });
    devices.wake();
    await isTold(harness, 'camera.paused');
    expect(harness.find('.camera-note[role=status]').textContent).to.equal(cameraEn.paused);
    expect(harness.find<HTMLButtonElement>('[part~=primary-action]').disabled).to.equal(true);
    restoreAll();
    devices.wake();
    await isQuiet(harness);
    await isLive(harness);
  });

  it('because of a call is opened anew after two seconds at most [fault 11]', async () => {
    const devices = new SyntheticDevices();
    const harness = await liveAtBack(devices);
    replace(trackOf(devices), 'muted', { value: true });
    devices.wake();
    await isTold(harness, 'camera.paused');
    await devices.clock.advance(2000);
    await eventually(() => devices.streams.length === 2 && devices.liveTracks === 1, 'the camera anew');
    await isQuiet(harness);
    await isLive(harness);
  });

  it('for no reason is shown anew, then opened anew, then told of within ten seconds [fault 12]', async () => {
    const devices = new SyntheticDevices();
    // Pictures are asked for, and none comes.
    replace(HTMLVideoElement.prototype, 'requestVideoFrameCallback', { value: () => 1 });
    const harness = await liveAtBack(devices);
    const shown: unknown[] = [];
    const { video } = harness.find<HTMLElement & { video: HTMLVideoElement }>('idv-camera-view');
    const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
    replace(video, 'srcObject', {
      get: () => own?.get?.call(video) as unknown,
      set: (stream: unknown) => {
        shown.push(stream);
        own?.set?.call(video, stream);
      },
    });
    await eventually(() => !video.paused, 'a picture that plays');
    await devices.clock.advance(2000);
    expect(shown.slice(0, 2)).to.eql([null, devices.streams[0]]);
    expect(devices.asked).to.have.length(1);
    await eventually(() => !video.paused, 'a picture that plays again');
    await devices.clock.advance(1000);
    await eventually(() => devices.streams.length === 2, 'the camera anew');
    await eventually(async () => {
      if (!video.paused) await devices.clock.advance(1000);
      return codesOf(harness).length > 0;
    }, 'somebody who is told');
    await isTold(harness, 'camera.no_frames');
    restoreAll();
    await harness.press('secondary');
    await isLive(harness);
    await isQuiet(harness);
  });

  it('until somebody presses it has a button for that [fault 14]', async () => {
    let isRefused = true;
    const own = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'play');
    const play = own?.value as (this: HTMLMediaElement) => Promise<void>;
    replace(HTMLMediaElement.prototype, 'play', {
      ...own,
      value: function (this: HTMLMediaElement) {
        return isRefused
          ? Promise.reject(new DOMException('not before a press', 'NotAllowedError'))
          : play.call(this);
      },
    });
    const devices = new SyntheticDevices();
    const harness = await atBack({ devices });
    await eventually(() => devices.liveTracks === 1, 'a camera');
    const view = harness.find<HTMLElement & { video: HTMLVideoElement }>('idv-camera-view');
    view.video.autoplay = false;
    view.video.pause();
    await eventually(() => view.hasAttribute('blocked'), 'a picture that waits');
    await eventually(async () => {
      await devices.clock.advance(1000);
      return codesOf(harness).length > 0;
    }, 'somebody who is told');
    await isTold(harness, 'camera.needs_gesture');
    isRefused = false;
    const start = harness.find('[slot=start]');
    expect(start.textContent).to.equal(cameraEn.start);
    start.click();
    await eventually(() => !view.hasAttribute('blocked') && !view.video.paused, 'a picture that plays');
    await eventually(async () => {
      await devices.clock.advance(1000);
      return harness.find('[part~=step] [role=alert]').textContent.trim() === '';
    }, 'nothing in the way');
    await isLive(harness);
  });
});

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
