import { describe, expect, it } from 'vitest';
import type { PageFacts } from '../../../src/browser/page-facts.ts';
import { checkCamera, type CameraFacts } from '../../../src/check/camera-check.ts';
import { checkMemory, checkOrigin, checkSecure, checkVersion } from '../../../src/check/page-check.ts';

const facts = (different: Partial<PageFacts> = {}): PageFacts => ({
  ...{ origin: 'https://shop.example', isSecure: true, isHttps: true, port: '', ...different },
});

describe('the page', () => {
  it('is secure, has an origin, one version and a memory', () => {
    for (const result of [checkSecure(facts()), checkVersion('1.2.0', '1.2.0'), checkMemory(true)])
      expect(result).not.toHaveProperty('severity');
    expect(checkOrigin(facts())).toBeNull();
    expect(checkVersion('1.2.0', null)).toBeNull();
  });

  it('[fault 05] is told its own address on https, or localhost', () => {
    const insecure = { isSecure: false, isHttps: false, origin: 'http://shop.example:8080', port: '8080' };
    const result = checkSecure(facts(insecure));
    expect(result).toMatchObject({
      ...{ code: 'env.insecure_context', severity: 'blocking', line: 'https://shop.example/' },
    });
    expect(result?.what).toContain('http://localhost:8080.');
    const onPort80 = checkSecure(facts({ ...insecure, origin: 'http://shop.example', port: '' }));
    expect(onPort80?.what).toContain('http://localhost.');
  });

  it('[fault 05] is not blamed for an insecure one around it', () => {
    const result = checkSecure(facts({ isSecure: false }));
    expect(result).toMatchObject({ code: 'env.insecure_context', line: null });
    expect(result?.what).toContain('around');
  });

  it('is told when a sandboxed frame has taken its origin', () => {
    expect(checkOrigin(facts({ origin: null }))).toMatchObject({
      ...{ id: 'sandboxed-frame', severity: 'blocking' },
      line: expect.stringContaining('allow-same-origin') as string,
    });
  });

  it('[fault 34] is told which of two versions runs', () => {
    const result = checkVersion('1.3.0', '1.2.0');
    expect(result).toMatchObject({ code: 'env.duplicate_version', severity: 'degraded' });
    expect(result?.what).toContain('version 1.2.0 was registered first');
    expect(result?.what).toContain('1.3.0');
    expect(checkVersion('1.3.0', undefined)?.what).toContain('an older version');
  });

  it('is told what a browser without a memory means', () => {
    expect(checkMemory(false)).toMatchObject({ code: null, severity: 'degraded', line: null });
  });
});

describe('the camera', () => {
  const camera = (different: Partial<CameraFacts> = {}): CameraFacts => ({
    hasCameraApi: true,
    cameras: 1,
    permission: 'prompt',
    browser: { browser: 'chrome', system: 'desktop', app: null },
    isAllowed: true,
    ...different,
  });
  const codes = (different: Partial<CameraFacts>) =>
    checkCamera(camera(different)).flatMap((result) =>
      result && 'severity' in result ? [`${result.severity} ${String(result.code)}`] : [],
    );

  const instagram = { browser: 'chrome', system: 'android', app: 'Instagram' } as const;

  it.each([
    ['one that the browser will ask for', {}, []],
    ['one that was allowed', { permission: 'granted' }, []],
    ['none', { cameras: 0 }, ['degraded camera.not_found']],
    ['one that was denied', { permission: 'denied' }, ['degraded camera.permission_denied']],
    ['one that only the pages around deny', { permission: 'denied', isAllowed: false }, []],
    ['a browser that does not tell', { permission: 'unknown' }, []],
    ['[fault 15] an app’s browser', { browser: instagram }, ['degraded env.in_app_browser']],
    [
      '[fault 15] an app’s browser without any',
      { browser: instagram, hasCameraApi: false, cameras: 0, permission: 'unknown' },
      ['blocking env.in_app_browser'],
    ],
    [
      '[fault 15] a phone’s browser that has no camera and does not say what it is',
      { browser: { ...instagram, app: null }, hasCameraApi: false, cameras: 0 },
      ['blocking env.in_app_browser'],
    ],
  ] as const)('%s', (_, different, expected) => {
    expect(codes(different)).toEqual(expected);
  });

  it('[fault 15] is not missed by name where the app does not say whose it is', () => {
    for (const app of ['', null] as const) {
      const [result] = checkCamera(camera({ hasCameraApi: false, browser: { ...instagram, app } }));
      expect(result?.what).toContain('inside an app,');
    }
  });
});
