/** A step's hold on its camera: nothing is asked for that nobody wants any more, however long the rest takes to load. */
import type { ReactiveController } from 'lit';
import { describe, expect, it } from 'vitest';
import { CameraController } from '../../../src/capture/camera-controller.ts';
import { FakeDevices } from '../../fakes/fake-devices.ts';

const held = () => {
  const devices = new FakeDevices();
  const failures: string[] = [];
  const controllers: ReactiveController[] = [];
  const host = {
    addController: (controller: ReactiveController) => controllers.push(controller),
    removeController: () => undefined,
    requestUpdate: () => undefined,
    updateComplete: Promise.resolve(true),
    cameraHeld: () => undefined,
    cameraWord: (which: 'paused' | 'start') => `the word for ${which}`,
  };
  const camera = new CameraController(
    host,
    () => devices,
    'user',
    (code) => failures.push(code),
  );
  return { camera, devices, failures, controllers };
};

describe('the hold on a camera', () => {
  it('is empty until one is asked for', async () => {
    const { camera, devices, controllers } = held();
    expect(controllers).toEqual([camera]);
    expect([camera.stream, camera.isLive, camera.isPaused, camera.canSwitch, camera.zoomRange]).toEqual([
      null,
      false,
      false,
      false,
      null,
    ]);
    await camera.switch();
    await camera.toggleTorch();
    await camera.setZoom(2);
    expect(devices.asked).toEqual([]);
    await camera.open();
    expect([camera.isLive, devices.tracks.length]).toEqual([true, 1]);
  });

  it('asks for nothing when it was let go meanwhile', async () => {
    const { camera, devices } = held();
    const opening = camera.open();
    camera.hostDisconnected();
    await opening;
    expect(devices.asked).toEqual([]);
    await camera.open();
    expect(devices.asked).toHaveLength(1);
  });

  it('asks once for what was asked for twice in one breath', async () => {
    const { camera, devices } = held();
    await Promise.all([camera.open(), camera.open()]);
    expect(devices.asked).toHaveLength(1);
  });

  it('has the element’s word for a camera that is paused, and for nothing else', async () => {
    const { camera, devices } = held();
    await camera.open();
    expect(camera.pausedWord).toBe(undefined);
    devices.tracks[0]?.mute();
    expect([camera.isPaused, camera.pausedWord]).toEqual([true, 'the word for paused']);
    expect(camera.startWord).toBe('the word for start');
  });
});
