/** From one camera to another, and what a camera can do besides filming: lamp and zoom. */
import { describe, expect, it } from 'vitest';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { controlling } from './camera-under-test.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';

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

  it('takes the place of a program that poses as one, and that is not offered [fault 13]', async () => {
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

describe('the lamp [fault 18]', () => {
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

describe('the zoom [fault 18]', () => {
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
