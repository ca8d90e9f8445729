/** What happens while another device holds the session, or is invited to. */
import { errorTable } from '../model/errors.ts';
import type { OpenHandoff, Session } from '../model/session.ts';
import type { CaptureStepId } from '../model/step.ts';
import { isCompanion } from './companion.ts';
import { codeProblem, progressOf } from './uploads.ts';
import {
  enterSession,
  newer,
  offerPhone,
  receivedAt,
  resendable,
  stay,
  to,
  unshown,
  without,
} from './moves.ts';
import type { FlowEffect, FlowEvent, HandedOffState, Transition } from './types.ts';

/** Transition while handed off. */
export const handedOff = (state: HandedOffState, event: FlowEvent): Transition => {
  switch (event.type) {
    case 'handoff-linked':
      // A link that comes after somebody has joined invites nobody any more.
      if (isElsewhere(state)) return stay(state);
      return event.purpose === 'send'
        ? to({ ...state, sendLink: event.link, isMakingLink: false, problem: null })
        : to({ ...state, link: event.link, progress: 'waiting', problem: null });
    case 'link-due':
      // The code that is shown stays until the next one is there.
      return state.link ? to(state, [makeLink('show')]) : stay(state);
    case 'link-expired':
      if (event.purpose === 'send') return to({ ...state, sendLink: null });
      // Nobody has come: a fresh code takes its place without the person doing anything.
      return state.link ? to({ ...state, link: null, progress: 'expired' }, [makeLink('show')]) : stay(state);
    case 'send-link-asked':
      return isElsewhere(state) || state.isMakingLink
        ? stay(state)
        : to({ ...state, isMakingLink: true, problem: null }, [makeLink('send')]);
    case 'session-read':
      // The answer to taking it back, whatever it is: the person can ask again.
      return read(state, newer(state.session, event.session), event.isNews ? state.takingBack : null);
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
    case 'take-back-asked':
      return takeBack(state, 'here', false);
    case 'disconnect-asked':
      return takeBack(state, event.again ? 'again' : 'here', true);
    case 'handoff-asked':
      return isElsewhere(state) ? takeBack(state, 'again', false) : offerPhone(state.session, state.uploads);
    case 'call-failed':
      return failed(state, event);
    case 'came-online': {
      const retry = state.problem?.code === 'network.offline' ? state.problem.retry : null;
      const effects = resendable(state.uploads);
      return retry ? tryAgain(state, retry, effects) : to(state, effects);
    }
    case 'step-failed':
      return unshown(state, event.code);
    case 'retry-asked':
      return state.problem ? tryAgain(state, state.problem.retry) : stay(state);
    default:
      return stay(state);
  }
};

/** Whether another device has come and works on it. */
const isElsewhere = ({ session }: HandedOffState): boolean => session.holder === 'other-device';

const makeLink = (purpose: 'show' | 'send'): FlowEffect => ({
  type: 'make-handoff-link',
  purpose,
  fresh: false,
});

const takeBack = (state: HandedOffState, takingBack: 'here' | 'again', disconnect: boolean): Transition => {
  const { holding } = state.session;
  return state.takingBack
    ? stay(state)
    : to({ ...state, takingBack, problem: null }, [
        { type: 'take-back', holding, disconnect, ...(takingBack === 'again' && { again: true }) },
      ]);
};

const tryAgain = (
  state: HandedOffState,
  retry: FlowEffect | null,
  others: readonly FlowEffect[] = [],
): Transition => {
  const takingBack = retry?.type === 'take-back' ? (retry.again ? 'again' : 'here') : null;
  const isMakingLink = retry?.type === 'make-handoff-link' && retry.purpose === 'send';
  return to({ ...state, takingBack, isMakingLink, problem: null }, retry ? [retry, ...others] : others);
};

const failed = (state: HandedOffState, event: Extract<FlowEvent, { type: 'call-failed' }>): Transition => {
  const { code, effect } = event;
  if (effect.type === 'upload' || effect.type === 'resend') return stay(state);
  // What was asked for goes on, or is tried again first; whoever does that follows the session as well.
  if (isCompanion(effect) && (state.problem || state.takingBack || state.isMakingLink)) return stay(state);
  // Somebody was faster: what has become of the session is read, not guessed.
  if (code === 'handoff.taken') return to({ ...state, takingBack: null }, [{ type: 'read-session' }]);
  if (code === 'handoff.declined' || code === 'handoff.rejected') return refused(state, code);
  // The code that is shown works on for a while; once it has run out, another one is asked for anyway.
  if (effect.type === 'make-handoff-link' && effect.purpose === 'show' && state.link) return stay(state);
  // Who takes the session back for the second time does so as it is then, not as it was.
  const retry = effect.type === 'take-back' ? { ...effect, holding: state.session.holding } : effect;
  return to({ ...state, takingBack: null, isMakingLink: false, problem: codeProblem(code, retry) });
};

const refused = (state: HandedOffState, code: 'handoff.declined' | 'handoff.rejected'): Transition => {
  const progress = code === 'handoff.declined' ? 'declined' : 'rejected';
  const bare = { ...state, link: null, sendLink: null, isMakingLink: false };
  return to({ ...bare, progress, problem: codeProblem(code, null) });
};

/** A picture that waits here goes no further once the other device has sent one in its place. */
const read = (state: HandedOffState, session: Session, stillTakingBack = state.takingBack): Transition => {
  const steps = (Object.keys(state.uploads) as CaptureStepId[]).filter(
    (step) => isElsewhere(state) && receivedAt(session, step) !== receivedAt(state.session, step),
  );
  const uploads = steps.reduce(without, state.uploads);
  const next = entered({ ...state, uploads }, session, stillTakingBack);
  return steps.length > 0 ? to(next.state, [{ type: 'forget', steps }, ...next.effects]) : next;
};

const entered = (
  state: HandedOffState,
  session: Session,
  stillTakingBack: HandedOffState['takingBack'],
): Transition => {
  const { takingBack } = state;
  const next = enterSession(session, state.uploads, false);
  switch (next.state.phase) {
    case 'handed-off': {
      const { progress, problem } = next.state;
      return to({
        ...state,
        session,
        link: null,
        sendLink: null,
        isMakingLink: false,
        progress,
        problem,
        takingBack: stillTakingBack,
      });
    }
    case 'capturing':
    case 'submitting': {
      if (takingBack === 'again') return offerPhone(session, state.uploads);
      // Still ours: either nobody has come yet, or the person has just taken the session back.
      return isElsewhere(state) || takingBack ? next : invited({ ...state, session }, state.session.handoff);
    }
    default:
      return next;
  }
};

/** What has become of the invitation since it was last looked at. */
const invited = (state: HandedOffState, before: OpenHandoff | null): Transition => {
  const now = state.session.handoff;
  if (!now) return to(state);
  if (now.state !== 'waiting')
    return now.state === before?.state ? to(state) : refused(state, `handoff.${now.state}`);
  if (now.wrongChoices <= (before?.wrongChoices ?? 0)) return to(state);
  // A wrong choice has voided every link that was out: they are replaced, the one to send only where there was one.
  // One that is on its way may have been made before that, and comes too late.
  const isMakingLink = state.sendLink !== null || state.isMakingLink;
  const links = isMakingLink ? [makeLink('show'), makeLink('send')] : [makeLink('show')];
  return to({ ...state, link: null, sendLink: null, isMakingLink }, links);
};
