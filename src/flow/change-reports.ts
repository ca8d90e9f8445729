/** Which reports the page gets when one state follows another: derived from the change, so none is forgotten. */
import { isRecoverable, type ErrorCode } from '../model/errors.ts';
import type { Report } from '../model/report.ts';
import { positionOf } from './plan.ts';
import type { FlowEffect, FlowState } from './types.ts';

/** The reports between two states, as effects, in the order in which the page hears them. */
export const changeReports = (before: FlowState, after: FlowState): readonly FlowEffect[] =>
  before === after ? [] : reports(before, after).map((report) => ({ type: 'report', report }));

const reports = (before: FlowState, after: FlowState): Report[] => {
  const list: Report[] = [];
  if (isReady(after) && !isReady(before)) list.push({ type: 'ready' });

  const step = after.phase === 'capturing' ? after.step : null;
  if (after.phase === 'capturing' && step !== (before.phase === 'capturing' ? before.step : null))
    list.push({ type: 'step', ...positionOf(after.session, after.step) });

  const handoff = handoffPhase(before, after);
  if (handoff) list.push({ type: 'handoff', phase: handoff });

  const code = problemOf(after);
  if (code && code !== problemOf(before))
    list.push({ type: 'error', code, recoverable: isRecoverable(code) });

  for (const failed of failedUploads(after))
    if (failed !== code && !failedUploads(before).includes(failed))
      list.push({ type: 'error', code: failed, recoverable: isRecoverable(failed) });

  if (after.phase === 'ended' && before.phase !== 'ended') {
    if (after.status === 'cancelled') list.push({ type: 'cancel' });
    if (after.status === 'completed')
      list.push({ type: 'complete', sessionId: after.sessionId ?? '', status: after.status });
  }
  return list;
};

/** Ready: the person can begin, or is in the middle of it. */
const isReady = (state: FlowState): boolean =>
  state.phase === 'opening' ? state.invitation !== null : state.phase !== 'idle' && state.phase !== 'ended';

/** The code that the person reads in this state, or `null`. */
const problemOf = (state: FlowState): ErrorCode | null => {
  if (state.phase === 'idle') return null;
  if (state.phase === 'ended') return state.code;
  return state.problem?.code ?? null;
};

/** Codes of the uploads that have failed in this state. */
const failedUploads = (state: FlowState): readonly ErrorCode[] =>
  'uploads' in state
    ? Object.values(state.uploads).flatMap((upload) => (upload.phase === 'failed' ? [upload.code] : []))
    : [];

const handoffPhase = (before: FlowState, after: FlowState) => {
  if (after.phase === 'handed-off') {
    const known = before.phase === 'handed-off' ? before.progress : null;
    return after.progress === known ? null : after.progress;
  }
  if (before.phase !== 'handed-off') return null;
  if (after.phase === 'capturing') return 'taken-back';
  return after.phase === 'ended' && after.status === 'completed' ? 'completed' : null;
};
