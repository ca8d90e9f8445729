/**
 * What comes next: one pure function of state and event. It reads no clock, touches no DOM and waits for nothing;
 * everything to be done leaves as effects. An event that makes no sense in a state changes nothing.
 */
import { errorTable, isRecoverable, type ErrorCode } from '../model/errors.ts';
import type { Invitation, Session } from '../model/session.ts';
import { capturing } from './capturing.ts';
import { changeReports } from './change-reports.ts';
import { companionEffects } from './companion.ts';
import { end, resumeSession, stay, to, unshown } from './moves.ts';
import type { FlowEffect, FlowEvent, FlowState, HostedState, OpeningState, Transition } from './types.ts';
import { handedOff } from './handed-off.ts';
import { submitting } from './submitting.ts';

/** The state before anything happens. */
export const initialState: FlowState = { phase: 'idle' };

/** The next state and what is to be done, the reports to the page included. */
export const transition = (state: FlowState, event: FlowEvent): Transition => {
  const next = anywhere(state, event) ?? within(state, event);
  const follows = [...companionEffects(state, next.state), ...changeReports(state, next.state)];
  return follows.length === 0 ? next : { state: next.state, effects: [...next.effects, ...follows] };
};

/** Events that mean the same in every state that is not yet the end. */
const anywhere = (state: FlowState, event: FlowEvent): Transition | null => {
  if (state.phase === 'ended' || state.phase === 'idle') return null;
  const session = 'session' in state ? state.session : null;
  switch (event.type) {
    case 'cancelled':
      // What is being submitted is no longer anybody's to stop.
      if (state.phase === 'submitting' && !state.problem) return stay(state);
      // Submitted is submitted: all that is left open then is the sandbox's question.
      return end(session?.status === 'sandbox-pending' ? 'completed' : 'cancelled', null, session);
    case 'led-elsewhere':
      return end('failed', 'session.open_elsewhere', session);
    case 'time-ran-out':
      return end('expired', 'session.expired', session);
    case 'call-failed':
    case 'upload-failed':
    case 'step-failed':
      return endingFailure(event.code, session);
    default:
      return null;
  }
};

/** Failures after which no call can succeed any more, whatever was being done: the table of codes knows them. */
const endingFailure = (code: ErrorCode, session: Session | null): Transition | null => {
  const recovery = errorTable[code];
  if (recovery === 'renew') return end('expired', code, session);
  return isRecoverable(code) ? null : end('failed', code, session);
};

const within = (state: FlowState, event: FlowEvent): Transition => {
  switch (state.phase) {
    case 'idle':
      return idle(state, event);
    case 'opening':
      return opening(state, event);
    case 'hosted':
      return hosted(state, event);
    case 'capturing':
      return capturing(state, event);
    case 'handed-off':
      return handedOff(state, event);
    case 'submitting':
      return submitting(state, event);
    case 'ended':
      return stay(state);
  }
};

const hosted = (state: HostedState, event: FlowEvent): Transition => {
  switch (event.type) {
    case 'hosted-ended': {
      const { status } = event;
      const code = status === 'expired' ? 'session.expired' : status === 'failed' ? 'session.failed' : null;
      return end(status, code, null, event.sessionId);
    }
    case 'step-failed':
      return to({ phase: 'hosted', problem: { code: event.code, retry: null, fields: [] } });
    case 'retry-asked':
      return state.problem ? to({ phase: 'hosted', problem: null }) : stay(state);
    default:
      return stay(state);
  }
};

const idle = (state: FlowState, event: FlowEvent): Transition => {
  if (event.type === 'shown-elsewhere') return to({ phase: 'hosted', problem: null });
  if (event.type === 'entry-refused') return end('failed', event.code, null);
  if (event.type !== 'opened') return stay(state);
  // A device that has claimed this link before is in the middle of a capture: it is not asked to begin again.
  const effects: FlowEffect[] = [{ type: 'invite' }];
  if (event.returning) effects.push({ type: 'claim', number: null });
  const { returning } = event;
  return to(
    {
      phase: 'opening',
      invitation: null,
      begun: returning,
      isClaiming: returning,
      isReturning: returning,
      problem: null,
    },
    effects,
  );
};

const opening = (state: OpeningState, event: FlowEvent): Transition => {
  switch (event.type) {
    case 'invited':
      return invited(state, event.invitation);
    case 'foreign-origin':
      return to({ phase: 'hosted', problem: null });
    case 'begun':
      if (state.begun) return stay(state);
      return state.invitation
        ? claim(state, event.number ?? null)
        : to({ ...state, begun: true, problem: null });
    case 'join-declined': {
      const { state: ended } = end('cancelled', null, null);
      return state.begun ? stay(state) : to(ended, [{ type: 'decline' }]);
    }
    case 'session-read':
      return resumeSession(event.session, event.kept ?? [], event.phoneFirst ?? false);
    case 'call-failed':
      if (state.isClaiming && event.effect.type === 'invite') return stay(state);
      // On the device that started there is another try; the link that was chosen wrongly for leads nowhere.
      if (event.code === 'handoff.rejected') return end('expired', event.code, null);
      return to({
        ...state,
        begun: false,
        wasBegun: state.begun,
        isClaiming: false,
        isReturning: false,
        // What came to nothing before the page was loaded again has to be asked anew: the number is not known any more.
        problem:
          state.isReturning && event.code === 'server.refused'
            ? null
            : { code: event.code, retry: event.effect, fields: [] },
      });
    case 'step-failed':
      return unshown(state, event.code);
    case 'came-online':
    case 'retry-asked': {
      if (!state.problem) return stay(state);
      const { retry } = state.problem;
      if (!retry) return to({ ...state, problem: null });
      const { wasBegun: begun = false } = state;
      return to({ ...state, begun, isClaiming: retry.type === 'claim', problem: null }, [retry]);
    }
    default:
      return stay(state);
  }
};

const claim = (state: OpeningState, number: number | null = null): Transition =>
  to({ ...state, begun: true, isClaiming: true, problem: null }, [{ type: 'claim', number }]);

const invited = (state: OpeningState, invitation: Invitation): Transition => {
  const known = { ...state, invitation };
  if (state.isClaiming) return to(known);
  const { claimable, handoff } = invitation;
  if (claimable !== 'yes')
    return end('expired', claimable === 'used' ? 'link.already_used' : 'link.expired', null);
  // Whoever was quick has not read yet that another device asks: they are asked once more.
  if (state.begun) return handoff ? to({ ...known, begun: false }) : claim(known);
  return to(known);
};
