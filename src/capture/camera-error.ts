/** Why a camera did not open: the browser's exception and the facts around it → one code. Pure. */
import type { ErrorCode } from '../model/errors.ts';
import type { DevicesPort } from '../model/ports.ts';

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

/**
 * The code for a failed `getUserMedia`.
 *
 * @param name `name` of the exception, or `''` where the camera interface is missing altogether
 * @param cameras how many the browser lists
 * @see https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia
 */
export const cameraErrorCode = (
  name: string,
  page: CameraPage,
  permission: PermissionState | 'unknown',
  cameras: number,
): ErrorCode => {
  if (!page.isSecureContext) return 'env.insecure_context';
  // WebKitGTK says that something is too much, and not NotFoundError, when there is no camera at all.
  if (!page.hasCameraApi || (name === 'OverconstrainedError' && cameras === 0)) return 'camera.not_found';
  if (name !== 'NotAllowedError') return plainCodes[name] ?? 'camera.failed';
  // In a frame without `allow="camera"` the query answers "denied" although nobody was asked.
  if (!(page.policyAllowsCamera() ?? !(page.isFramed && permission === 'denied')))
    return 'camera.blocked_by_policy';
  return permission === 'prompt' ? 'camera.permission_dismissed' : 'camera.permission_denied';
};
