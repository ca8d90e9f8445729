/**
 * Whether a head has turned, against the way its person looks straight ahead. Pure. It steers prompts; that somebody is
 * alive is not said by it.
 */
import type { FaceView } from './face-report.ts';

/** Where a head can turn; left and right are the person's own. */
export type HeadTurn = 'left' | 'right' | 'up' | 'down';

/** How a person holds the head when looking straight ahead. */
export interface HeadBaseline {
  readonly yaw: number;
  readonly pitch: number;
}

/** So many reports make a baseline. */
export const baselineReports = 5;
/** Nobody who turns further than that to a side looks straight ahead, be the camera beside the screen. */
const frontalYaw = 0.4;
/** A lean in degrees that is no way to look straight ahead. */
const frontalRollDeg = 20;
/** From that change on it is a turn to a side. */
const yawChange = 0.22;
/** From that change on it is a turn up or down; the detector sees less of these. */
const pitchChange = 0.16;

/** Whether the person looks straight ahead, as far as that can be told of somebody unknown. */
export const isFrontal = ({ yaw, rollDeg }: FaceView): boolean =>
  Math.abs(yaw) <= frontalYaw && Math.abs(rollDeg) <= frontalRollDeg;

/** The median of the first frontal views; `null` while there are too few of them. */
export const headBaseline = (faces: readonly FaceView[]): HeadBaseline | null => {
  const frontal = faces.filter(isFrontal).slice(0, baselineReports);
  if (frontal.length < baselineReports) return null;
  return { yaw: median(frontal.map(({ yaw }) => yaw)), pitch: median(frontal.map(({ pitch }) => pitch)) };
};

/** Where the head has turned; `null` while it is near its baseline. Of two turns at once, the larger. */
export const turnedFrom = (baseline: HeadBaseline, { yaw, pitch }: FaceView): HeadTurn | null => {
  const aside = (yaw - baseline.yaw) / yawChange;
  const upward = (pitch - baseline.pitch) / pitchChange;
  if (Math.max(Math.abs(aside), Math.abs(upward)) < 1) return null;
  if (Math.abs(aside) >= Math.abs(upward)) return aside > 0 ? 'left' : 'right';
  return upward > 0 ? 'up' : 'down';
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
