/** Why a camera did not open: the browser's exception and the facts around it → one code. Pure. */
import type { ErrorCode } from '../model/errors.ts';

/** What is known besides the exception. */
export interface CameraCircumstances {
  readonly isSecureContext: boolean;
  readonly hasCameraApi: boolean;
  readonly isFramed: boolean;
  /** `null` where the browser does not tell. */
  readonly policyAllowsCamera: boolean | null;
  readonly permission: PermissionState | 'unknown';
  readonly cameras: number;
}

/**
 * The code for a failed `getUserMedia`.
 *
 * @param name `name` of the exception, or `''` where the camera interface is missing altogether
 * @see https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia
 */
export const cameraErrorCode = (name: string, facts: CameraCircumstances): ErrorCode => {
  if (!facts.isSecureContext) return 'env.insecure_context';
  if (!facts.hasCameraApi) return 'camera.not_found';
  switch (name) {
    case 'NotAllowedError':
      if (isBlockedByPage(facts)) return 'camera.blocked_by_policy';
      return facts.permission === 'prompt' ? 'camera.permission_dismissed' : 'camera.permission_denied';
    case 'SecurityError':
      return 'camera.blocked_by_policy';
    case 'NotReadableError':
      return 'camera.in_use';
    case 'NotFoundError':
      return 'camera.not_found';
    case 'OverconstrainedError':
      // WebKitGTK says this, and not NotFoundError, when there is no camera at all.
      return facts.cameras === 0 ? 'camera.not_found' : 'camera.failed';
    default:
      return 'camera.failed';
  }
};

/** In a frame without `allow="camera"` the query answers "denied" although nobody was asked. */
const isBlockedByPage = (facts: CameraCircumstances): boolean =>
  facts.policyAllowsCamera === null
    ? facts.isFramed && facts.permission === 'denied'
    : !facts.policyAllowsCamera;
