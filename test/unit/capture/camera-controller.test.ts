/** The one owner of a step's camera: one at a time, closed when its element goes, whatever is under way. */
import type { ReactiveController } from 'lit';
import { describe, expect, it } from 'vitest';
import { CameraController } from '../../../src/capture/camera-controller.ts';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';
import { settled } from '../../fakes/fake-clock.ts';

const controlling = (devices = new FakeDevices()) => {
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
    camera.hostDisconnected();
    later.open();
    await opening;
    expect(later.track.readyState).toBe('ended');
    expect(camera.state).toEqual({ phase: 'off' });
    expect(failures).toEqual([]);
  });

  it('that is asked for twice is one camera: the last call wins', async () => {
    const [first, second] = [openedLater(), openedLater()];
    const { camera } = controlling(
      new FakeDevices().onCamera(
        () => first.opening,
        () => second.opening,
      ),
    );
    const openings = [camera.open(), camera.open()];
    second.open();
    await settled();
    first.open();
    await Promise.all(openings);
    expect([first.track.readyState, second.track.readyState]).toEqual(['ended', 'live']);
    expect(camera.state.phase).toBe('live');
  });

  it('that is refused says why, and can be tried again', async () => {
    const { camera, devices, failures } = controlling(
      new FakeDevices().onCamera(cameraRefusal('NotReadableError')),
    );
    await camera.open();
    expect(camera.state).toEqual({ phase: 'failed', code: 'camera.in_use' });
    expect(failures).toEqual(['camera.in_use']);
    devices.onCamera(new FakeCameraStream(new FakeTrack()).asMediaStream());
    await camera.open();
    await camera.open();
    expect(camera.state.phase).toBe('live');
  });

  it('that is refused after its element has left says nothing', async () => {
    const { camera, failures } = controlling(new FakeDevices().onCamera(cameraRefusal('NotAllowedError')));
    const opening = camera.open();
    camera.hostDisconnected();
    await opening;
    expect(failures).toEqual([]);
  });

  it('that is unplugged says so, once', async () => {
    const { camera, devices, failures } = controlling();
    await camera.open();
    devices.tracks[0]?.unplug();
    devices.tracks[0]?.unplug();
    expect(camera.state).toEqual({ phase: 'failed', code: 'camera.ended' });
    expect(failures).toEqual(['camera.ended']);
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
