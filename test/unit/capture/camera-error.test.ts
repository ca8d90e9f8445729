/** The browser's exception and what is around it → one code: as a table over the whole product of both. */
import { describe, expect, it } from 'vitest';
import { cameraErrorCode } from '../../../src/capture/camera-error.ts';
import type { ErrorCode } from '../../../src/model/errors.ts';

interface Circumstances {
  readonly isSecureContext: boolean;
  readonly hasCameraApi: boolean;
  readonly isFramed: boolean;
  readonly policyAllowsCamera: boolean | null;
  readonly permission: PermissionState | 'unknown';
  readonly cameras: number;
}

const usual: Circumstances = {
  isSecureContext: true,
  hasCameraApi: true,
  isFramed: false,
  policyAllowsCamera: null,
  permission: 'unknown',
  cameras: 1,
};

const codeFor = (name: string, different: Partial<Circumstances>) => {
  const { policyAllowsCamera, permission, cameras, ...page } = { ...usual, ...different };
  return cameraErrorCode(
    name,
    { ...page, policyAllowsCamera: () => policyAllowsCamera },
    permission,
    cameras,
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
