/** Which way a head is held, from the detector's six landmarks. Pure; the figures are relative, no angles but the roll. */
import type { Point } from '../image/gray-image.ts';
import type { FaceLandmarks } from './face-boxes.ts';
import type { FaceView } from './face-report.ts';

/** How a head is held. */
export type FacePose = Pick<FaceView, 'rollDeg' | 'yaw' | 'pitch'>;

/** Where the nose's tip lies between the eyes (0) and the mouth (1) when most people look straight ahead. */
const straightNose = 0.55;

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** The pose of a head, in a picture that is not mirrored. */
export const facePose = ({ rightEye, leftEye, nose, mouth, rightEar, leftEar }: FaceLandmarks): FacePose => {
  // Both eyes and both ears: either pair alone trembles.
  const across = {
    x: leftEye.x - rightEye.x + (leftEar.x - rightEar.x),
    y: leftEye.y - rightEye.y + (leftEar.y - rightEar.y),
  };
  const roll = Math.atan2(across.y, across.x);
  const [cos, sin] = [Math.cos(roll), Math.sin(roll)];
  /** In the head's own axes: x to the person's left, y down to the chin. */
  const own = ({ x, y }: Point): Point => ({ x: x * cos + y * sin, y: y * cos - x * sin });
  const [eyes, ears] = [own(between(rightEye, leftEye)), own(between(rightEar, leftEar))];
  const [tip, lips, right, left] = [own(nose), own(mouth), own(rightEar), own(leftEar)];
  const width = left.x - right.x;
  const height = lips.y - eyes.y;
  if (!(width > 0 && height > 0)) return { rollDeg: toDegrees(roll), yaw: 0, pitch: 0 };
  // The nose lies before the ears: it moves to where the head turns, the ears stay.
  const yaw = (2 * (tip.x - ears.x)) / width;
  // Looking up, the nose comes near the eyes, and the ears, being behind, sink.
  const pitch = straightNose - (tip.y - eyes.y) / height + (ears.y - eyes.y) / height / 2;
  return { rollDeg: toDegrees(roll), yaw: clamped(yaw), pitch: clamped(pitch) };
};

const toDegrees = (angle: number): number => (angle * 180) / Math.PI;
const clamped = (value: number): number => Math.max(-1, Math.min(1, value));
