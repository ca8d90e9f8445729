/**
 * What two devices of one session need to know of each other, derived from the change of state, so that no transition
 * forgets it: whether the session is followed, and which step is on the screen here.
 */
import type { StepId } from '../model/step.ts';
import type { FlowEffect, FlowState } from './types.ts';

/** Following and telling, as effects of the change between two states. */
export const companionEffects = (before: FlowState, after: FlowState): readonly FlowEffect[] => {
  const [was, is] = [isShared(before), isShared(after)];
  const step = stepOf(after);
  const effects: FlowEffect[] = is && (!was || step !== stepOf(before)) ? [{ type: 'tell-step', step }] : [];
  if (was !== is) effects.push({ type: is ? 'watch' : 'unwatch' });
  return effects;
};

/** Whether nobody waits for what an effect does: where it fails, the capture itself goes on. */
export const isCompanion = ({ type }: FlowEffect): boolean =>
  type === 'watch' || type === 'unwatch' || type === 'tell-step';

/**
 * Whether another device works on the session, or may come to: also by a link that was shown before this page was loaded
 * again. What is being submitted is nobody else's.
 */
const isShared = (state: FlowState): boolean =>
  state.phase === 'handed-off' ||
  (state.phase === 'capturing' &&
    (state.session.otherDevice !== null || state.session.handoff?.state === 'waiting'));

const stepOf = (state: FlowState): StepId | null => (state.phase === 'capturing' ? state.step : null);
