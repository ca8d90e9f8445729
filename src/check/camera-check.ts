/** What this browser and this device have of a camera: other people's have others. Pure. */
import type { BrowserFacts } from '../model/ports.ts';
import type { CheckResult } from './page-report.ts';

/** What was asked of the browser. None of it opens a camera or a question. */
export interface CameraFacts {
  readonly hasCameraApi: boolean;
  readonly cameras: number;
  readonly permission: PermissionState | 'unknown';
  readonly browser: BrowserFacts;
  /** Whether the pages around let this one ask; nothing else can be told where they do not. */
  readonly isAllowed: boolean;
}

/** A camera, the permission for it, and a browser that has both. */
export const checkCamera = ({
  hasCameraApi,
  cameras,
  permission,
  browser: { app, system },
  isAllowed,
}: CameraFacts): readonly CheckResult[] => [
  app === null && (hasCameraApi || system === 'desktop')
    ? null
    : {
        ...{ id: 'in-app-browser', code: 'env.in_app_browser' },
        severity: hasCameraApi ? 'degraded' : 'blocking',
        what: `This is the browser inside ${(app ?? '') === '' ? 'an app' : app}${hasCameraApi ? ', which may refuse the camera' : ', which has no camera'}. People are told how to open the page in a browser of its own, and may choose a file.`,
        line: null,
      },
  cameras > 0
    ? { id: 'camera', what: cameras === 1 ? 'There is a camera.' : `There are ${String(cameras)} cameras.` }
    : hasCameraApi
      ? {
          ...{ id: 'camera', code: 'camera.not_found', severity: 'degraded' },
          what: 'This device has no camera. People without one are offered their phone first, then a file.',
          line: null,
        }
      : null,
  !isAllowed || permission === 'unknown'
    ? null
    : permission === 'denied'
      ? {
          ...{ id: 'camera-permission', code: 'camera.permission_denied', severity: 'degraded' },
          what: 'You have denied this page the camera in this browser, or somebody who manages it has. Allow it again beside the address.',
          line: null,
        }
      : {
          id: 'camera-permission',
          what:
            permission === 'granted'
              ? 'You have allowed the camera.'
              : 'The browser will ask for the camera.',
        },
];
