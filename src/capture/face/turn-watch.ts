/**
 * Whether somebody has turned the head as a prompt asks, from one view of the face after the other. Pure. It only lets a
 * prompt end sooner: whoever does not or cannot turn goes on by time.
 */
import type { LivenessAction } from '../../model/capture.ts';
import type { FaceView } from './face-report.ts';
import {
  baselineReports,
  headBaseline,
  isFrontal,
  turnedFrom,
  type HeadBaseline,
  type HeadTurn,
} from './head-turn.ts';

/** Views in a row that have to show a turn: a single one may be a mistake. */
export const turnedViews = 2;

/** The prompts that a head's turn answers. A nod is too quick for it, and faces' movements are not judged at all. */
export const turnFor: Readonly<Partial<Record<LivenessAction, HeadTurn>>> = {
  turn_left: 'left',
  turn_right: 'right',
  look_up: 'up',
};

/** What is remembered. */
export interface TurnWatch {
  /** The latest views of somebody who looks straight ahead. */
  readonly straight: readonly FaceView[];
  readonly baseline: HeadBaseline | null;
  /** Whether prompts are being shown: from then on the baseline stays as it is. */
  readonly isRunning: boolean;
  readonly wanted: HeadTurn | null;
  /** The latest view of all. */
  readonly last: FaceView | null;
  /** Whether the head was seen elsewhere when it was asked for, or since: a head that is there already does not turn. */
  readonly wasElsewhere: boolean;
  /** Views in a row that show the turn. */
  readonly turned: number;
}

/** Before the first view. */
export const newTurnWatch = (): TurnWatch => ({
  straight: [],
  baseline: null,
  isRunning: false,
  wanted: null,
  last: null,
  wasElsewhere: false,
  turned: 0,
});

/** A prompt begins. */
export const prompted = (before: TurnWatch, action: LivenessAction): TurnWatch => {
  const { baseline, last } = before;
  const wanted = turnFor[action] ?? null;
  const wasElsewhere = baseline !== null && last !== null && turnedFrom(baseline, last) !== wanted;
  return { ...before, isRunning: true, wanted, wasElsewhere, turned: 0 };
};

/** One view more; `null` where there is no face. */
export const viewed = (before: TurnWatch, face: FaceView | null): TurnWatch => {
  if (!face) return { ...before, turned: 0 };
  const { baseline, wanted } = before;
  const after = { ...before, last: face };
  if (!wanted) return before.isRunning && baseline ? after : gathered(after, face);
  if (!baseline) return after;
  const isThere = turnedFrom(baseline, face) === wanted;
  const wasElsewhere = before.wasElsewhere || !isThere;
  return { ...after, wasElsewhere, turned: isThere && wasElsewhere ? before.turned + 1 : 0 };
};

/** Whether the turn that is wanted was seen. */
export const isTurnSeen = ({ wanted, turned }: TurnWatch): boolean =>
  wanted !== null && turned >= turnedViews;

/** The latest views rather than the first: people settle down until the first prompt. */
const gathered = (before: TurnWatch, face: FaceView): TurnWatch => {
  if (!isFrontal(face)) return before;
  const straight = [...before.straight, face].slice(-baselineReports);
  return { ...before, straight, baseline: headBaseline(straight) };
};
