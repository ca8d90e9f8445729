/**
 * What the figures of one picture after the other come to: one sentence at a time, and when the picture is to be taken.
 * Pure: time comes with each report. It only advises; the shutter works at any time.
 */
import {
  acceptCutOffScore,
  acceptScore,
  maxGlare,
  maxMovement,
  maxRotationDeg,
  maxTiltDeg,
  minBrightness,
  minFill,
  minSharpness,
  steadyFrames,
} from '../document/limits.ts';
import { newHintTiming, timedHint, type HintTiming } from './hint-timing.ts';
import type { LiveReport } from './live-report.ts';

/** What is to be done next, the most pressing first; the last but one are for a code that is seen and not read. */
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
  'codeCloser',
  'codeStraight',
  'good',
] as const;

/** One of them. */
export type DocumentHint = (typeof documentHints)[number];

/** How long a good view is kept waiting for its code to be read, in milliseconds. */
export const codeWaitsMs = 3000;

/** How many good pictures it waits at least: a device that takes a second for each has to read two of them alike, too. */
export const codePictures = 6;

/** So many pictures in a row may be less good meanwhile: a hand that trembles is not to wait anew every time. */
export const trembles = 2;

/** After so long without a picture the shutter is offered prominently, in milliseconds. */
export const shutterOfferedMs = 10_000;

/** After so long without a picture the ways without a camera are offered, in milliseconds. */
export const routesOfferedMs = 20_000;

/** What guidance remembers. Times are in milliseconds of the caller's clock. */
export interface Guidance extends HintTiming<DocumentHint> {
  readonly startedMs: number;
  /** Good pictures in a row. */
  readonly steady: number;
  /** Pictures in a row that were less good. */
  readonly unsteady: number;
  /** Since when the view has been good but for a tremble, or `null`. */
  readonly goodSinceMs: number | null;
  /** Good pictures since then. */
  readonly goodPictures: number;
  /** Whether the picture is to be taken now. */
  readonly isDue: boolean;
  readonly offersShutter: boolean;
  readonly offersRoutes: boolean;
  /** Which spoken sentence offers the shutter as well, by its `spokenMs`: one, or none yet (`null`). */
  readonly offerSpokenMs: number | null;
  /** The same for the ways without a camera. */
  readonly routesSpokenMs: number | null;
}

/** Before the first picture. */
export const newGuidance = (nowMs: number): Guidance => ({
  ...newHintTiming<DocumentHint>('find'),
  startedMs: nowMs,
  steady: 0,
  unsteady: 0,
  goodSinceMs: null,
  goodPictures: 0,
  isDue: false,
  offersShutter: false,
  offersRoutes: false,
  offerSpokenMs: null,
  routesSpokenMs: null,
});

/** The most pressing hint for one picture. */
export const hintFor = ({ view, movement }: Pick<LiveReport, 'view' | 'movement'>): DocumentHint => {
  if (view.brightness < minBrightness) return 'light';
  if (!view.outline || view.outline.score < (view.isCutOff ? acceptCutOffScore : acceptScore)) return 'find';
  if (view.isCutOff) return 'back';
  if (view.fill < minFill) return 'closer';
  if (view.tiltDeg > maxTiltDeg) return 'tilt';
  if (Math.abs(view.rotationDeg) > maxRotationDeg) return 'turn';
  // Every document has print: where not even an edge of it is left, it is out of focus.
  if ((view.sharpness ?? 0) < minSharpness) return 'blur';
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
  const unsteady = isGood ? 0 : before.unsteady + 1;
  const goodSinceMs = unsteady > trembles ? null : (before.goodSinceMs ?? (isGood ? nowMs : null));
  const goodPictures = goodSinceMs === null ? 0 : before.goodPictures + (isGood ? 1 : 0);
  const isSteady = steady >= steadyFrames;
  const waits = waitsForCode && report.reading === null;
  const codeIsDone =
    !waits || (goodPictures >= codePictures && nowMs - (goodSinceMs ?? nowMs) >= codeWaitsMs);
  // Glare cannot be told from a white panel for certain: said in passing, never waited for.
  const isGlaring = isGood && !isSteady && report.view.glare > maxGlare;
  const wanted = isGlaring ? 'glare' : isSteady && waits ? (report.codeHint ?? found) : found;
  const timing = timedHint(before, wanted, nowMs, wanted === 'good');
  const { spoken, spokenMs } = timing;
  const offersShutter = nowMs - before.startedMs >= shutterOfferedMs;
  const offersRoutes = nowMs - before.startedMs >= routesOfferedMs;
  const mayOffer = spoken !== null && spoken !== 'good';
  return {
    ...timing,
    startedMs: before.startedMs,
    steady,
    unsteady,
    goodSinceMs,
    goodPictures,
    isDue: isSteady && codeIsDone,
    offersShutter,
    offersRoutes,
    offerSpokenMs: before.offerSpokenMs ?? (offersShutter && mayOffer ? spokenMs : null),
    routesSpokenMs: before.routesSpokenMs ?? (offersRoutes && mayOffer ? spokenMs : null),
  };
};
