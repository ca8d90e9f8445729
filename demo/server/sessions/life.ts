/**
 * How a session changes state, and what is announced when it does. Pure: a change is a new record and the names of
 * its happenings; webhooks/ turns those into each provider's events.
 */
import type { SandboxOutcome } from '../../../src/model/session.ts';
import type { Decision, SessionRecord, SessionState } from '../storage/records.ts';

/** What the backends of both providers are told about. */
export type Happening =
  'created' | 'started' | 'expired' | 'approved' | 'declined' | 'requires_review' | 'redacted';

/** A changed session and what has to be announced of it. */
export interface LifeChange {
  readonly session: SessionRecord;
  readonly happenings: readonly Happening[];
  /** When it happened, where it happened by itself and was only noticed now. */
  readonly atMs?: number;
}

/** States in which the person is still at it, so that time can run out. */
const running: readonly SessionState[] = ['created', 'capturing'];

/** Whether captures may still come in. */
export const isRunning = (session: SessionRecord): boolean => running.includes(session.state);

/** Whether the capture has ended well: submitted, whatever came of it. */
export const isSubmitted = ({ state }: SessionRecord): boolean =>
  state === 'sandbox_pending' || state === 'processing' || state === 'completed';

/** Whether nothing is left for the person to do; a sandbox session still waits for its outcome. */
export const isFinished = ({ state }: SessionRecord): boolean =>
  state === 'processing' || state === 'completed' || state === 'failed';

/** What each outcome of a sandbox session decides (Verifa "Testing"). */
export const decisionOf: Record<SandboxOutcome, Decision> = {
  approve: 'approved',
  reject: 'declined',
  needs_review: 'under_review',
};

const happeningOf: Record<Decision, Happening> = {
  approved: 'approved',
  declined: 'declined',
  under_review: 'requires_review',
};

/** The first claim. */
export const begin = (session: SessionRecord): LifeChange =>
  session.state === 'created'
    ? { session: { ...session, state: 'capturing' }, happenings: ['started'] }
    : { session, happenings: [] };

/** The submission: a sandbox session waits for its outcome unless it has one already, any other one is processed. */
export const submit = (session: SessionRecord, nowMs: number, processingDelayMs: number): LifeChange => {
  const submitted = { ...session, submittedAtMs: nowMs };
  if (session.environment === 'sandbox' && !session.autoOutcome)
    return { session: { ...submitted, state: 'sandbox_pending' }, happenings: [] };
  const processing: SessionRecord = {
    ...submitted,
    state: 'processing',
    processingEndsAtMs: nowMs + processingDelayMs,
  };
  return letTimePass(processing, nowMs) ?? { session: processing, happenings: [] };
};

/** The decision. */
export const decide = (session: SessionRecord, decision: Decision, nowMs: number): LifeChange => ({
  session: { ...session, state: 'completed', decision, processingEndsAtMs: null, completedAtMs: nowMs },
  happenings: [happeningOf[decision]],
});

/** The end before its time: of a session that nobody has decided yet, whatever it was waiting for. */
export const expireNow = (session: SessionRecord, nowMs: number): LifeChange => ({
  session: {
    ...session,
    state: 'expired',
    decision: null,
    expiresAtMs: nowMs,
    processingEndsAtMs: null,
    completedAtMs: null,
  },
  happenings: ['expired'],
});

/** What time alone has changed since, or `null`: expiry while capturing, and the end of processing. */
export const letTimePass = (session: SessionRecord, nowMs: number): LifeChange | null => {
  if (isRunning(session) && session.expiresAtMs <= nowMs)
    return {
      session: { ...session, state: 'expired' },
      happenings: ['expired'],
      atMs: session.expiresAtMs,
    };
  const endsAtMs = session.processingEndsAtMs ?? nowMs;
  return session.state === 'processing' && endsAtMs <= nowMs ? endProcessing(session, endsAtMs) : null;
};

/** The sandbox checks nothing: what no outcome was set for is approved. */
const endProcessing = (session: SessionRecord, atMs: number): LifeChange => {
  if (session.autoOutcome === 'fail')
    return { session: { ...session, state: 'failed', processingEndsAtMs: null }, happenings: [], atMs };
  return { ...decide(session, decisionOf[session.autoOutcome ?? 'approve'], atMs), atMs };
};
