/** A camera that is on and then does not do: what the person reads and hears, what the page gets, and how it goes on. */
import { expect } from '@open-wc/testing';
import { cameraEn } from '../../../src/i18n/camera-help/en.ts';
import { eventually } from '../harness/eventually.ts';
import { unmountAll } from '../harness/harness.ts';
import { replace, restoreAll } from '../harness/replace.ts';
import { SyntheticDevices, unplug } from '../harness/synthetic-camera.ts';
import {
  atBack,
  codesOf,
  goesOnWithFile,
  isLive,
  isQuiet,
  isTold,
  liveAtBack,
  ShyCamera,
  trackOf,
} from './back-of-a-card.ts';

afterEach(async () => {
  restoreAll();
  await unmountAll();
});

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
