/** Turns of a head against its person's own way to look straight ahead. */
import { describe, expect, it } from 'vitest';
import { baselineReports, headBaseline, turnedFrom } from '../../../../src/capture/face/head-turn.ts';
import type { FaceView } from '../../../../src/capture/face/face-report.ts';

const face = (pose: Partial<FaceView>): FaceView => ({
  ...{ xPx: 0, yPx: 0, widthPx: 100, heightPx: 100, score: 0.9, rollDeg: 0, yaw: 0, pitch: 0 },
  ...pose,
});
const faces = (...poses: readonly Partial<FaceView>[]): FaceView[] => poses.map(face);

describe('a baseline', () => {
  it('waits for enough frontal views', () => {
    const four = faces(...Array.from({ length: baselineReports - 1 }, () => ({})));
    expect(headBaseline(four)).toBeNull();
    expect(headBaseline([...four, face({ yaw: 0.6 })])).toBeNull();
    expect(headBaseline([...four, face({ rollDeg: -35 })])).toBeNull();
    expect(headBaseline([...four, face({})])).toEqual({ yaw: 0, pitch: 0 });
  });

  it('is the median of the first views, whatever comes later', () => {
    const views = faces(
      ...[0.05, 0.07, -0.35, 0.06, 0.39].map((yaw, index) => ({ yaw, pitch: 0.2 + index / 100 })),
      ...[0.3, 0.3, 0.3, 0.3].map((yaw) => ({ yaw, pitch: -0.4 })),
    );
    expect(headBaseline(views)).toEqual({ yaw: 0.06, pitch: 0.22 });
  });
});

describe('a turn', () => {
  const baseline = { yaw: 0.1, pitch: 0.2 };

  it.each([
    ['nowhere at the baseline', { yaw: 0.1, pitch: 0.2 }, null],
    ['nowhere near the baseline', { yaw: 0.25, pitch: 0.12 }, null],
    ['left', { yaw: 0.4, pitch: 0.2 }, 'left'],
    ['right, although the figure is small', { yaw: -0.15, pitch: 0.2 }, 'right'],
    ['up', { yaw: 0.1, pitch: 0.38 }, 'up'],
    ['down', { yaw: 0.1, pitch: 0.02 }, 'down'],
    ['the larger of two', { yaw: 0.7, pitch: 0.36 }, 'left'],
    ['the larger of two', { yaw: 0.34, pitch: -0.2 }, 'down'],
  ] as const)('goes %s', (_, pose, turn) => {
    expect(turnedFrom(baseline, face(pose))).toBe(turn);
  });
});
