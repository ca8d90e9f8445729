/** The pose of a head, on landmarks of a head that is modelled: two eyes, a nose before them, two ears behind them. */
import { describe, expect, it } from 'vitest';
import type { FaceLandmarks } from '../../../../src/capture/face/face-boxes.ts';
import { facePose } from '../../../../src/capture/face/face-pose.ts';

interface Turned {
  /** To the person's own left. */
  readonly yawDeg?: number;
  /** Up. */
  readonly pitchDeg?: number;
  /** To the person's own left shoulder. */
  readonly rollDeg?: number;
}

/** x to the person's left, y down, z to the camera; half a head's width is 1. */
const head = {
  ...{ rightEye: [-0.45, -0.3, 0.75], leftEye: [0.45, -0.3, 0.75], nose: [0, 0.15, 1.15] },
  ...{ mouth: [0, 0.55, 0.9], rightEar: [-1, -0.1, 0], leftEar: [1, -0.1, 0] },
} as const satisfies Record<keyof FaceLandmarks, readonly [number, number, number]>;

const seen = ({ yawDeg = 0, pitchDeg = 0, rollDeg = 0 }: Turned, mirror = 1): FaceLandmarks => {
  const [yaw, pitch, roll] = [yawDeg, pitchDeg, rollDeg].map((deg) => (deg * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const point = ([x, y, z]: readonly [number, number, number]) => {
    const [aside, ahead] = [x * Math.cos(yaw) + z * Math.sin(yaw), z * Math.cos(yaw) - x * Math.sin(yaw)];
    const down = y * Math.cos(pitch) - ahead * Math.sin(pitch);
    return {
      x: 300 + mirror * 100 * (aside * Math.cos(roll) - down * Math.sin(roll)),
      y: 200 + 100 * (aside * Math.sin(roll) + down * Math.cos(roll)),
    };
  };
  return {
    ...{ rightEye: point(head.rightEye), leftEye: point(head.leftEye), nose: point(head.nose) },
    ...{ mouth: point(head.mouth), rightEar: point(head.rightEar), leftEar: point(head.leftEar) },
  };
};

describe('the pose of a head', () => {
  it.each([-40, -25, -10, 10, 25, 40])('tells a turn of %i degrees to a side by its sign', (yawDeg) => {
    const { yaw } = facePose(seen({ yawDeg }));
    expect(Math.sign(yaw)).toBe(Math.sign(yawDeg));
    expect(Math.abs(yaw)).toBeGreaterThan(Math.abs(yawDeg) / 100);
  });

  it('tells more of a larger turn', () => {
    const yaws = [-40, -25, -10, 0, 10, 25, 40].map((yawDeg) => facePose(seen({ yawDeg })).yaw);
    expect(yaws).toEqual([...yaws].sort((a, b) => a - b));
    const pitches = [-25, -15, -5, 0, 5, 15, 25].map((pitchDeg) => facePose(seen({ pitchDeg })).pitch);
    expect(pitches).toEqual([...pitches].sort((a, b) => a - b));
    expect(Math.min(...pitches)).toBeLessThan(0);
    expect(Math.max(...pitches)).toBeGreaterThan(0);
  });

  it.each([-30, -10, 10, 30])('tells a head that leans by %i degrees', (rollDeg) => {
    expect(facePose(seen({ rollDeg })).rollDeg).toBeCloseTo(rollDeg, 5);
  });

  it('does not take a lean for a turn', () => {
    const straight = facePose(seen({}));
    for (const rollDeg of [-25, 25]) {
      const { yaw, pitch } = facePose(seen({ rollDeg }));
      expect(yaw).toBeCloseTo(straight.yaw, 5);
      expect(pitch).toBeCloseTo(straight.pitch, 5);
    }
  });

  it('stays within its range for landmarks that make no head', () => {
    const spot = { x: 5, y: 5 };
    const { rightEye, ...rest } = seen({});
    const poses = [
      facePose({ rightEye: spot, leftEye: spot, nose: spot, mouth: spot, rightEar: spot, leftEar: spot }),
      facePose({ ...rest, rightEye, nose: { x: 9000, y: -9000 } }),
    ];
    for (const { yaw, pitch, rollDeg } of poses) {
      expect(Math.abs(yaw)).toBeLessThanOrEqual(1);
      expect(Math.abs(pitch)).toBeLessThanOrEqual(1);
      expect(rollDeg).toBeGreaterThanOrEqual(-180);
    }
  });
});
