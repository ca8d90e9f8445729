/** Opening a camera: what is asked for, in which order, what comes of it, and why it did not open. */
import { describe, expect, it } from 'vitest';
import { inUsePausesMs, openCamera } from '../../../src/capture/camera.ts';
import { CaptureError, type ErrorCode } from '../../../src/model/errors.ts';
import { FakeCameraStream, FakeTrack } from '../../fakes/fake-camera-stream.ts';
import { settled } from '../../fakes/fake-clock.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';

const tooMuch = cameraRefusal('OverconstrainedError');
const streamOf = (...tracks: FakeTrack[]) => new FakeCameraStream(...tracks).asMediaStream();
const wanted = (): AbortSignal => new AbortController().signal;

/** The code of a camera that does not open, with all the time that it asks for. */
const codeFor = async (devices: FakeDevices): Promise<ErrorCode | null> => {
  const opening = openCamera(devices, 'environment', null, wanted()).then(
    () => null,
    (error: unknown) => (error instanceof CaptureError ? error.code : null),
  );
  while (await devices.clock.advanceToNext());
  return opening;
};

describe('what is asked for', () => {
  it.each(['user', 'environment'] as const)(
    'is the best first: a camera that looks at the %s',
    async (facing) => {
      const devices = new FakeDevices();
      await openCamera(devices, facing, null, wanted());
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
    const camera = await openCamera(devices, 'user', 'camera-7', wanted());
    expect(devices.asked[0]).toMatchObject({ video: { deviceId: { exact: 'camera-7' } } });
    expect(camera.deviceId).toBe('camera-7');
  });

  it('becomes less as long as it is too much [fault 08]', async () => {
    const devices = new FakeDevices().onCamera(tooMuch, tooMuch, streamOf(new FakeTrack()));
    await openCamera(devices, 'user', null, wanted());
    expect(devices.asked.map(({ video }) => video)).toEqual([
      { facingMode: { ideal: 'user' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      { facingMode: { ideal: 'user' } },
      {},
    ]);
  });

  it('ends with any camera at all [fault 08]', async () => {
    const devices = new FakeDevices().onCamera(tooMuch);
    expect(await codeFor(devices)).toBe('camera.failed');
    expect(devices.asked).toHaveLength(3);
  });

  it('is never sound', async () => {
    const devices = new FakeDevices().onCamera(tooMuch);
    await codeFor(devices);
    expect(devices.asked.map(({ audio }) => audio)).toEqual([false, false, false]);
  });

  it('goes back to the side when the camera that was chosen has gone', async () => {
    const devices = new FakeDevices().onCamera(tooMuch, tooMuch, streamOf(new FakeTrack()));
    await openCamera(devices, 'user', 'camera-7', wanted());
    expect(devices.asked.map(({ video }) => video)).toEqual([
      { deviceId: { exact: 'camera-7' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
      { deviceId: { exact: 'camera-7' } },
      { facingMode: { ideal: 'user' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    ]);
  });

  it.each(['NotReadableError', 'AbortError'])(
    'becomes less once after %s: some drivers say it of a size that they cannot start',
    async (name) => {
      const devices = new FakeDevices().onCamera(cameraRefusal(name), streamOf(new FakeTrack()));
      await openCamera(devices, 'user', null, wanted());
      expect(devices.asked.map(({ video }) => video)).toEqual([
        { facingMode: { ideal: 'user' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
        { facingMode: { ideal: 'user' } },
      ]);
      expect(devices.clock.delaysMs).toEqual([]);
    },
  );

  it.each(['NotAllowedError', 'NotFoundError', 'SecurityError'])(
    'is not asked again after %s: the person would be asked twice',
    async (name) => {
      const devices = new FakeDevices().onCamera(cameraRefusal(name));
      expect(await codeFor(devices)).not.toBe(null);
      expect(devices.asked).toHaveLength(1);
    },
  );
});

describe('a camera that somebody else has [fault 07]', () => {
  const inUse = cameraRefusal('NotReadableError');

  it('is asked for again after growing pauses, then given up', async () => {
    const devices = new FakeDevices().onCamera(inUse);
    expect(await codeFor(devices)).toBe('camera.in_use');
    expect(devices.clock.delaysMs).toEqual([500, 1000, 2000]);
    expect(devices.clock.delaysMs).toEqual(inUsePausesMs);
    expect(devices.asked).toHaveLength(5);
  });

  it('opens as soon as it is free', async () => {
    const devices = new FakeDevices().onCamera(inUse, inUse, inUse, streamOf(new FakeTrack()));
    expect(await codeFor(devices)).toBe(null);
    expect(devices.clock.delaysMs).toEqual([500, 1000]);
  });

  it('is not waited for once nobody wants it any more', async () => {
    const devices = new FakeDevices().onCamera(inUse);
    const life = new AbortController();
    const opening = openCamera(devices, 'user', null, life.signal);
    const outcome = expect(opening).rejects.toThrow();
    await settled();
    expect(devices.clock.liveTimers).toBe(1);
    life.abort();
    await outcome;
    expect(devices.clock.liveTimers).toBe(0);
  });

  it('is asked for only twice where the browser says that it failed [fault 09]', async () => {
    const devices = new FakeDevices().onCamera(cameraRefusal('AbortError'));
    expect(await codeFor(devices)).toBe('camera.failed');
    expect(devices.asked).toHaveLength(2);
  });
});

describe('two requests at once [fault 16]', () => {
  it('are never under way together, and what nobody wants any more is stopped before the next', async () => {
    const log: string[] = [];
    const track = new FakeTrack();
    let arrive: () => void = () => undefined;
    const devices = new FakeDevices().onCamera(
      () => {
        log.push('first asked');
        return new Promise((resolve) => {
          arrive = () => {
            resolve(streamOf(track));
          };
        });
      },
      () => {
        log.push(`second asked, first ${track.readyState}`);
        return streamOf(new FakeTrack());
      },
    );
    const life = new AbortController();
    const first = expect(openCamera(devices, 'user', null, life.signal)).rejects.toThrow();
    const second = openCamera(devices, 'user', null, wanted());
    await settled();
    life.abort();
    await settled();
    expect(log).toEqual(['first asked']);
    arrive();
    await first;
    await second;
    expect(log).toEqual(['first asked', 'second asked, first ended']);
  });

  it('do not spoil each other: one that is refused lets the next one through', async () => {
    const devices = new FakeDevices().onCamera(cameraRefusal('NotAllowedError'), streamOf(new FakeTrack()));
    const first = codeFor(devices);
    const second = codeFor(devices);
    expect([await first, await second]).toEqual(['camera.permission_denied', null]);
  });
});

describe('a camera that is on', () => {
  it.each([
    [{ deviceId: 'camera-1', hasTorch: true }, 'camera-1', { torch: true }],
    [
      { deviceId: 'camera-1', zoom: { min: 1, max: 8, step: 0.1 } },
      'camera-1',
      { zoom: { min: 1, max: 8, step: 0.1 } },
    ],
    [{ deviceId: 'camera-1' }, 'camera-1', {}],
    [{ deviceId: 'camera-1', hasTorch: true, hasCapabilities: false }, 'camera-1', {}],
    [{}, null, {}],
  ])('says of itself: %o', async (facts, deviceId, capabilities) => {
    const track = new FakeTrack(facts);
    const camera = await openCamera(new FakeDevices().onCamera(streamOf(track)), 'user', null, wanted());
    expect(camera).toMatchObject({ deviceId });
    expect(camera.capabilities).toEqual(capabilities);
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
