/** Opens one camera, one request at a time. It keeps no camera: camera-controller.ts does. */
import { CaptureError } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';
import { wait } from '../model/wait.ts';
import { cameraError } from './camera-error.ts';

/** Which way a camera looks: at the person, or away from them. */
export type Facing = 'user' | 'environment';

/** How far a camera zooms, in its own units; 1 is not at all. */
export interface ZoomRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What a browser tells of a camera, with what the types leave out. Firefox has none of it before 132. */
export type CameraCapabilities = MediaTrackCapabilities & {
  readonly torch?: boolean;
  readonly zoom?: ZoomRange;
  /** In metres. */
  readonly focusDistance?: { readonly min?: number; readonly max?: number };
};

/** A camera that is on. Whoever opened it stops its track. */
export interface OpenCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly deviceId: string | null;
  readonly capabilities: CameraCapabilities;
}

/** Pauses before a camera is asked for again that somebody else has in use, in milliseconds. */
export const inUsePausesMs: readonly number[] = [500, 1000, 2000];

/** What a camera or a list entry tells of itself; nothing, where the browser does not say. */
export const capabilitiesOf = (source: object): CameraCapabilities =>
  (source as { getCapabilities?(): CameraCapabilities }).getCapabilities?.() ?? {};

/**
 * Exceptions after which less is asked for, and how many of the last rungs stay out of that. A driver that cannot start
 * a camera at a size says the same as one whose camera somebody else has.
 */
const rungsKept: Readonly<Record<string, number>> = {
  OverconstrainedError: 1,
  NotReadableError: 2,
  AbortError: 2,
};

/** Requests under way. iOS 16 kills the first camera when a second one is asked for, so there is only ever one. */
const turns = new WeakMap<DevicesPort, Promise<unknown>>();

/** Who has the camera of a page, as how to take it away. */
const holders = new WeakMap<DevicesPort, () => void>();

/** Makes one the only element of the page with a camera, until `signal` aborts: whoever has it gives way. */
export const claimCamera = (devices: DevicesPort, giveWay: () => void, signal: AbortSignal): void => {
  holders.get(devices)?.();
  holders.set(devices, giveWay);
  signal.addEventListener('abort', () => {
    holders.delete(devices);
  });
};

/**
 * Opens a camera, asking for less and less until one fits. Waits until an earlier request has come to its end, and
 * stops the camera that comes after `signal` has aborted.
 *
 * @throws {CaptureError} `camera.*`, `env.insecure_context`
 * @throws {DOMException} the signal's reason, once it has aborted
 */
export const openCamera = (
  devices: DevicesPort,
  facing: Facing,
  deviceId: string | null,
  signal: AbortSignal,
): Promise<OpenCamera> => {
  const opening = (turns.get(devices) ?? Promise.resolve()).then(() =>
    open(devices, constraintLadder(facing, deviceId), signal),
  );
  turns.set(
    devices,
    opening.catch(() => undefined),
  );
  return opening;
};

/** What is asked of a camera, from the best to the least; a card's barcode needs 1080 lines to be legible. */
const constraintLadder = (facing: Facing, deviceId: string | null): readonly MediaTrackConstraints[] => {
  const sizes = (which: MediaTrackConstraints) => [
    { ...which, width: { ideal: 1920 }, height: { ideal: 1080 } },
    which,
  ];
  return [
    ...(deviceId ? sizes({ deviceId: { exact: deviceId } }) : []),
    ...sizes({ facingMode: { ideal: facing } }),
    {},
  ];
};

const open = async (
  devices: DevicesPort,
  ladder: readonly MediaTrackConstraints[],
  signal: AbortSignal,
): Promise<OpenCamera> => {
  if (!devices.isSecureContext || !devices.hasCameraApi) throw await cameraError(devices, undefined);
  let pauses = 0;
  for (let rung = 0; ;) {
    signal.throwIfAborted();
    try {
      const camera = describe(await devices.getUserMedia({ video: ladder[rung] ?? {}, audio: false }));
      if (rung > 0) tellRelaxed(devices);
      if (!signal.aborted) return camera;
      camera.track.stop();
    } catch (error) {
      const name = nameOf(error);
      const pauseMs = inUsePausesMs[pauses];
      if (rung < ladder.length - (rungsKept[name] ?? ladder.length)) rung += 1;
      else if (name === 'NotReadableError' && pauseMs) {
        pauses += 1;
        await wait(devices.clock, pauseMs, signal);
      } else throw await cameraError(devices, error);
    }
  }
};

/** Pages whose developer was told already. */
const relaxed = new WeakSet<DevicesPort>();

const tellRelaxed = (devices: DevicesPort): void => {
  if (relaxed.has(devices)) return;
  relaxed.add(devices);
  devices.hint(
    'camera.constraints_relaxed: no camera here delivers all that was asked for; one that delivers less is used.',
  );
};

const describe = (stream: MediaStream): OpenCamera => {
  const [track] = stream.getVideoTracks();
  if (!track) throw new CaptureError('camera.failed');
  return {
    stream,
    track,
    deviceId: track.getSettings().deviceId ?? null,
    capabilities: capabilitiesOf(track),
  };
};

const nameOf = (error: unknown): string => (error as Partial<Error> | undefined)?.name ?? '';
