/** What happens while a step is on the screen. */
import { isCompanion } from './companion.ts';
import { codeProblem, progressOf, refusalOf } from './uploads.ts';
import type { CaptureStepId } from '../model/step.ts';
import {
  afterRefusal,
  atStep,
  enterSession,
  newer,
  offerPhone,
  onwards,
  resendable,
  retakeStep,
  stay,
  submission,
  to,
  without,
} from './moves.ts';
import { isDone, planOf, previousStep } from './plan.ts';
import type { Session } from '../model/session.ts';
import type { CapturingState, FlowEffect, FlowEvent, Transition } from './types.ts';

const documentPictures = ['document-front', 'document-back'] as const;

/** Transition out of a step. */
export const capturing = (state: CapturingState, event: FlowEvent): Transition => {
  switch (event.type) {
    case 'consented': {
      const { version, language } = state.session.consent;
      return ask(state, 'consent', { type: 'send-consent', version, language });
    }
    case 'document-type-chosen':
      if (event.documentType === state.session.documentType) return onward(state);
      return ask(state, 'document-type', { type: 'send-document-type', documentType: event.documentType });
    case 'fields-entered':
      return ask(state, 'fields', { type: 'send-fields', values: event.values });
    case 'outcome-chosen':
      return ask(state, 'sandbox-outcome', { type: 'send-outcome', outcome: event.outcome });
    case 'captured': {
      const { step } = event.capture;
      if (!planOf(state.session).includes(step)) return stay(state);
      const uploads = {
        ...state.uploads,
        [step]: { phase: 'sending', sentBytes: 0, totalBytes: 0 },
      } as const;
      const next = step === state.step ? onward({ ...state, uploads }) : to({ ...state, uploads });
      return { ...next, effects: [{ type: 'upload', capture: event.capture }, ...next.effects] };
    }
    case 'session-read':
      return read(state, newer(state.session, event.session), state.busy && !event.isNews);
    case 'uploaded': {
      const session = newer(state.session, event.session);
      const next = { ...state, session, uploads: without(state.uploads, event.step) };
      if (!planOf(session).includes(state.step)) return onward(next);
      // This very reading says that the step on the screen was answered elsewhere; not one that the person went back to.
      const isPassed =
        !state.revisiting &&
        !isDone(state.step, state.session, state.uploads) &&
        isDone(state.step, session, next.uploads);
      return isPassed ? ahead(onward(next)) : to(next);
    }
    case 'upload-moved':
      return to(progressOf(state, event));
    case 'upload-failed': {
      if (!state.uploads[event.step]) return stay(state);
      if (event.code === 'handoff.taken')
        return to({ ...state, uploads: without(state.uploads, event.step) }, [{ type: 'read-session' }]);
      const uploads = { ...state.uploads, [event.step]: { phase: 'failed', code: event.code } } as const;
      // The step on the screen says at once why it is asked again; another one says it when its turn has come.
      const { state: next } =
        event.step === state.step && !isDone(state.step, state.session, uploads)
          ? atStep(state.session, uploads, state.step, state.revisiting)
          : to({ ...state, uploads });
      return to(next, afterRefusal(event.code));
    }
    case 'kept':
      return isDone(state.step, state.session, state.uploads) ? onward(state) : stay(state);
    case 'came-online': {
      const retry = state.problem?.code === 'network.offline' ? state.problem.retry : null;
      const effects = resendable(state.uploads);
      return retry ? to({ ...state, busy: true, problem: null }, [retry, ...effects]) : to(state, effects);
    }
    case 'call-failed':
      if (isCompanion(event.effect)) return stay(state);
      if (event.code === 'handoff.taken') return to({ ...state, busy: false }, [{ type: 'read-session' }]);
      // The device that had come is gone for good: another one can be invited.
      if (event.effect.type === 'hand-over') return offerPhone(state.session, state.uploads);
      return to(
        {
          ...state,
          busy: false,
          problem: { ...codeProblem(event.code, event.effect), fields: event.fields ?? [] },
        },
        event.effect.type === 'read-session' ? [] : afterRefusal(event.code),
      );
    case 'step-failed':
      // Why the capture is asked for again stays readable; the camera's state is on the screen anyway.
      if (refusalOf(state.uploads[state.step as CaptureStepId]) && event.code.startsWith('camera.'))
        return stay(state);
      return to(
        { ...state, problem: codeProblem(event.code, null) },
        event.code === 'handoff.taken' ? [{ type: 'read-session' }] : afterRefusal(event.code),
      );
    case 'retry-asked':
      return state.problem?.retry
        ? to({ ...state, busy: true, problem: null }, [state.problem.retry])
        : state.problem
          ? to({ ...state, problem: null })
          : stay(state);
    case 'edit-asked':
      return state.step === 'review' && planOf(state.session).includes(event.step)
        ? atStep(state.session, state.uploads, event.step, true)
        : stay(state);
    case 'back-asked': {
      // What is submitted cannot be answered again.
      if (state.busy || state.session.status !== 'capturing') return stay(state);
      if (state.revisiting) return onward(state);
      const previous = previousStep(state.session, state.step);
      return previous ? atStep(state.session, state.uploads, previous) : stay(state);
    }
    case 'submit-asked':
      return submit(state);
    case 'handoff-asked':
      return state.session.status === 'capturing' ? handOff(state) : stay(state);
    default:
      return stay(state);
  }
};

/** A device that has come before and is still there goes on without another link. */
const handOff = (state: CapturingState): Transition => {
  const { session, uploads } = state;
  if (!session.otherDevice?.isPresent) return offerPhone(session, uploads);
  return state.busy
    ? stay(state)
    : to({ ...state, busy: true, problem: null }, [{ type: 'hand-over', holding: session.holding }]);
};

/** The answer to this step's own question moves on; any other reading leaves the person where they are. */
const read = (state: CapturingState, session: Session, isAnswer: boolean): Transition => {
  const { documentType } = state.session;
  // With the document its pictures change: those of the former one are let go, on their way or not.
  const isOther = documentType !== null && documentType !== session.documentType;
  const uploads = isOther ? documentPictures.reduce(without, state.uploads) : state.uploads;
  const plan = planOf(session);
  const moved = enterSession(session, uploads, false);
  const isOpen = plan.includes(state.step) && !isDone(state.step, session, uploads);
  const isLeft = state.revisiting ? !plan.includes(state.step) : isAnswer || !isOpen;
  const next = { ...state, session, uploads };
  const { state: entered, effects } =
    moved.state.phase !== 'capturing' || isLeft ? moved : isAnswer ? onward(next) : to(next);
  const changed = to(entered, isOther ? [{ type: 'forget', steps: documentPictures }, ...effects] : effects);
  return isLeft && !isAnswer ? ahead(changed) : changed;
};

/** Somebody else has answered the step: the person is told why another one is here now. */
const ahead = ({ state, effects }: Transition): Transition =>
  to(state.phase === 'capturing' ? { ...state, isAhead: true } : state, effects);

/** Asks the backend on behalf of the step on the screen, once. */
const ask = (state: CapturingState, step: CapturingState['step'], effect: FlowEffect): Transition =>
  state.busy || state.step !== step ? stay(state) : to({ ...state, busy: true, problem: null }, [effect]);

/** On from this step: the review is open until the session is submitted, so that is where a revisit leads back to. */
const onward = ({ session, uploads }: CapturingState): Transition => onwards(session, uploads);

/** The submission: first whatever is still on its way, then `complete`. */
const submit = (state: CapturingState): Transition => {
  if (state.step !== 'review') return stay(state);
  const { session, uploads } = state;
  const retake = retakeStep(uploads);
  return retake ? atStep(session, uploads, retake, true) : submission(session, uploads);
};
