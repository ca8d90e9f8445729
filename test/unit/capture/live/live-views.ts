/** Reports of one picture as tests need them: a good one, with what is different. */
import type { LiveReport } from '../../../../src/capture/live/live-report.ts';

/** Corners of a card that fills half of a picture of 320 × 180. */
export const corners = [
  { x: 40, y: 30 },
  { x: 280, y: 30 },
  { x: 280, y: 150 },
  { x: 40, y: 150 },
] as const;

const goodView: LiveReport['view'] = {
  outline: { corners, score: 0.9 },
  fill: 0.5,
  isCutOff: false,
  tiltDeg: 2,
  rotationDeg: 1,
  aspect: 1.58,
  sharpness: 0.5,
  brightness: 140,
  glare: 0,
};

export const liveReport = (
  view: Partial<LiveReport['view']> = {},
  more: Partial<LiveReport> = {},
): LiveReport => ({
  view: { ...goodView, ...view },
  movement: 0.001,
  widthPx: 320,
  heightPx: 180,
  readsCode: true,
  reading: null,
  codeHint: null,
  ...more,
});
