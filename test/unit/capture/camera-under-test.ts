/** A camera's owner with a host that renders nothing: for tests that ask what the owner does. */
import { CameraOwner } from '../../../src/capture/camera-owner.ts';
import type { CameraCode } from '../../../src/model/errors.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';

/** An owner on fake devices, with a record of what it says. */
export const controlling = (
  devices = new FakeDevices(),
  video: () => HTMLVideoElement | null = () => null,
) => {
  const failures: string[] = [];
  const holds: (CameraCode | null)[] = [];
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
    cameraHeld: (code: CameraCode | null) => holds.push(code),
    cameraWord: () => undefined,
  };
  const camera = new CameraOwner({
    host,
    devices: () => devices,
    facing: 'user',
    onFailed: (code) => failures.push(code),
    video,
  });
  return {
    camera,
    devices,
    failures,
    holds,
    live: () => devices.tracks.filter((each) => each.readyState === 'live'),
  };
};
