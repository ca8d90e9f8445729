/** Opens one camera. It owns no state: camera-controller.ts does. */
import { CaptureError } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';
import { cameraErrorCode } from './camera-error.ts';

/** Which way a camera looks: at the person, or away from them. */
export type Facing = 'user' | 'environment';

/** A camera that is on. Whoever opened it stops its track. */
export interface OpenCamera {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly deviceId: string | null;
  readonly hasTorch: boolean;
}

/** What is asked of a camera, from the best to the least; a card's barcode needs 1080 lines to be legible. */
const constraintLadder = (facing: Facing, deviceId: string | null): readonly MediaTrackConstraints[] => {
  const which: MediaTrackConstraints = deviceId
    ? { deviceId: { exact: deviceId } }
    : { facingMode: { ideal: facing } };
  return [{ ...which, width: { ideal: 1920 }, height: { ideal: 1080 } }, which, {}];
};

/**
 * Opens a camera, relaxing what is asked for until one fits.
 *
 * @throws {CaptureError} `camera.*`, `env.insecure_context`
 */
export const openCamera = async (
  devices: DevicesPort,
  facing: Facing,
  deviceId: string | null,
): Promise<OpenCamera> => {
  if (!devices.isSecureContext || !devices.hasCameraApi) throw await cameraError(devices, undefined);
  let refusal: unknown;
  for (const video of constraintLadder(facing, deviceId)) {
    try {
      return describe(await devices.getUserMedia({ video, audio: false }));
    } catch (error) {
      refusal = error;
      if (nameOf(error) !== 'OverconstrainedError') break;
    }
  }
  throw await cameraError(devices, refusal);
};

const describe = (stream: MediaStream): OpenCamera => {
  const [track] = stream.getVideoTracks();
  if (!track) throw new CaptureError('camera.failed');
  // Firefox has no getCapabilities before 132; `torch` is missing from the types.
  const capabilities = (track as Partial<MediaStreamTrack>).getCapabilities?.() as
    { torch?: boolean } | undefined;
  return {
    stream,
    track,
    deviceId: track.getSettings().deviceId ?? null,
    hasTorch: capabilities?.torch === true,
  };
};

const nameOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';

const cameraError = async (devices: DevicesPort, cause: unknown): Promise<CaptureError> => {
  if (cause instanceof CaptureError) return cause;
  const [permission, cameras] = await Promise.all([
    devices.cameraPermission(),
    devices.videoInputs().catch(() => []),
  ]);
  const code = cameraErrorCode(nameOf(cause), {
    isSecureContext: devices.isSecureContext,
    hasCameraApi: devices.hasCameraApi,
    isFramed: devices.isFramed,
    policyAllowsCamera: devices.policyAllowsCamera(),
    permission,
    cameras: cameras.length,
  });
  return new CaptureError(code, { cause });
};
