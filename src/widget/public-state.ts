/** The flow's state in the few words that a page gets to see. */
import type { FlowState } from '../flow/types.ts';

/** States of the element, as `IdvCapture.state` gives them. */
export type CaptureState =
  | 'idle'
  | 'loading'
  | 'capturing'
  | 'handed-off'
  | 'submitting'
  | 'completed'
  | 'expired'
  | 'failed'
  | 'cancelled';

/** `idle` waits for the person to begin; `loading` waits for the backend. */
export const publicState = (state: FlowState): CaptureState => {
  switch (state.phase) {
    case 'idle':
      return 'idle';
    case 'opening':
      return state.begun || (!state.invitation && !state.problem) ? 'loading' : 'idle';
    case 'hosted':
      return 'capturing';
    case 'ended':
      return state.status;
    default:
      return state.phase;
  }
};
