/** Who keeps the camera back, by what can be seen from inside a frame. */
import { describe, expect, it } from 'vitest';
import type { FrameLevel } from '../../../src/browser/frame-chain.ts';
import { checkAround, checkWithin } from '../../../src/check/frame-check.ts';
import type { CheckResult } from '../../../src/check/page-report.ts';

const shop = 'https://shop.example';
const verify = 'https://verify.example';

const level = (different: Partial<FrameLevel> = {}): FrameLevel => ({
  ...{ path: null, allow: null, allowsCamera: true, origin: verify, ...different },
});

const findings = (results: readonly CheckResult[]) =>
  results.flatMap((result) => (result && 'severity' in result ? [result] : []));

const around = (
  levels: readonly FrameLevel[],
  endsAtTop: boolean,
  permission: PermissionState | 'unknown' = 'prompt',
) => findings(checkAround({ levels, endsAtTop, originAround: endsAtTop ? null : shop }, permission));

describe('the frames around the page [fault 04]', () => {
  it('are in order for a page of its own, and for one that was lent the camera', () => {
    expect(around([level()], true)).toEqual([]);
    expect(around([level({ path: '#capture' }), level()], true)).toEqual([]);
    expect(around([level()], false)).toEqual([]);
  });

  it('are blamed in browsers that do not tell only where the frame may not even ask', () => {
    const silent = level({ allowsCamera: null });
    expect(around([silent], true, 'denied')).toEqual([]);
    expect(around([silent], false, 'prompt')).toEqual([]);
    expect(around([silent], false, 'unknown')).toEqual([]);
    expect(around([silent], false, 'denied')[0]).toMatchObject({ id: 'frame-allow', severity: 'blocking' });
  });

  it('lack the line in the page of another origin', () => {
    const [frame, header, ...others] = around([level({ allowsCamera: false })], false, 'denied');
    expect(frame).toMatchObject({
      ...{ id: 'frame-allow', code: 'camera.blocked_by_policy', severity: 'blocking' },
      line: `<iframe allow="camera" src="${verify}/…"></iframe>`,
    });
    expect(frame?.what).toContain(shop);
    expect(header).toMatchObject({
      ...{ id: 'permissions-policy', severity: 'blocking' },
      line: `Permissions-Policy: camera=(self "${verify}")`,
    });
    expect(others).toEqual([]);
  });

  it('lack it further out where every page between has lost the camera as well', () => {
    const lost = { allowsCamera: false, path: 'body > iframe' };
    const [frame] = around([level(lost), level({ allowsCamera: false })], false);
    expect(frame?.line).toContain('<iframe allow="camera"');
    expect(frame?.what).toContain(shop);
  });

  it('are named by their place where their markup can be read', () => {
    const allow = "fullscreen; camera 'none'";
    const [frame, ...others] = around(
      [level({ allowsCamera: false, path: '#capture', allow }), level()],
      true,
    );
    expect(frame?.what).toContain('#capture');
    expect(frame?.line).toBe(`<iframe allow="fullscreen; camera" src="${verify}/…"></iframe>`);
    expect(others).toEqual([]);
  });

  it('are not blamed for a header of the page itself', () => {
    for (const levels of [
      [level({ allowsCamera: false })],
      [level({ allowsCamera: false, path: '#capture' }), level()],
    ])
      expect(around(levels, true)).toMatchObject([
        { id: 'permissions-policy', severity: 'blocking', line: 'Permissions-Policy: camera=(self)' },
      ]);
  });
});

describe('the frames in the page [fault 04]', () => {
  const within = (allow: string | null, lends: boolean | null = null, origin: string | null = verify) =>
    findings(checkWithin([{ path: '#capture', allow, origin: verify }], origin, () => lends));

  it.each(['camera', 'camera *', `microphone; camera ${verify}`, "camera 'src'; fullscreen"])(
    'lend the camera by allow="%s"',
    (allow) => {
      expect(within(allow)).toEqual([]);
    },
  );

  it.each([
    [null, 'camera'],
    ['', 'camera'],
    ['microphone', 'microphone; camera'],
    ["camera 'none'; fullscreen", 'fullscreen; camera'],
    ['camera-less', 'camera-less; camera'],
  ])('do not by allow="%s"', (allow, better) => {
    expect(within(allow)).toMatchObject([
      { id: 'frame-allow', line: `<iframe allow="${better}" src="${verify}/…"></iframe>` },
    ]);
  });

  it('do not where a header of the page forbids it, whatever their markup says', () => {
    expect(within('camera', false)).toMatchObject([
      { id: 'permissions-policy', line: `Permissions-Policy: camera=(self "${verify}")` },
    ]);
    expect(within('camera', true)).toEqual([]);
  });

  it('are nobody’s business where they show something else than the capture', () => {
    expect(within(null, false, 'https://other.example')).toEqual([]);
    expect(within(null, false, null)).toEqual([]);
  });
});
