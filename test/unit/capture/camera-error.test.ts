/** The browser's exception and what is around it → one code: as a table over the whole product of both. */
import { describe, expect, it } from 'vitest';
import { cameraError, cameraErrorCode } from '../../../src/capture/camera-error.ts';
import type { ErrorCode } from '../../../src/model/errors.ts';
import type { BrowserFacts } from '../../../src/model/ports.ts';
import { cameraRefusal, FakeDevices } from '../../fakes/fake-devices.ts';

interface Circumstances {
  readonly isSecureContext: boolean;
  readonly hasCameraApi: boolean;
  readonly isFramed: boolean;
  readonly policyAllowsCamera: boolean | null;
  readonly permission: PermissionState | 'unknown';
  readonly cameras: number;
  readonly isInApp: boolean;
  readonly system: BrowserFacts['system'];
}

const usual: Circumstances = {
  isSecureContext: true,
  hasCameraApi: true,
  isFramed: false,
  policyAllowsCamera: null,
  permission: 'unknown',
  cameras: 1,
  isInApp: false,
  system: 'desktop',
};

const codeFor = (name: string, different: Partial<Circumstances>) => {
  const { policyAllowsCamera, permission, cameras, isInApp, system, ...page } = { ...usual, ...different };
  return cameraErrorCode(
    name,
    { ...page, policyAllowsCamera: () => policyAllowsCamera },
    permission,
    cameras,
    { app: isInApp ? '' : null, system },
  );
};

const exceptions = [
  ...['NotAllowedError', 'SecurityError', 'NotReadableError', 'NotFoundError', 'OverconstrainedError'],
  ...['AbortError', 'TypeError', 'InvalidStateError', ''],
];

describe('a camera that did not open', () => {
  const table: readonly (readonly [string, Partial<Circumstances>, ErrorCode])[] = [
    ['NotAllowedError', {}, 'camera.permission_denied'],
    ['NotAllowedError', { permission: 'denied' }, 'camera.permission_denied'],
    ['NotAllowedError', { permission: 'granted' }, 'camera.permission_denied'],
    ['NotAllowedError', { permission: 'prompt' }, 'camera.permission_dismissed'],
    ['NotAllowedError', { isFramed: true }, 'camera.permission_denied'],
    ['NotAllowedError', { isFramed: true, permission: 'prompt' }, 'camera.permission_dismissed'],
    ['NotAllowedError', { isFramed: true, permission: 'denied' }, 'camera.blocked_by_policy'],
    ['NotAllowedError', { policyAllowsCamera: false }, 'camera.blocked_by_policy'],
    ['NotAllowedError', { policyAllowsCamera: false, permission: 'prompt' }, 'camera.blocked_by_policy'],
    // The browser says that the page may: then it was the person.
    [
      'NotAllowedError',
      { policyAllowsCamera: true, isFramed: true, permission: 'denied' },
      'camera.permission_denied',
    ],
    ['SecurityError', {}, 'camera.blocked_by_policy'],
    ['NotReadableError', {}, 'camera.in_use'],
    ['NotFoundError', {}, 'camera.not_found'],
    ['NotFoundError', { cameras: 0 }, 'camera.not_found'],
    ['OverconstrainedError', { cameras: 0 }, 'camera.not_found'],
    ['OverconstrainedError', { cameras: 2 }, 'camera.failed'],
    ['AbortError', {}, 'camera.failed'],
    ['TypeError', {}, 'camera.failed'],
    ['', {}, 'camera.failed'],
    ['NotAllowedError', { isInApp: true }, 'env.in_app_browser'],
    ['SecurityError', { isInApp: true }, 'env.in_app_browser'],
    ['', { isInApp: true, hasCameraApi: false }, 'env.in_app_browser'],
    ['', { isInApp: true, isSecureContext: false }, 'env.insecure_context'],
    // A phone has a camera, and another browser that may use it.
    ['', { hasCameraApi: false, system: 'ios' }, 'env.in_app_browser'],
    ['', { hasCameraApi: false, system: 'android' }, 'env.in_app_browser'],
    ['', { hasCameraApi: false, system: 'ios', isSecureContext: false }, 'env.insecure_context'],
    ['', { hasCameraApi: false, system: 'android', policyAllowsCamera: false }, 'camera.not_found'],
    // Where a phone's browser has the interface it is the person who refused, or nothing is there.
    ['NotAllowedError', { system: 'ios' }, 'camera.permission_denied'],
    ['NotFoundError', { system: 'android' }, 'camera.not_found'],
    // The page around it said so, in whichever browser.
    ['NotAllowedError', { isInApp: true, policyAllowsCamera: false }, 'camera.blocked_by_policy'],
    // An app that lets pages have the camera is a browser like any other.
    ['NotReadableError', { isInApp: true }, 'camera.in_use'],
    ['NotFoundError', { isInApp: true }, 'camera.not_found'],
  ];

  it.each(table)('%s with %o is %s', (name, different, code) => {
    expect(codeFor(name, different)).toBe(code);
  });

  it.each(exceptions)('on an insecure page is that, whatever the exception: %j', (name) => {
    for (const hasCameraApi of [true, false])
      expect(codeFor(name, { hasCameraApi, isSecureContext: false })).toBe('env.insecure_context');
  });

  it.each(exceptions)('without the browser’s interface is not there, whatever the exception: %j', (name) => {
    expect(codeFor(name, { hasCameraApi: false })).toBe('camera.not_found');
  });
});

describe('a page that may not use the camera', () => {
  it('tells whoever builds it what is missing, once, and nothing else', async () => {
    const devices = new FakeDevices();
    devices.policy = false;
    for (let tries = 0; tries < 2; tries += 1) {
      const error = await cameraError(devices, cameraRefusal('NotAllowedError'));
      expect(error.code).toBe('camera.blocked_by_policy');
    }
    expect(devices.hints).toHaveLength(1);
    expect(devices.hints[0]).toContain('allow="camera"');
  });

  it('is not told of what the person has decided', async () => {
    const devices = new FakeDevices();
    devices.permission = 'denied';
    await cameraError(devices, cameraRefusal('NotAllowedError'));
    expect(devices.hints).toEqual([]);
  });
});
