/** The one owner of a step's camera: one at a time, closed when its element goes, whatever is under way. */
import type { ReactiveController } from 'lit';
import { describe, expect, it } from 'vitest';
import { CameraController, lookEveryMs, silentLooks } from '../../../src/capture/camera-controller.ts';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';
import { settled } from '../../fakes/fake-clock.ts';

const controlling = (devices = new FakeDevices(), video: () => HTMLVideoElement | null = () => null) => {
  const failures: string[] = [];
  const controllers: ReactiveController[] = [];
  const host = {
    addController: (controller: ReactiveController) => controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
  };
  const camera = new CameraController(
    host,
    () => devices,
    'user',
    (code) => failures.push(code),
    video,
  );
  return {
    camera,
    devices,
    failures,
    controllers,
    live: () => devices.tracks.filter((each) => each.readyState === 'live'),
  };
};

/** A camera whose opening the test decides. */
const openedLater = () => {
  const track = new FakeTrack();
  let open: () => void = () => undefined;
  const opening = new Promise<MediaStream>((resolve) => {
    open = () => {
      resolve(new FakeCameraStream(track).asMediaStream());
    };
  });
  return {
    track,
    opening,
    open: () => {
      open();
    },
  };
};

describe('a camera', () => {
  it('is off until it is asked for, then live', async () => {
    const { camera, controllers } = controlling();
    expect(controllers).toEqual([camera]);
    expect(camera.state).toEqual({ phase: 'off' });
    const opening = camera.open();
    expect(camera.state).toEqual({ phase: 'opening' });
    await opening;
    expect(camera.state.phase).toBe('live');
    expect(camera.stream).not.toBe(null);
  });

  it('is closed with all its tracks when its element leaves the page', async () => {
    const { camera, live } = controlling();
    await camera.open();
    camera.hostDisconnected();
    expect(camera.state).toEqual({ phase: 'off' });
    expect(camera.stream).toBe(null);
    expect(live()).toEqual([]);
  });

  it('that opens after its element has left is closed unseen', async () => {
    const later = openedLater();
    const { camera, failures } = controlling(new FakeDevices().onCamera(() => later.opening));
    const opening = camera.open();
    await settled();
    camera.hostDisconnected();
    later.open();
    await opening;
    expect(later.track.readyState).toBe('ended');
    expect(camera.state).toEqual({ phase: 'off' });
    expect(failures).toEqual([]);
  });

  it('that is asked for twice is one camera: the first is stopped before the second is asked for', async () => {
    const [first, second] = [openedLater(), openedLater()];
    const { camera, devices } = controlling(
      new FakeDevices().onCamera(
        () => first.opening,
        () => second.opening,
      ),
    );
    const openings = [camera.open()];
    await settled();
    openings.push(camera.open());
    await settled();
    expect(devices.asked).toHaveLength(1);
    first.open();
    await settled();
    expect(devices.asked).toHaveLength(2);
    expect(first.track.readyState).toBe('ended');
    second.open();
    await Promise.all(openings);
    expect([first.track.readyState, second.track.readyState]).toEqual(['ended', 'live']);
    expect(camera.state.phase).toBe('live');
  });

  it('that is asked for twice in one breath is asked for once', async () => {
    const { camera, devices, live } = controlling();
    await Promise.all([camera.open(), camera.open(), camera.open()]);
    expect(devices.asked).toHaveLength(1);
    expect(live()).toHaveLength(1);
  });

  it('that is open gives way before another one is asked for', async () => {
    const states: string[] = [];
    const track = new FakeTrack();
    const { camera } = controlling(
      new FakeDevices().onCamera(new FakeCameraStream(track).asMediaStream(), () => {
        states.push(track.readyState);
        return new FakeCameraStream(new FakeTrack()).asMediaStream();
      }),
    );
    await camera.open();
    await camera.open();
    expect(states).toEqual(['ended']);
  });

  it('is the same one again after a photo', async () => {
    const { camera, devices } = controlling();
    devices.cameraIds = ['camera-1', 'camera-2'];
    await camera.open();
    await camera.switch();
    camera.close();
    await camera.open();
    expect(devices.asked.at(-1)).toMatchObject({ video: { deviceId: { exact: 'camera-2' } } });
  });

  it('that is refused says why, and can be tried again', async () => {
    const { camera, devices, failures } = controlling(
      new FakeDevices().onCamera(
        cameraRefusal('AbortError'),
        cameraRefusal('AbortError'),
        new FakeCameraStream(new FakeTrack()).asMediaStream(),
      ),
    );
    await camera.open();
    expect(camera.state).toEqual({ phase: 'failed', code: 'camera.failed' });
    expect(failures).toEqual(['camera.failed']);
    expect(devices.liveListeners).toBe(0);
    await camera.open();
    expect(camera.state.phase).toBe('live');
  });

  it('that is refused after its element has left says nothing', async () => {
    let refuse: () => void = () => undefined;
    const asked = new Promise<Error>((resolve) => {
      refuse = () => {
        resolve(cameraRefusal('NotAllowedError'));
      };
    });
    const { camera, failures } = controlling(new FakeDevices().onCamera(() => asked));
    const opening = camera.open();
    await settled();
    camera.hostDisconnected();
    refuse();
    await opening;
    expect(failures).toEqual([]);
  });

  it('leaves neither a timer nor a listener behind, whenever it is closed', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    expect([devices.clock.liveTimers, devices.liveListeners]).toEqual([1, 1]);
    camera.close();
    await settled();
    expect([devices.clock.liveTimers, devices.liveListeners]).toEqual([0, 0]);
    devices.onCamera(cameraRefusal('NotReadableError'));
    const opening = camera.open();
    await settled();
    expect(devices.clock.liveTimers).toBe(1);
    camera.close();
    await opening;
    expect([devices.clock.liveTimers, devices.liveListeners]).toEqual([0, 0]);
    expect(camera.state).toEqual({ phase: 'off' });
  });

  it('stays on when the others cannot be listed', async () => {
    const { camera, devices, failures } = controlling();
    devices.listFails = true;
    await camera.open();
    expect([camera.state.phase, camera.canSwitch, failures]).toEqual(['live', false, []]);
  });
});

describe('a camera that goes away', () => {
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

  it('without a word, as after sleep or in the browser’s memory, is noticed when the page is seen and when it is looked at', async () => {
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

describe('a camera that is muted', () => {
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

  it('whatever is done is given up in less than ten seconds: somebody else has it', async () => {
    const devices = new FakeDevices().onCamera(() => {
      const track = new FakeTrack();
      track.muted = true;
      return new FakeCameraStream(track).asMediaStream();
    });
    const { camera, failures } = controlling(devices);
    await camera.open();
    await devices.clock.advance(9999);
    expect(failures).toEqual(['camera.in_use']);
    expect(camera.state).toEqual({ phase: 'failed', code: 'camera.in_use' });
    expect(devices.asked).toHaveLength(2);
    expect(devices.clock.liveTimers).toBe(0);
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

describe('a camera whose picture stands still', () => {
  /** What is used of a video element. `frames` says how many pictures it has shown. */
  const shown = (frames: () => number) => {
    const attached: unknown[] = [];
    const video = {
      paused: false,
      getVideoPlaybackQuality: () => ({ totalVideoFrames: frames() }),
      set srcObject(stream: unknown) {
        attached.push(stream);
      },
    };
    return { attached, video };
  };
  const asElement = (video: object) => () => video as HTMLVideoElement;

  it('has its element started anew', async () => {
    const { attached, video } = shown(() => 7);
    const { camera, devices } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(lookEveryMs);
    expect(attached).toEqual([]);
    await devices.clock.advance(silentLooks.element * lookEveryMs);
    expect(attached).toEqual([null, camera.stream]);
    expect(devices.asked).toHaveLength(1);
  });

  it('and shows none at all is opened anew and given up in less than ten seconds', async () => {
    const { attached, video } = shown(() => 0);
    const { camera, devices, failures } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(9999);
    expect(attached).toHaveLength(2);
    expect(devices.asked).toHaveLength(2);
    expect(failures).toEqual(['camera.failed']);
  });

  it('is not one that shows pictures', async () => {
    let count = 0;
    const { attached, video } = shown(() => (count += 1));
    const { camera, devices } = controlling(new FakeDevices(), asElement(video));
    await camera.open();
    await devices.clock.advance(60_000);
    expect([attached.length, devices.asked.length]).toEqual([0, 1]);
  });

  it('is not one that waits for a press, or that nobody can see', async () => {
    const { attached, video } = shown(() => 0);
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

describe('another camera', () => {
  it('is offered once there are several', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    expect(camera.canSwitch).toBe(false);
    devices.cameraIds = ['camera-1', 'camera-2'];
    await camera.open();
    expect(camera.canSwitch).toBe(true);
  });

  it('takes the place of the one before, in turn', async () => {
    const { camera, devices, live } = controlling();
    devices.cameraIds = ['camera-1', 'camera-2', 'camera-3'];
    await camera.open();
    const ids: (string | undefined)[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      await camera.switch();
      expect(live()).toHaveLength(1);
      ids.push(live()[0]?.getSettings().deviceId);
    }
    expect(ids).toEqual(['camera-2', 'camera-3', 'camera-1']);
  });

  it('is not there while none is on', async () => {
    const { camera, devices } = controlling();
    await camera.switch();
    expect(devices.asked).toEqual([]);
  });

  it('takes the place of a program that poses as one, and that is not offered', async () => {
    const { camera, devices, live } = controlling();
    devices.cameraIds = ['obs', 'real', 'other'];
    devices.labels = { obs: 'OBS Virtual Camera' };
    await camera.open();
    expect(live().map((each) => each.getSettings().deviceId)).toEqual(['real']);
    expect(devices.tracks[0]?.readyState).toBe('ended');
    await camera.switch();
    await camera.switch();
    expect(devices.asked.slice(2).map(({ video }) => video)).toMatchObject([
      { deviceId: { exact: 'other' } },
      { deviceId: { exact: 'real' } },
    ]);
  });

  it('that is better but does not open leaves the browser’s own choice', async () => {
    const own = new FakeTrack({ deviceId: 'obs' });
    const { camera, devices, failures } = controlling(
      new FakeDevices().onCamera(({ video }) =>
        typeof video === 'object' && video.deviceId
          ? cameraRefusal('NotReadableError')
          : new FakeCameraStream(own).asMediaStream(),
      ),
    );
    devices.cameraIds = ['obs', 'real'];
    devices.labels = { obs: 'OBS Virtual Camera' };
    await camera.open();
    expect(camera.state).toMatchObject({ phase: 'live', camera: { deviceId: 'obs' } });
    expect(failures).toEqual([]);
    expect(devices.asked).toHaveLength(4);
  });

  it('is not looked for again once the person has chosen', async () => {
    const { camera, devices } = controlling();
    devices.cameraIds = ['front', 'back'];
    await camera.open();
    await camera.switch();
    expect(camera.state).toMatchObject({ camera: { deviceId: 'back' } });
    await camera.open();
    expect(camera.state).toMatchObject({ camera: { deviceId: 'back' } });
  });
});

describe('the lamp', () => {
  const withTorch = () => {
    const track = new FakeTrack({ deviceId: 'camera-1', hasTorch: true });
    return { track, ...controlling(new FakeDevices().onCamera(new FakeCameraStream(track).asMediaStream())) };
  };

  it('goes on and off', async () => {
    const { camera, track } = withTorch();
    await camera.open();
    expect(camera.hasTorch).toBe(true);
    await camera.toggleTorch();
    expect(camera.torch).toBe(true);
    await camera.toggleTorch();
    expect(camera.torch).toBe(false);
    expect(track.applied).toEqual([{ advanced: [{ torch: true }] }, { advanced: [{ torch: false }] }]);
  });

  it('stays as it was when somebody else has it', async () => {
    const { camera, track } = withTorch();
    await camera.open();
    track.refusal = new Error('busy');
    await camera.toggleTorch();
    expect(camera.torch).toBe(false);
    expect(camera.state.phase).toBe('live');
  });

  it('is off with the camera', async () => {
    const { camera } = withTorch();
    await camera.toggleTorch();
    expect(camera.torch).toBe(false);
    await camera.open();
    await camera.toggleTorch();
    camera.close();
    expect([camera.torch, camera.hasTorch]).toEqual([false, false]);
  });
});

describe('the zoom', () => {
  const zoom = { min: 1, max: 4, step: 0.5 };

  it('is there where the camera has it, and is set', async () => {
    const track = new FakeTrack({ deviceId: 'camera-1', zoom });
    const { camera } = controlling(new FakeDevices().onCamera(new FakeCameraStream(track).asMediaStream()));
    expect(camera.zoomRange).toBe(null);
    await camera.open();
    expect(camera.zoomRange).toEqual(zoom);
    await camera.setZoom(2);
    expect(track.applied).toEqual([{ advanced: [{ zoom: 2 }] }]);
    camera.close();
    expect(camera.zoomRange).toBe(null);
    await camera.setZoom(3);
    expect(track.applied).toHaveLength(1);
  });

  it('is not there where the camera has none, and a refusal does no harm', async () => {
    const { camera, devices } = controlling();
    await camera.open();
    expect(camera.zoomRange).toBe(null);
    const [track] = devices.tracks;
    if (track) track.refusal = new Error('busy');
    await camera.setZoom(2);
    expect(camera.state.phase).toBe('live');
  });
});
