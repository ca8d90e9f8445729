/** A camera's owner with a host that renders nothing: for tests that ask what the owner does. */
import type { ReactiveController } from 'lit';
import { CameraController } from '../../../src/capture/camera-controller.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';

/** A controller on fake devices, with a record of what it says. */
export const controlling = (
  devices = new FakeDevices(),
  video: () => HTMLVideoElement | null = () => null,
) => {
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
