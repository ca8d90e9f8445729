/** What stands in a camera's way without being the end of it: told once, and taken back when it is over. */
import { describe, expect, it } from 'vitest';
import { lookEveryMs, pendingLooks } from '../../../src/capture/camera-owner.ts';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { settled } from '../../fakes/fake-clock.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';
import { controlling } from './camera-under-test.ts';

const pendingMs = pendingLooks * lookEveryMs;

/** A prompt that the test answers. */
const asking = () => {
  const { promise, resolve } = deferred<MediaStream | Error>();
  const devices = new FakeDevices().onCamera(() => promise);
  devices.permission = 'prompt';
  return { ...controlling(devices), answer: resolve };
};

const deferred = <T>() => {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((fulfil) => {
    resolve = fulfil;
  });
  return { promise, resolve };
};

const aStream = () => new FakeCameraStream(new FakeTrack()).asMediaStream();

describe('a prompt that nobody answers [fault 03]', () => {
  it('is told of after 20 seconds, once', async () => {
    const { camera, devices, holds, failures } = asking();
    void camera.open();
    await devices.clock.advance(pendingMs - 1);
    expect([pendingMs, holds]).toEqual([20_000, []]);
    await devices.clock.advance(1);
    expect(holds).toEqual(['camera.permission_pending']);
    await devices.clock.advance(120_000);
    expect([holds.length, failures, camera.state.phase]).toEqual([1, [], 'opening']);
  });

  it('and then is: the camera opens, and nothing stands in its way', async () => {
    const { camera, devices, holds, answer } = asking();
    const opening = camera.open();
    await devices.clock.advance(pendingMs);
    answer(aStream());
    await opening;
    expect(holds).toEqual(['camera.permission_pending', null]);
    expect(camera.state.phase).toBe('live');
  });

  it('and then is with a no: that is what is said now', async () => {
    const { camera, devices, holds, failures, answer } = asking();
    const opening = camera.open();
    await devices.clock.advance(pendingMs);
    devices.permission = 'denied';
    answer(cameraRefusal('NotAllowedError'));
    await opening;
    expect([holds.at(-1), failures]).toEqual([null, ['camera.permission_denied']]);
  });

  it('and whose screen is left is forgotten', async () => {
    const { camera, devices, holds } = asking();
    void camera.open();
    await devices.clock.advance(pendingMs);
    camera.close();
    await devices.clock.advance(pendingMs);
    expect([holds.at(-1), camera.hold, devices.clock.liveTimers]).toEqual([null, null, 0]);
  });

  it('is not counted behind another tab', async () => {
    const { camera, devices, holds } = asking();
    void camera.open();
    devices.hide();
    await devices.clock.advance(3 * pendingMs);
    expect(holds).toEqual([]);
    devices.wake();
    await devices.clock.advance(pendingMs);
    expect(holds).toEqual(['camera.permission_pending']);
  });

  it('is not blamed where the page has the permission, but no camera comes', async () => {
    const { camera, devices, holds } = asking();
    devices.permission = 'granted';
    void camera.open();
    await devices.clock.advance(pendingMs);
    expect(holds).toEqual(['camera.failed']);
  });
});

describe('a camera that is muted [fault 11]', () => {
  it('is told of at once, and when it is over', async () => {
    const { camera, devices, holds } = controlling();
    await camera.open();
    devices.tracks[0]?.mute();
    expect(holds).toEqual(['camera.paused']);
    devices.tracks[0]?.unmute();
    expect(holds).toEqual(['camera.paused', null]);
  });

  it('stays told of while it is opened anew', async () => {
    const { camera, devices, holds } = controlling();
    await camera.open();
    devices.tracks[0]?.mute();
    await devices.clock.advance(2000);
    expect(devices.asked).toHaveLength(2);
    expect(holds).toEqual(['camera.paused', null]);
  });
});

describe('a picture that waits for a press [fault 14]', () => {
  it('is told of at the next look, until it plays', async () => {
    const video = { paused: true, srcObject: null };
    const { camera, devices, holds } = controlling(new FakeDevices(), () => video as HTMLVideoElement);
    await camera.open();
    expect(holds).toEqual([]);
    await devices.clock.advance(lookEveryMs);
    expect(holds).toEqual(['camera.needs_gesture']);
    video.paused = false;
    await devices.clock.advance(lookEveryMs);
    expect(holds).toEqual(['camera.needs_gesture', null]);
  });
});

describe('a camera that is hardly one [fault 13]', () => {
  const labelled = (...labels: readonly string[]) => {
    const devices = new FakeDevices();
    devices.cameraIds = labels.map((_, index) => `camera-${String(index)}`);
    devices.labels = Object.fromEntries(labels.map((label, index) => [`camera-${String(index)}`, label]));
    return devices;
  };

  it.each(['OBS Virtual Camera', 'Integrated IR Camera'])('is used all the same: %s', async (label) => {
    const { camera, holds, failures } = controlling(labelled(label));
    await camera.open();
    expect([holds, failures, camera.state.phase]).toEqual([['camera.unsuitable'], [], 'live']);
  });

  it('gives way to a proper one, and nothing is said', async () => {
    const { camera, holds, devices } = controlling(labelled('OBS Virtual Camera', 'Integrated Camera'));
    await camera.open();
    expect(holds).toEqual([]);
    expect(devices.asked.at(-1)).toMatchObject({ video: { deviceId: { exact: 'camera-1' } } });
  });

  it('of several can be changed for another', async () => {
    const { camera, holds } = controlling(labelled('OBS Virtual Camera', 'ManyCam'));
    await camera.open();
    expect([holds.at(-1), camera.canSwitch]).toEqual(['camera.unsuitable', true]);
  });
});

describe('two elements on one page [fault 26]', () => {
  it('have one camera: whoever asked last', async () => {
    const devices = new FakeDevices();
    const [one, other] = [controlling(devices), controlling(devices)];
    await one.camera.open();
    await other.camera.open();
    expect([one.failures, other.failures]).toEqual([['camera.in_use_by_page'], []]);
    expect(one.live()).toHaveLength(1);
    await one.camera.open();
    expect([one.camera.state.phase, other.failures]).toEqual(['live', ['camera.in_use_by_page']]);
    expect(one.live()).toHaveLength(1);
  });

  it('do not take it away by leaving', async () => {
    const devices = new FakeDevices();
    const [one, other] = [controlling(devices), controlling(devices)];
    await one.camera.open();
    await other.camera.open();
    one.camera.close();
    await settled();
    expect([other.camera.state.phase, one.live().length]).toEqual(['live', 1]);
    other.camera.close();
    await one.camera.open();
    expect(other.failures).toEqual([]);
  });

  it('never ask at the same time [fault 16]', async () => {
    const { promise, resolve } = deferred<MediaStream>();
    const devices = new FakeDevices().onCamera(() => promise, aStream);
    const [one, other] = [controlling(devices), controlling(devices)];
    const openings = [one.camera.open()];
    await settled();
    openings.push(other.camera.open());
    await settled();
    expect(devices.asked).toHaveLength(1);
    resolve(aStream());
    await Promise.all(openings);
    expect([one.failures, other.camera.state.phase]).toEqual([['camera.in_use_by_page'], 'live']);
  });
});
