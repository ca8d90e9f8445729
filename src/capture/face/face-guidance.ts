/**
 * What the figures of one picture of a face after the other come to: one sentence at a time, and when the photo is to be
 * taken. Pure: time comes with each report. It only advises; the shutter works at any time.
 */
import {
  bestShare,
  bestWaitsMs,
  faceMiddle,
  goodForMs,
  maxFaceFill,
  maxFaceMovement,
  maxFaceOffset,
  maxPitch,
  maxRollDeg,
  maxYaw,
  minFaceBrightness,
  minFaceFill,
  minFaceSharpness,
  shutterOfferedMs,
  steadyFaceFrames,
  waysOfferedMs,
} from './face-limits.ts';
import type { FaceReport, FaceView } from './face-report.ts';
import { newHintTiming, timedHint, type HintTiming } from '../live/hint-timing.ts';

/** What is to be done next, the most pressing first. Directions are the person's own. */
export const faceHints = [
  'find',
  'alone',
  'light',
  'closer',
  'back',
  'centre-left',
  'centre-right',
  'centre-up',
  'centre-down',
  'straight',
  'still',
  'good',
] as const;

/** One of them. */
export type FaceHint = (typeof faceHints)[number];

/** Where the face is wanted: an oval, in pixels of the picture that is reported on. */
export interface FaceTarget {
  readonly xPx: number;
  readonly yPx: number;
  readonly radiusXPx: number;
  readonly radiusYPx: number;
}

/** What guidance remembers. Times are in milliseconds of the caller's clock. */
export interface FaceGuidance extends HintTiming<FaceHint> {
  readonly startedMs: number;
  /** The face in the picture before, or `null`. */
  readonly face: FaceView | null;
  /** Good pictures in a row, since when, and the sharpness of the sharpest among them. */
  readonly steady: number;
  readonly goodSinceMs: number | null;
  readonly bestSharpness: number;
  /** Whether the photo is to be taken now. */
  readonly isDue: boolean;
  readonly offersShutter: boolean;
  readonly offersWays: boolean;
  /** Which spoken sentence makes the offer as well, by its `spokenMs`: one each, or none yet (`null`). */
  readonly shutterSpokenMs: number | null;
  readonly waysSpokenMs: number | null;
}

/** Before the first picture. */
export const newFaceGuidance = (nowMs: number): FaceGuidance => ({
  ...newHintTiming<FaceHint>('find'),
  startedMs: nowMs,
  face: null,
  steady: 0,
  goodSinceMs: null,
  bestSharpness: 0,
  isDue: false,
  offersShutter: false,
  offersWays: false,
  shutterSpokenMs: null,
  waysSpokenMs: null,
});

/** How far a face has moved or grown since the picture before, as a share of its width; 1 where there was none. */
export const faceMovement = (before: FaceView | null, face: FaceView): number => {
  if (!before) return 1;
  const [from, to] = [middleOf(before), middleOf(face)];
  const moved = Math.hypot(to.xPx - from.xPx, to.yPx - from.yPx);
  return (moved + Math.abs(face.widthPx - before.widthPx)) / Math.max(1, face.widthPx);
};

/** The most pressing hint for one picture. `movement` as `faceMovement` gives it. */
export const faceHintFor = (report: FaceReport, target: FaceTarget, movement: number): FaceHint => {
  const { face, brightness, sharpness } = report;
  // In the dark nobody is found: light helps then, looking elsewhere does not.
  if (!face) return brightness < minFaceBrightness ? 'light' : 'find';
  if (report.faces > 1) return 'alone';
  if (brightness < minFaceBrightness) return 'light';
  const fill = face.heightPx / (2 * target.radiusYPx);
  if (fill < minFaceFill) return 'closer';
  if (fill > maxFaceFill) return 'back';
  const shift = shiftTo(target, face);
  if (shift) return shift;
  if (Math.abs(face.rollDeg) > maxRollDeg || Math.abs(face.yaw) > maxYaw || Math.abs(face.pitch) > maxPitch)
    return 'straight';
  if (movement > maxFaceMovement || (sharpness !== null && sharpness < minFaceSharpness)) return 'still';
  return 'good';
};

/** One picture more. */
export const faceGuided = (
  before: FaceGuidance,
  report: FaceReport,
  target: FaceTarget,
  nowMs: number,
): FaceGuidance => {
  const movement = report.face ? faceMovement(before.face, report.face) : 1;
  const wanted = faceHintFor(report, target, movement);
  const isGood = wanted === 'good';
  const timing = timedHint(before, wanted, nowMs, isGood);
  const steady = isGood ? before.steady + 1 : 0;
  const goodSinceMs = isGood ? (before.goodSinceMs ?? nowMs) : null;
  const sharpness = report.sharpness ?? 0;
  const bestSharpness = isGood ? Math.max(before.bestSharpness, sharpness) : 0;
  const goodMs = nowMs - (goodSinceMs ?? nowMs);
  const isBest = sharpness >= bestSharpness * bestShare || goodMs >= goodForMs + bestWaitsMs;
  const offersShutter = nowMs - before.startedMs >= shutterOfferedMs;
  const offersWays = nowMs - before.startedMs >= waysOfferedMs;
  const isAdvice = timing.spoken !== null && timing.spoken !== 'good';
  return {
    ...timing,
    startedMs: before.startedMs,
    face: report.face,
    steady,
    goodSinceMs,
    bestSharpness,
    isDue: steady >= steadyFaceFrames && goodMs >= goodForMs && isBest,
    offersShutter,
    offersWays,
    shutterSpokenMs: before.shutterSpokenMs ?? (offersShutter && isAdvice ? timing.spokenMs : null),
    waysSpokenMs: before.waysSpokenMs ?? (offersWays && isAdvice ? timing.spokenMs : null),
  };
};

const middleOf = ({ xPx, yPx, widthPx, heightPx }: FaceView) => ({
  xPx: xPx + widthPx / 2,
  yPx: yPx + heightPx / 2,
});

/** Which way the person has to go; `null` where they are right. A camera sees somebody's left on its right. */
const shiftTo = (target: FaceTarget, face: FaceView): FaceHint | null => {
  const across = (face.xPx + face.widthPx / 2 - target.xPx) / target.radiusXPx;
  const down = (face.yPx + face.heightPx * faceMiddle - target.yPx) / target.radiusYPx;
  if (Math.max(Math.abs(across), Math.abs(down)) <= maxFaceOffset) return null;
  if (Math.abs(across) >= Math.abs(down)) return across > 0 ? 'centre-right' : 'centre-left';
  return down > 0 ? 'centre-up' : 'centre-down';
};
