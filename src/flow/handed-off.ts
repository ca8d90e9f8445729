/** What happens while another device holds the session, or is invited to. */
import { errorTable } from '../model/errors.ts';
import { codeProblem, progressOf } from './uploads.ts';
import { enterSession, newer, resendable, stay, to, without } from './moves.ts';
import type { FlowEvent, HandedOffState, Transition } from './types.ts';

/** Transition while handed off. */
export const handedOff = (state: HandedOffState, event: FlowEvent): Transition => {
  switch (event.type) {
    case 'handoff-linked':
      // A link that comes after somebody has joined invites nobody any more.
      return state.progress === 'connected'
        ? stay(state)
        : to({ ...state, link: event.link, progress: 'waiting', problem: null });
    case 'link-expired':
      // Nobody has come: a fresh code takes its place without the person doing anything.
      return state.progress === 'waiting' && state.link
        ? to({ ...state, link: null, progress: 'expired' }, [{ type: 'make-handoff-link' }])
        : stay(state);
    case 'session-read':
      return read(state, newer(state.session, event.session));
    case 'uploaded':
      return read(
        { ...state, uploads: without(state.uploads, event.step) },
        newer(state.session, event.session),
      );
    case 'upload-moved':
      return to(progressOf(state, event));
    case 'upload-failed':
      if (!state.uploads[event.step]) return stay(state);
      // What only the network held up goes out later; anything else the other device asks for again.
      return errorTable[event.code] === 'retry'
        ? to({ ...state, uploads: { ...state.uploads, [event.step]: { phase: 'failed', code: event.code } } })
        : to({ ...state, uploads: without(state.uploads, event.step) });
    case 'came-online':
      return to(state, resendable(state.uploads));
    case 'take-back-asked':
      if (state.takingBack) return stay(state);
      return to({ ...state, takingBack: true, problem: null }, [{ type: 'take-back' }]);
    case 'call-failed':
      if (event.effect.type === 'upload' || event.effect.type === 'resend') return stay(state);
      return to({ ...state, takingBack: false, problem: codeProblem(event.code, event.effect) });
    case 'retry-asked':
      if (!state.problem?.retry) return stay(state);
      return to({ ...state, takingBack: state.problem.retry.type === 'take-back', problem: null }, [
        state.problem.retry,
      ]);
    default:
      return stay(state);
  }
};

const read = (state: HandedOffState, session: HandedOffState['session']): Transition => {
  const entered = enterSession(session, state.uploads, false);
  switch (entered.state.phase) {
    case 'handed-off':
      return to({ ...state, session, link: null, progress: 'connected' });
    case 'capturing':
    case 'submitting':
      // Still ours: either nobody has come yet, or the person has just taken the session back.
      return state.progress !== 'connected' && !state.takingBack
        ? to({ ...state, session })
        : { state: entered.state, effects: [{ type: 'unwatch' }, ...entered.effects] };
    default:
      return entered;
  }
};
