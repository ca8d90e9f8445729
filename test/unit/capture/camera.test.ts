/** Opening a camera: what is asked for, in which order, what comes of it, and why it did not open. */
import { describe, expect, it } from 'vitest';
import { openCamera } from '../../../src/capture/camera.ts';
import { CaptureError, type ErrorCode } from '../../../src/model/errors.ts';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';

const tooMuch = cameraRefusal('OverconstrainedError');
const streamOf = (...tracks: FakeTrack[]) => new FakeCameraStream(...tracks).asMediaStream();
const codeFor = async (devices: FakeDevices): Promise<ErrorCode | null> =>
  openCamera(devices, 'environment', null).then(
    () => null,
    (error: unknown) => (error instanceof CaptureError ? error.code : null),
  );

describe('what is asked for', () => {
  it.each(['user', 'environment'] as const)(
    'is the best first: a camera that looks at the %s',
    async (facing) => {
      const devices = new FakeDevices();
      await openCamera(devices, facing, null);
      expect(devices.asked).toEqual([
        {
          video: { facingMode: { ideal: facing }, width: { ideal: 1920 }, height: { ideal: 1080 } },
          audio: false,
        },
      ]);
    },
  );

  it('is exactly the camera that was chosen', async () => {
    const devices = new FakeDevices();
    const camera = await openCamera(devices, 'user', 'camera-7');
    expect(devices.asked[0]).toMatchObject({ video: { deviceId: { exact: 'camera-7' } } });
    expect(camera.deviceId).toBe('camera-7');
  });

  it('becomes less as long as it is too much', async () => {
    const devices = new FakeDevices().onCamera(tooMuch, tooMuch, streamOf(new FakeTrack()));
    await openCamera(devices, 'user', null);
    expect(devices.asked.map(({ video }) => video)).toEqual([
      { facingMode: { ideal: 'user' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      { facingMode: { ideal: 'user' } },
      {},
    ]);
  });

  it('ends with any camera at all', async () => {
    const devices = new FakeDevices().onCamera(tooMuch);
    expect(await codeFor(devices)).toBe('camera.failed');
    expect(devices.asked).toHaveLength(3);
  });

  it('is never sound', async () => {
    const devices = new FakeDevices().onCamera(tooMuch);
    await codeFor(devices);
    expect(devices.asked.map(({ audio }) => audio)).toEqual([false, false, false]);
  });

  it.each(['NotAllowedError', 'NotReadableError', 'NotFoundError', 'SecurityError', 'AbortError'])(
    'is not asked again after %s: the person would be asked twice',
    async (name) => {
      const devices = new FakeDevices().onCamera(cameraRefusal(name));
      expect(await codeFor(devices)).not.toBe(null);
      expect(devices.asked).toHaveLength(1);
    },
  );
});

describe('a camera that is on', () => {
  it.each([
    [{ deviceId: 'camera-1', hasTorch: true }, 'camera-1', true],
    [{ deviceId: 'camera-1', hasTorch: false }, 'camera-1', false],
    [{ deviceId: 'camera-1', hasTorch: true, hasCapabilities: false }, 'camera-1', false],
    [{}, null, false],
  ])('says of itself: %o', async (facts, deviceId, hasTorch) => {
    const track = new FakeTrack(facts);
    const camera = await openCamera(new FakeDevices().onCamera(streamOf(track)), 'user', null);
    expect(camera).toMatchObject({ deviceId, hasTorch });
    expect(camera.track).toBe(track);
    expect(track.readyState).toBe('live');
  });

  it('without a picture is none', async () => {
    expect(await codeFor(new FakeDevices().onCamera(streamOf()))).toBe('camera.failed');
  });
});

describe('a camera that is not', () => {
  const table: readonly (readonly [string, (devices: FakeDevices) => void, ErrorCode])[] = [
    ['NotAllowedError', () => undefined, 'camera.permission_denied'],
    ['NotAllowedError', (devices) => (devices.permission = 'prompt'), 'camera.permission_dismissed'],
    ['NotAllowedError', (devices) => (devices.policy = false), 'camera.blocked_by_policy'],
    ['NotReadableError', () => undefined, 'camera.in_use'],
    ['NotFoundError', (devices) => (devices.cameraIds = []), 'camera.not_found'],
    ['OverconstrainedError', (devices) => (devices.cameraIds = []), 'camera.not_found'],
    ['AbortError', (devices) => (devices.listFails = true), 'camera.failed'],
  ];

  it.each(table)('because of %s says why', async (name, arrange, code) => {
    const devices = new FakeDevices().onCamera(cameraRefusal(name));
    arrange(devices);
    expect(await codeFor(devices)).toBe(code);
  });

  it.each([
    ['isSecureContext', 'env.insecure_context'],
    ['hasCameraApi', 'camera.not_found'],
  ] as const)('because of %s is not asked for at all', async (missing, code) => {
    const devices = new FakeDevices();
    devices[missing] = false;
    expect(await codeFor(devices)).toBe(code);
    expect(devices.asked).toEqual([]);
  });

  it('because somebody threw no exception at all is one all the same', async () => {
    const devices = new FakeDevices().onCamera(() => Promise.reject(new Error('')));
    expect(await codeFor(devices)).toBe('camera.failed');
  });
});
