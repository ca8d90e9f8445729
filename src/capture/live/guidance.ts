/**
 * What the figures of one picture after the other come to: one sentence at a time, and when the picture is to be taken.
 * Pure: time comes with each report. It only advises; the shutter works at any time.
 */
import {
  maxGlare,
  maxMovement,
  maxRotationDeg,
  maxTiltDeg,
  minBrightness,
  minFill,
  minSharpness,
  steadyFrames,
} from '../document/limits.ts';
import type { LiveReport } from './live-report.ts';

/** What is to be done next, the most pressing first. */
export const documentHints = [
  'find',
  'light',
  'back',
  'closer',
  'tilt',
  'turn',
  'glare',
  'blur',
  'still',
  'good',
] as const;

/** One of them. */
export type DocumentHint = (typeof documentHints)[number];

/** How long a sentence stays at least, in milliseconds: shorter than that it cannot be read. */
export const hintStaysMs = 1200;

/** Least time between two sentences that are spoken, in milliseconds. */
export const spokenEveryMs = 2000;

/** How long a good view is kept waiting for its code to be read, in milliseconds. */
export const codeWaitsMs = 3000;

/** After so long without a picture the shutter is offered prominently, in milliseconds. */
export const shutterOfferedMs = 10_000;

/** What guidance remembers. Times are in milliseconds of the caller's clock. */
export interface Guidance {
  readonly startedMs: number;
  readonly hint: DocumentHint;
  readonly hintSinceMs: number;
  /** The sentence for those who listen: the hint, but not more often than they can follow. */
  readonly spoken: DocumentHint | null;
  readonly spokenMs: number;
  /** Good pictures in a row. */
  readonly steady: number;
  /** Since when the view has been good, or `null`. */
  readonly goodSinceMs: number | null;
  /** Whether the picture is to be taken now. */
  readonly isDue: boolean;
  readonly offersShutter: boolean;
  /** Which spoken sentence offers the shutter as well, by its `spokenMs`: one, or none yet (`null`). */
  readonly offerSpokenMs: number | null;
}

/** Before the first picture. */
export const newGuidance = (nowMs: number): Guidance => ({
  startedMs: nowMs,
  hint: 'find',
  // Nothing has been shown yet: the first picture may say anything.
  hintSinceMs: nowMs - hintStaysMs,
  spoken: null,
  spokenMs: -spokenEveryMs,
  steady: 0,
  goodSinceMs: null,
  isDue: false,
  offersShutter: false,
  offerSpokenMs: null,
});

/** The most pressing hint for one picture. */
export const hintFor = ({ view, movement }: LiveReport): DocumentHint => {
  if (view.brightness < minBrightness) return 'light';
  if (!view.outline) return 'find';
  if (view.isCutOff) return 'back';
  if (view.fill < minFill) return 'closer';
  if (view.tiltDeg > maxTiltDeg) return 'tilt';
  if (Math.abs(view.rotationDeg) > maxRotationDeg) return 'turn';
  if (view.sharpness !== null && view.sharpness < minSharpness) return 'blur';
  if (movement > maxMovement) return 'still';
  return 'good';
};

/** One picture more. `waitsForCode`: the side carries a code, and reading it is worth a moment. */
export const guided = (
  before: Guidance,
  report: LiveReport,
  nowMs: number,
  waitsForCode: boolean,
): Guidance => {
  const found = hintFor(report);
  const isGood = found === 'good';
  const steady = isGood ? before.steady + 1 : 0;
  const goodSinceMs = isGood ? (before.goodSinceMs ?? nowMs) : null;
  const isSteady = steady >= steadyFrames;
  const codeIsDone =
    !waitsForCode || report.reading !== null || nowMs - (goodSinceMs ?? nowMs) >= codeWaitsMs;
  // Glare cannot be told from a white panel for certain: said in passing, never waited for.
  const wanted = isGood && !isSteady && report.view.glare > maxGlare ? 'glare' : found;
  const mayChange = nowMs - before.hintSinceMs >= hintStaysMs || wanted === 'good';
  const hint = mayChange ? wanted : before.hint;
  const maySpeak = hint !== before.spoken && nowMs - before.spokenMs >= spokenEveryMs;
  const spoken = maySpeak ? hint : before.spoken;
  const spokenMs = maySpeak ? nowMs : before.spokenMs;
  const offersShutter = nowMs - before.startedMs >= shutterOfferedMs;
  const offersAloud = offersShutter && spoken !== null && spoken !== 'good';
  return {
    startedMs: before.startedMs,
    hint,
    hintSinceMs: hint === before.hint ? before.hintSinceMs : nowMs,
    spoken,
    spokenMs,
    steady,
    goodSinceMs,
    isDue: isSteady && codeIsDone,
    offersShutter,
    offerSpokenMs: before.offerSpokenMs ?? (offersAloud ? spokenMs : null),
  };
};
