/** Why a camera did not open: the browser's exception and the facts around it → one code. */
import { CaptureError, type ErrorCode } from '../model/errors.ts';
import type { BrowserFacts, DevicesPort } from '../model/ports.ts';

/** What is known of the page besides the exception. */
export type CameraPage = Pick<
  DevicesPort,
  'isSecureContext' | 'hasCameraApi' | 'isFramed' | 'policyAllowsCamera'
>;

/** Exceptions that need no other facts. */
const plainCodes: Readonly<Record<string, ErrorCode>> = {
  SecurityError: 'camera.blocked_by_policy',
  NotReadableError: 'camera.in_use',
  NotFoundError: 'camera.not_found',
};

/** Exceptions that say that the page may not. */
const refusals: readonly string[] = ['NotAllowedError', 'SecurityError'];

/**
 * The code for a failed `getUserMedia`.
 *
 * @param name `name` of the exception, or `''` where the camera interface is missing altogether
 * @param cameras how many the browser lists
 * @param browser where it is the built-in one of an app, or on a phone
 * @see https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia
 */
export const cameraErrorCode = (
  name: string,
  page: CameraPage,
  permission: PermissionState | 'unknown',
  cameras: number,
  { app, system }: Pick<BrowserFacts, 'app' | 'system'>,
): ErrorCode => {
  if (!page.isSecureContext) return 'env.insecure_context';
  // An app's own browser says that somebody refused, or has no interface, and nobody can change that in it. A phone has
  // a camera: where a browser of its own has no interface, another one has.
  const isElsewhere = page.hasCameraApi
    ? app !== null && refusals.includes(name)
    : app !== null || system !== 'desktop';
  if (isElsewhere && page.policyAllowsCamera() !== false) return 'env.in_app_browser';
  // WebKitGTK says that something is too much, and not NotFoundError, when there is no camera at all.
  if (!page.hasCameraApi || (name === 'OverconstrainedError' && cameras === 0)) return 'camera.not_found';
  if (name !== 'NotAllowedError') return plainCodes[name] ?? 'camera.failed';
  // In a frame without `allow="camera"` the query answers "denied" although nobody was asked.
  if (!(page.policyAllowsCamera() ?? !(page.isFramed && permission === 'denied')))
    return 'camera.blocked_by_policy';
  return permission === 'prompt' ? 'camera.permission_dismissed' : 'camera.permission_denied';
};

/** Pages that were told of already. */
const hinted = new WeakSet<DevicesPort>();

/**
 * The error for a failed `getUserMedia`, with what else has to be asked for it.
 *
 * @param cause what it threw; `undefined` where it was not even called
 */
export const cameraError = async (devices: DevicesPort, cause: unknown): Promise<CaptureError> => {
  if (cause instanceof CaptureError) return cause;
  const [permission, cameras, browser] = await Promise.all([
    devices.cameraPermission(),
    devices.videoInputs().catch(() => []),
    devices.browserFacts().catch(() => ({ app: null, system: 'desktop' }) as const),
  ]);
  const name = (cause as Partial<Error> | undefined)?.name ?? '';
  const code = cameraErrorCode(name, devices, permission, cameras.length, browser);
  if (code === 'camera.blocked_by_policy' && !hinted.has(devices)) {
    hinted.add(devices);
    devices.hint(
      'this page may not use the camera. In every <iframe> around it set allow="camera", and let no Permissions-Policy header forbid it.',
    );
  }
  return new CaptureError(code, { cause });
};
