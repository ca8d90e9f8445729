/** What brings a camera back that goes away, is muted, or shows a picture that stands still. */
import { describe, expect, it } from 'vitest';
import { lookEveryMs, silentLooks } from '../../../src/capture/camera-owner.ts';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { controlling } from './camera-under-test.ts';
import { settled } from '../../fakes/fake-clock.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';

describe('a camera that goes away [fault 10]', () => {
  it('is asked for again at once, and says nothing when it comes back', async () => {
    const { camera, devices, failures, live } = controlling();
    await camera.open();
    devices.tracks[0]?.unplug();
    expect([camera.state.phase, camera.isPaused]).toEqual(['opening', true]);
    await settled();
    expect([camera.state.phase, camera.isPaused, failures]).toEqual(['live', false, []]);
    expect(live()).toHaveLength(1);
    expect(devices.asked.at(-1)).toMatchObject({ video: { deviceId: { exact: 'camera-1' } } });
  });

  it.each(['NotFoundError', 'NotAllowedError', 'OverconstrainedError'])(
    'and does not come back (%s) says so, once',
    async (name) => {
      const track = new FakeTrack();
      const { camera, failures } = controlling(
        new FakeDevices().onCamera(new FakeCameraStream(track).asMediaStream(), cameraRefusal(name)),
      );
      await camera.open();
      track.unplug();
      track.unplug();
      await settled();
      expect(camera.state).toEqual({ phase: 'failed', code: 'camera.ended' });
      expect(failures).toEqual(['camera.ended']);
    },
  );

  it('again and again is given up', async () => {
    const { camera, devices, failures } = controlling();
    await camera.open();
    devices.tracks[0]?.unplug();
    await settled();
    devices.tracks[1]?.unplug();
    expect(camera.state).toEqual({ phase: 'failed', code: 'camera.ended' });
    expect(failures).toEqual(['camera.ended']);
    expect(devices.asked).toHaveLength(2);
  });

  it('much later is asked for again all the same', async () => {
    const { camera, devices, failures } = controlling();
    await camera.open();
    devices.tracks[0]?.unplug();
    await settled();
    await devices.clock.advance(lookEveryMs);
    devices.tracks[1]?.unplug();
    await settled();
    expect([camera.state.phase, failures]).toEqual(['live', []]);
  });

  it('behind another tab is asked for when the page is seen again', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    devices.hide();
    devices.tracks[0]?.unplug();
    await devices.clock.advance(60_000);
    expect(devices.asked).toHaveLength(1);
    devices.wake();
    await settled();
    expect(devices.asked).toHaveLength(2);
    expect(camera.state.phase).toBe('live');
  });

  it('without a word, as after sleep or in the browser’s memory, is noticed when the page is seen and when it is looked at [fault 23]', async () => {
    const { camera, devices, live } = controlling();
    await camera.open();
    devices.tracks[0]?.stop();
    devices.wake();
    await settled();
    expect(live()).toHaveLength(1);
    await devices.clock.advance(lookEveryMs);
    devices.tracks[1]?.stop();
    await devices.clock.advance(lookEveryMs);
    expect(live()).toHaveLength(1);
    expect(camera.state.phase).toBe('live');
  });

  it('is not brought back after it was closed', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    camera.close();
    devices.tracks[0]?.unplug();
    devices.wake();
    await devices.clock.advance(60_000);
    expect(devices.asked).toHaveLength(1);
    expect(camera.state).toEqual({ phase: 'off' });
  });
});

describe('a camera that is muted [fault 11]', () => {
  const toCameraMs = silentLooks.camera * lookEveryMs;

  it('is paused, and goes on by itself when it is unmuted', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    devices.tracks[0]?.mute();
    expect(camera.isPaused).toBe(true);
    await devices.clock.advance(lookEveryMs);
    devices.tracks[0]?.unmute();
    expect(camera.isPaused).toBe(false);
    await devices.clock.advance(60_000);
    expect(devices.asked).toHaveLength(1);
  });

  it('and stays so is opened anew, two seconds later at most', async () => {
    const { camera, devices, live, failures } = controlling();
    await camera.open();
    devices.tracks[0]?.mute();
    await devices.clock.advance(2000);
    expect(devices.asked).toHaveLength(2);
    expect(live()).toEqual([devices.tracks[1]]);
    expect([camera.state.phase, camera.isPaused, failures]).toEqual(['live', false, []]);
  });

  it('from the start is opened anew as well', async () => {
    const track = new FakeTrack();
    track.muted = true;
    const { devices } = controlling(
      new FakeDevices().onCamera(
        new FakeCameraStream(track).asMediaStream(),
        new FakeCameraStream(new FakeTrack()).asMediaStream(),
      ),
    );
    const { camera } = controlling(devices);
    await camera.open();
    await devices.clock.advance(toCameraMs);
    expect(devices.asked).toHaveLength(2);
    expect(track.readyState).toBe('ended');
  });

  it('whatever is done is never given up: it is asked for again and again, as a call may last', async () => {
    const devices = new FakeDevices().onCamera(() => {
      const track = new FakeTrack();
      track.muted = true;
      return new FakeCameraStream(track).asMediaStream();
    });
    const { camera, failures, holds } = controlling(devices);
    await camera.open();
    await devices.clock.advance(60_000);
    expect([failures, holds, camera.isPaused]).toEqual([[], ['camera.paused'], true]);
    expect(devices.asked.length).toBeGreaterThan(5);
  });

  it('behind another tab is left alone, and has two seconds once the page is seen again', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    devices.hide();
    devices.tracks[0]?.mute();
    await devices.clock.advance(60_000);
    expect(devices.asked).toHaveLength(1);
    devices.wake();
    await settled();
    expect(devices.asked).toHaveLength(1);
    await devices.clock.advance(2000);
    expect(devices.asked).toHaveLength(2);
    expect(camera.isPaused).toBe(false);
  });
});

describe('a camera whose picture stands still [fault 12]', () => {
  /** What is used of a video element; `films` says whether there is always a next picture. */
  const shown = (films: boolean) => {
    const attached: unknown[] = [];
    const video = {
      paused: false,
      requestVideoFrameCallback: (onPicture: () => void) => {
        if (films) queueMicrotask(onPicture);
        return 1;
      },
      set srcObject(stream: unknown) {
        attached.push(stream);
      },
    };
    return { attached, video };
  };
  const asElement = (video: object) => () => video as HTMLVideoElement;

  it('has its element started anew', async () => {
    const { attached, video } = shown(false);
    const { camera, devices } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(lookEveryMs);
    expect(attached).toEqual([]);
    await devices.clock.advance(lookEveryMs);
    expect(attached).toEqual([null, camera.stream]);
    expect(devices.asked).toHaveLength(1);
  });

  it('is then opened anew, and given up in less than ten seconds', async () => {
    const { attached, video } = shown(false);
    const { camera, devices, failures } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(9999);
    expect(attached).toHaveLength(2);
    expect(devices.asked).toHaveLength(2);
    expect(failures).toEqual(['camera.no_frames']);
  });

  it('is not one that shows pictures', async () => {
    const { attached, video } = shown(true);
    const { camera, devices } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(60_000);
    expect([attached.length, devices.asked.length]).toEqual([0, 1]);
  });

  it('is not noticed where the browser does not tell of pictures', async () => {
    const { attached, video } = shown(false);
    Reflect.deleteProperty(video, 'requestVideoFrameCallback');
    const { camera, devices } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(60_000);
    expect([attached.length, devices.asked.length]).toEqual([0, 1]);
  });

  it('is not one that waits for a press, or that nobody can see', async () => {
    const { attached, video } = shown(false);
    const { camera, devices } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    video.paused = true;
    await devices.clock.advance(60_000);
    video.paused = false;
    devices.hide();
    await devices.clock.advance(60_000);
    expect([attached.length, devices.asked.length]).toEqual([0, 1]);
  });
});
