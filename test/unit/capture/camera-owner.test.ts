/** The one owner of a step's camera: one at a time, closed when its element goes, whatever is under way. */
import { describe, expect, it } from 'vitest';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { controlling } from './camera-under-test.ts';
import { settled } from '../../fakes/fake-clock.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';

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
    const { camera } = controlling();
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
    camera.close();
    expect(camera.state).toEqual({ phase: 'off' });
    expect(camera.stream).toBe(null);
    expect(live()).toEqual([]);
  });

  it('that opens after its element has left is closed unseen', async () => {
    const later = openedLater();
    const { camera, failures } = controlling(new FakeDevices().onCamera(() => later.opening));
    const opening = camera.open();
    await settled();
    camera.close();
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
    camera.close();
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
    // It is looked after, and waits for whoever has it.
    expect(devices.clock.liveTimers).toBe(2);
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
