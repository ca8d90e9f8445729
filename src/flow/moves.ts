/** The moves that several phases share: staying, going somewhere, ending, and entering a session as it stands. */
import type { ErrorCode } from '../model/errors.ts';
import type { KeptCapture } from '../model/ports.ts';
import type { EndStatus, HandoffPhase, Session } from '../model/session.ts';
import { isCaptureStep, type CaptureStepId, type StepId } from '../model/step.ts';
import { nextStep, planOf } from './plan.ts';
import { canResend, codeProblem, refusalOf } from './uploads.ts';
import type { FlowEffect, FlowState, HandedOffState, OpeningState, Transition, Uploads } from './types.ts';

/** Nothing changes. */
export const stay = (state: FlowState): Transition => ({ state, effects: [] });

/** On to another state. */
export const to = (state: FlowState, effects: readonly FlowEffect[] = []): Transition => ({ state, effects });

/** A screen that is loaded on its own did not load, and can be tried again; what a step before it still says is over. */
export const unshown = (state: OpeningState | HandedOffState, code: ErrorCode): Transition =>
  code === 'env.module_load_failed' ? to({ ...state, problem: codeProblem(code, null) }) : stay(state);

/** The end. */
export const end = (
  status: EndStatus,
  code: ErrorCode | null,
  session: Session | null,
  sessionId = session?.id ?? null,
): Transition => to({ phase: 'ended', status, code, session, sessionId });

/** Of two readings of one session the later one. */
export const newer = (known: Session, read: Session): Session =>
  read.revision >= known.revision ? read : known;

/** The uploads without one of them. */
export const without = (uploads: Uploads, step: CaptureStepId): Uploads =>
  Object.fromEntries(Object.entries(uploads).filter(([key]) => key !== step));

/** When the backend has received the capture of a step that it has, or `null`. */
export const receivedAt = ({ captures }: Session, step: CaptureStepId): string | null =>
  captures.find((capture) => capture.step === step)?.receivedAt ?? null;

/** Steps whose upload failed for a reason that another try may cure. */
export const resendable = (uploads: Uploads): readonly FlowEffect[] =>
  (Object.keys(uploads) as CaptureStepId[])
    .filter((step) => canResend(uploads[step]))
    .map((step) => ({ type: 'resend', step }));

/** The step of a failed upload that only another capture can cure, or `null`. */
export const retakeStep = (uploads: Uploads): CaptureStepId | null =>
  (Object.keys(uploads) as CaptureStepId[]).find((step) => refusalOf(uploads[step]) !== null) ?? null;

/** What ends a session, or `null` while it goes on. */
const endOf = (session: Session): Transition | null => {
  switch (session.status) {
    case 'submitted':
      return end('completed', null, session);
    case 'expired':
      return end('expired', 'session.expired', session);
    case 'failed':
      return end('failed', 'session.failed', session);
    case 'capturing':
    case 'sandbox-pending':
      return null;
  }
};

/** The state that a session, as the backend describes it, belongs in on this device. */
export const enterSession = (session: Session, uploads: Uploads, phoneFirst: boolean): Transition => {
  const ended = endOf(session);
  if (ended) return ended;
  if (session.holder === 'other-device')
    return handedOffState(
      session,
      uploads,
      session.otherDevice?.isPresent === false ? 'stalled' : 'connected',
    );
  const step = nextStep(session, uploads);
  return step && phoneFirst && session.status === 'capturing'
    ? offerPhone(session, uploads)
    : onwards(session, uploads);
};

/**
 * The session, with what this device has kept of it going out once more. A picture that another one has taken the place of
 * meanwhile is let go.
 */
export const resumeSession = (
  session: Session,
  kept: readonly KeptCapture[],
  phoneFirst: boolean,
): Transition => {
  if (session.status !== 'capturing' || session.holder !== 'this-device')
    return enterSession(session, {}, phoneFirst);
  const plan = planOf(session);
  const isOpen = ({ capture: { step }, replaces }: KeptCapture): boolean =>
    plan.includes(step) && receivedAt(session, step) === replaces;
  const open = kept.filter(isOpen).map(({ capture }) => capture);
  const steps = kept
    .map(({ capture }) => capture.step)
    .filter((step) => open.every((one) => one.step !== step));
  const uploads = Object.fromEntries(
    open.map(({ step }) => [step, { phase: 'sending', sentBytes: 0, totalBytes: 0 }]),
  ) as Uploads;
  const { state, effects } = enterSession(session, uploads, phoneFirst);
  const sent = open.map((capture) => ({ type: 'upload', capture }) as const);
  return to(state, [...(steps.length > 0 ? [{ type: 'forget', steps } as const] : []), ...sent, ...effects]);
};

/** The first step that is open; where none is left, what follows from that. */
export const onwards = (session: Session, uploads: Uploads): Transition => {
  const step = nextStep(session, uploads);
  if (step) return atStep(session, uploads, step);
  // A session that asks for no review is submitted when everything is answered; one that is submitted is not again.
  return session.status === 'capturing' ? submission(session, uploads) : end('completed', null, session);
};

/** The phone is invited: a link is made. */
export const offerPhone = (session: Session, uploads: Uploads): Transition =>
  handedOffState(session, uploads, 'waiting', [{ type: 'make-handoff-link', purpose: 'show', fresh: true }]);

const handedOffState = (
  session: Session,
  uploads: Uploads,
  progress: HandoffPhase,
  effects: readonly FlowEffect[] = [],
): Transition =>
  to(
    {
      phase: 'handed-off',
      session,
      uploads,
      link: null,
      sendLink: null,
      isMakingLink: false,
      progress,
      takingBack: null,
      problem: progress === 'stalled' ? codeProblem('handoff.stalled', null) : null,
    },
    effects,
  );

/** What the backend does not take may be over there, although nobody has been told: then the session says so. */
export const afterRefusal = (code: ErrorCode): readonly FlowEffect[] =>
  code === 'server.refused' ? [{ type: 'read-session' }] : [];

/** A step on the screen, at rest; why its last capture was refused is said, if it was. */
export const atStep = (session: Session, uploads: Uploads, step: StepId, revisiting = false): Transition => {
  const refusal = isCaptureStep(step) ? refusalOf(uploads[step]) : null;
  const problem = refusal && codeProblem(refusal, null);
  return to({ phase: 'capturing', session, step, uploads, revisiting, busy: false, problem });
};

/** Everything goes out: whatever failed on its way once more, and the submission once nothing is on its way. */
export const submission = (session: Session, uploads: Uploads): Transition => {
  const isSent = Object.keys(uploads).length === 0;
  const effects = isSent ? [{ type: 'complete' } as const] : resendable(uploads);
  return to({ phase: 'submitting', session, uploads, problem: null }, effects);
};
