/** What ends a flow wherever it is: leaving it, and failures after which nothing can succeed. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { FlowEvent, FlowState } from '../../../src/flow/types.ts';
import type { ErrorCode } from '../../../src/model/errors.ts';
import type { Session } from '../../../src/model/session.ts';
import { answeredSession, sampleInvitation } from '../../fakes/sample-session.ts';
import { effectLine, handedOffState, stateLine } from './flow-table.ts';

/** Every state that has a session and is not the end, with that session. */
const withSession = (session: Session): readonly FlowState[] => [
  {
    phase: 'capturing',
    session,
    step: 'review',
    uploads: { selfie: { phase: 'sending', sentBytes: 0, totalBytes: 1 } },
    revisiting: false,
    busy: true,
    problem: null,
  },
  handedOffState({ session, progress: 'connected' }),
  { phase: 'submitting', session, uploads: {}, problem: null },
];

describe('leaving', () => {
  const ends = (status: Session['status']): readonly (readonly [string, string | undefined])[] =>
    withSession(answeredSession({ status })).map((state) => {
      const { state: next, effects } = transition(state, { type: 'cancelled' });
      return [stateLine(next), effects.map(effectLine).at(-1)];
    });

  it('what is submitted leaves it submitted, wherever the flow is', () => {
    const end = ['ended completed ses_1', 'report complete ses_1 completed'];
    expect(ends('sandbox-pending')).toEqual([end, end, ['submitting', undefined]]);
  });

  it('what is not, is cancelled, unless it is being submitted just now', () => {
    const end = ['ended cancelled ses_1', 'report cancel'];
    expect(ends('capturing')).toEqual([end, end, ['submitting', undefined]]);
  });

  it('is possible again when the submission has failed', () => {
    const problem = { code: 'network.offline', retry: { type: 'complete' }, fields: [] } as const;
    const failed = { phase: 'submitting', session: answeredSession(), uploads: {}, problem } as const;
    expect(stateLine(transition(failed, { type: 'cancelled' }).state)).toBe('ended cancelled ses_1');
  });
});

describe('failures after which nothing can succeed', () => {
  const running: readonly FlowState[] = [
    { phase: 'opening', invitation: sampleInvitation(), begun: false, problem: null },
    { phase: 'hosted', problem: null },
    ...withSession(answeredSession()),
  ];
  const fatal: readonly (readonly [ErrorCode, 'expired' | 'failed'])[] = [
    ['session.expired', 'expired'],
    ['session.gone', 'expired'],
    ['session.bound_elsewhere', 'expired'],
    ['link.already_used', 'expired'],
    ['link.expired', 'expired'],
    ['session.failed', 'failed'],
    ['session.origin_not_allowed', 'failed'],
    ['server.unsupported_step', 'failed'],
  ];

  it.each(fatal)('%s ends the flow as %s, wherever it is', (code, status) => {
    for (const state of running) {
      const events: FlowEvent[] = [
        { type: 'call-failed', code, effect: { type: 'read-session' } },
        { type: 'upload-failed', step: 'selfie', code },
      ];
      for (const event of events) {
        const next = transition(state, event);
        expect(next.state).toMatchObject({ phase: 'ended', status, code });
        const isWatched = state.phase === 'handed-off';
        expect(next.effects.some(({ type }) => type === 'unwatch')).toBe(isWatched);
      }
    }
  });
});
