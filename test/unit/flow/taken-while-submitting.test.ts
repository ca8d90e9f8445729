/** Another device has had the session for a moment while everything was going out: nobody waits for what does not come. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { FlowEvent, SubmittingState } from '../../../src/flow/types.ts';
import { answeredSession } from '../../fakes/sample-session.ts';
import { rowOf } from './flow-table.ts';

const withoutSelfie = (different: Partial<ReturnType<typeof answeredSession>> = {}) => {
  const session = answeredSession();
  return { ...session, captures: session.captures.filter(({ step }) => step !== 'selfie'), ...different };
};
const state = (session = withoutSelfie()): SubmittingState => ({
  phase: 'submitting',
  session,
  uploads: { selfie: { phase: 'sending', sentBytes: 0, totalBytes: 10 } },
  problem: null,
});
const taken: FlowEvent = { type: 'upload-failed', step: 'selfie', code: 'handoff.taken' };

describe('a photo that is refused because another device took over', () => {
  it('is not waited for', () => {
    expect(rowOf(state(), taken)).toEqual(['submitting', 'read-session']);
  });

  it.each([{}, { steps: answeredSession().steps.filter((step) => step !== 'review') }])(
    'is asked for again where the session is here again %#',
    (different) => {
      const { state: waiting } = transition(state(withoutSelfie(different)), taken);
      const read = { type: 'session-read', session: withoutSelfie({ ...different, revision: 30 }) } as const;
      expect(transition(waiting, read).state).toMatchObject({
        phase: 'capturing',
        step: 'selfie',
        uploads: {},
      });
    },
  );
});

it('a submission that lacks something leads to what the session says is open', () => {
  const complete: SubmittingState = { ...state(answeredSession()), uploads: {} };
  const event: FlowEvent = { type: 'call-failed', code: 'upload.incomplete', effect: { type: 'complete' } };
  const { state: asking, effects } = transition(complete, event);
  expect(effects).toEqual([{ type: 'read-session' }]);
  const read = { type: 'session-read', session: withoutSelfie({ revision: 30 }) } as const;
  expect(transition(asking, read).state).toMatchObject({ phase: 'capturing', step: 'selfie' });
});
