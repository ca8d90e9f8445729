/** What happens between "submit" and the backend's acknowledgement. */
import { isCompanion } from './companion.ts';
import { codeProblem, progressOf } from './uploads.ts';
import {
  afterRefusal,
  atStep,
  enterSession,
  newer,
  resendable,
  retakeStep,
  stay,
  to,
  without,
} from './moves.ts';
import { nextStep } from './plan.ts';
import type { FlowEvent, SubmittingState, Transition } from './types.ts';

/** Transition while submitting. */
export const submitting = (state: SubmittingState, event: FlowEvent): Transition => {
  switch (event.type) {
    case 'upload-moved':
      return to(progressOf(state, event));
    case 'uploaded': {
      const next = {
        ...state,
        session: newer(state.session, event.session),
        uploads: without(state.uploads, event.step),
      };
      // Only the last one that was waited for submits: an answer that comes twice must not.
      const isLast = state.uploads[event.step] && Object.keys(next.uploads).length === 0;
      return to(next, isLast ? [{ type: 'complete' }] : []);
    }
    case 'upload-failed': {
      if (!state.uploads[event.step]) return stay(state);
      if (event.code === 'handoff.taken')
        return to({ ...state, uploads: without(state.uploads, event.step) }, [{ type: 'read-session' }]);
      const uploads = { ...state.uploads, [event.step]: { phase: 'failed', code: event.code } } as const;
      const retake = retakeStep(uploads);
      if (retake) return atStep(state.session, uploads, retake, true);
      const problem = codeProblem(event.code, { type: 'resend', step: event.step });
      return to({ ...state, uploads, problem }, afterRefusal(event.code));
    }
    case 'session-read': {
      const session = newer(state.session, event.session);
      // The answer to `complete`, or another device that was faster. Still open and ours: the person sends it again.
      if (session.status !== 'capturing' || session.holder !== 'this-device')
        return enterSession(session, {}, false);
      return event.isNews ? to({ ...state, session }) : backToReview({ ...state, session });
    }
    case 'call-failed':
      if (isCompanion(event.effect)) return stay(state);
      // What is missing was there when this page looked last: only the session tells.
      if (event.code === 'handoff.taken' || event.code === 'upload.incomplete')
        return to(state, [{ type: 'read-session' }]);
      return to({ ...state, problem: codeProblem(event.code, event.effect) });
    case 'retry-asked':
    case 'came-online': {
      if (!state.problem) return stay(state);
      const failed = resendable(state.uploads);
      const retry = state.problem.retry ? [state.problem.retry] : [];
      return to({ ...state, problem: null }, failed.length > 0 ? failed : retry);
    }
    case 'back-asked':
      return state.problem ? backToReview(state) : stay(state);
    default:
      return stay(state);
  }
};

/** Back to what is open, the review at the latest; a session without one offers another try right here. */
const backToReview = (state: SubmittingState): Transition => {
  const { session, uploads } = state;
  const step = nextStep(session, uploads);
  return step && step !== 'sandbox-outcome'
    ? atStep(session, uploads, step)
    : to({ ...state, problem: codeProblem('server.refused', { type: 'complete' }) });
};
