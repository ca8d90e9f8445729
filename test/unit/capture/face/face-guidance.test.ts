/** What is said about a face before the camera, and when its photo is taken: tables over figures and time. */
import { describe, expect, it } from 'vitest';
import {
  faceGuided,
  faceHintFor,
  faceHints,
  faceMovement,
  newFaceGuidance,
  type FaceGuidance,
  type FaceHint,
  type FaceTarget,
} from '../../../../src/capture/face/face-guidance.ts';
import {
  bestWaitsMs,
  goodForMs,
  maxFaceMovement,
  minFaceBrightness,
  shutterOfferedMs,
  steadyFaceFrames,
  waysOfferedMs,
} from '../../../../src/capture/face/face-limits.ts';
import type { FaceReport, FaceView } from '../../../../src/capture/face/face-report.ts';
import { hintStaysMs, spokenEveryMs } from '../../../../src/capture/live/hint-timing.ts';
import { faceReport, straightFace } from '../../../fakes/fake-face-eye.ts';

const target: FaceTarget = { xPx: 320, yPx: 240, radiusXPx: 134, radiusYPx: 182 };

/** A picture every 100 ms, unless told otherwise. */
const watch = (reports: readonly FaceReport[], stepMs = 100): readonly FaceGuidance[] => {
  const seen: FaceGuidance[] = [];
  reports.forEach((report, index) => {
    seen.push(faceGuided(seen.at(-1) ?? newFaceGuidance(0), report, target, (index + 1) * stepMs));
  });
  return seen;
};

const many = (count: number, report: FaceReport): readonly FaceReport[] =>
  Array.from({ length: count }, () => report);

const aside = (xPx: number, yPx: number): Partial<FaceView> => ({
  xPx: straightFace.xPx + xPx,
  yPx: straightFace.yPx + yPx,
});

describe('the hint for one picture', () => {
  it.each<[FaceHint, Partial<FaceView> | null, Partial<FaceReport>, number]>([
    ['good', {}, {}, 0],
    ['find', null, {}, 1],
    ['light', null, { brightness: 10 }, 1],
    ['alone', { widthPx: 60, heightPx: 70 }, { faces: 2, brightness: 10 }, 0],
    ['light', { widthPx: 60, heightPx: 70 }, { brightness: minFaceBrightness - 1 }, 0],
    ['closer', { ...aside(-120, 0), widthPx: 60, heightPx: 70 }, {}, 0],
    ['back', { xPx: 190, yPx: 180, widthPx: 260, heightPx: 290, yaw: 1 }, {}, 0],
    ['centre-right', { ...aside(120, 0), yaw: 1 }, {}, 0],
    ['centre-left', { ...aside(-120, 30), rollDeg: 60 }, {}, 0],
    ['centre-up', { ...aside(10, 120), pitch: 1 }, {}, 0],
    ['centre-down', aside(0, -120), {}, 1],
    ['straight', { yaw: -0.6 }, { sharpness: 0.01 }, 1],
    ['straight', { rollDeg: -35 }, {}, 0],
    ['straight', { pitch: 0.9 }, {}, 0],
    ['still', {}, {}, maxFaceMovement + 0.01],
    ['still', {}, { sharpness: 0.01 }, 0],
  ])('is %s, the most pressing of all', (hint, face, more, movement) => {
    expect(faceHintFor(faceReport(face, more), target, movement)).toBe(hint);
  });

  it('does not judge a sharpness that was not measured', () => {
    expect(faceHintFor(faceReport({}, { sharpness: null }), target, 0)).toBe('good');
  });

  it('asks nobody for light who has dark skin in good light', () => {
    expect(faceHintFor(faceReport({}, { brightness: 50 }), target, 0)).toBe('good');
  });

  it('knows every hint', () => {
    expect(new Set(faceHints).size).toBe(12);
  });
});

describe('movement', () => {
  const { widthPx } = straightFace;

  it.each<[string, Partial<FaceView>, number]>([
    ['nothing', {}, 0],
    ['a tenth to a side', { xPx: straightFace.xPx + widthPx / 10 }, 0.1],
    ['growing about its middle', { xPx: 220, widthPx: 200 }, 0.1],
  ])('of %s', (_, change, share) => {
    expect(faceMovement(straightFace, { ...straightFace, ...change })).toBeCloseTo(share, 5);
  });

  it('from nowhere is a movement', () => {
    expect(faceMovement(null, straightFace)).toBe(1);
  });
});

describe('the sentences', () => {
  it('stay long enough to be read, and give way to praise at once', () => {
    const far = faceReport({ widthPx: 60, heightPx: 70, xPx: 290, yPx: 205 });
    const seen = watch([far, ...many(5, faceReport(null)), ...many(3, faceReport())]);
    expect(seen.map(({ hint }) => hint)).toEqual([
      ...Array<FaceHint>(7).fill('closer'),
      ...Array<FaceHint>(2).fill('good'),
    ]);
    const later = watch([far, ...many(20, faceReport(null))]);
    const change = later.findIndex(({ hint }) => hint === 'find');
    expect(change * 100).toBe(hintStaysMs);
  });

  it('are spoken no more often than people can follow', () => {
    const restless = Array.from({ length: 60 }, (_, index) => faceReport(index % 2 ? null : aside(120, 0)));
    const spokenAt = [...new Set(watch(restless, 700).map(({ spokenMs }) => spokenMs))];
    expect(spokenAt.length).toBeGreaterThan(5);
    spokenAt.slice(1).forEach((timeMs, index) => {
      expect(timeMs - (spokenAt[index] ?? 0)).toBeGreaterThanOrEqual(spokenEveryMs);
    });
  });
});

describe('taking the photo', () => {
  const dueAt = (seen: readonly FaceGuidance[]): number => seen.findIndex(({ isDue }) => isDue);

  it('waits for several good pictures, and for the praise to be seen', () => {
    // The first picture has nothing before it that it could have stayed with.
    const quick = watch(many(60, faceReport()), 50);
    expect(dueAt(quick) * 50 - 50).toBe(goodForMs);
    const slow = watch(many(10, faceReport()), 500);
    expect(dueAt(slow)).toBe(steadyFaceFrames);
  });

  it.each<[string, FaceReport]>([
    ['was gone', faceReport(null)],
    ['looked away', faceReport({ yaw: 0.7 })],
    ['was two', faceReport({}, { faces: 2 })],
  ])('begins to count anew after a face that %s', (_, report) => {
    const half = many(6, faceReport());
    expect(dueAt(watch([...half, report, ...half]))).toBe(-1);
    expect(dueAt(watch([...half, report, ...half, ...half]))).toBeGreaterThan(half.length);
  });

  it('takes the best moment: a blurred one is let pass', () => {
    const sharp = faceReport({}, { sharpness: 0.6 });
    const softer = faceReport({}, { sharpness: 0.4 });
    const seen = watch([...many(3, sharp), ...many(8, softer), sharp]);
    expect(dueAt(seen)).toBe(11);
  });

  it('does not wait for a better moment for ever', () => {
    const seen = watch([
      ...many(3, faceReport({}, { sharpness: 0.6 })),
      ...many(40, faceReport({}, { sharpness: 0.4 })),
    ]);
    expect(dueAt(seen) * 100 - 100).toBe(goodForMs + bestWaitsMs);
  });

  it('offers the shutter, then other ways, each aloud with one sentence that is not praise', () => {
    const seen = watch(many(300, faceReport(null)));
    const at = (isOffered: (guidance: FaceGuidance) => boolean) => (seen.findIndex(isOffered) + 1) * 100;
    expect(at(({ offersShutter }) => offersShutter)).toBe(shutterOfferedMs);
    expect(at(({ offersWays }) => offersWays)).toBe(waysOfferedMs);
    expect(seen.at(-1)?.shutterSpokenMs).toBe(seen.at(-1)?.spokenMs);
  });

  it('offers nothing aloud together with praise', () => {
    const good = newFaceGuidance(0);
    const late = faceGuided(
      { ...good, hint: 'good', spoken: 'good', face: straightFace },
      faceReport(),
      target,
      25_000,
    );
    expect([late.offersWays, late.shutterSpokenMs, late.waysSpokenMs]).toEqual([true, null, null]);
  });
});
