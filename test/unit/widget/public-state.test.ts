/** The flow's state in the words that a page gets to see: as a table. */
import { describe, expect, it } from 'vitest';
import type { FlowState, OpeningState } from '../../../src/flow/types.ts';
import { at, handedOffState } from '../flow/flow-table.ts';
import { publicState } from '../../../src/widget/public-state.ts';
import { sampleInvitation, sampleSession } from '../../fakes/sample-session.ts';

const session = sampleSession();
const opening = (different: Partial<OpeningState>): FlowState => ({
  phase: 'opening',
  invitation: null,
  begun: false,
  problem: null,
  ...different,
});
const invitation = sampleInvitation();
const problem = { code: 'network.offline', retry: { type: 'invite' }, fields: [] } as const;

describe('the page sees', () => {
  const table: readonly (readonly [string, FlowState, string])[] = [
    ['nothing asked for', { phase: 'idle' }, 'idle'],
    ['waiting for the invitation', opening({}), 'loading'],
    ['waiting for the person', opening({ invitation }), 'idle'],
    ['waiting for the person, who may try again', opening({ problem }), 'idle'],
    ['waiting for the backend', opening({ invitation, begun: true }), 'loading'],
    ['waiting for the backend, without an invitation', opening({ begun: true }), 'loading'],
    ['another page', { phase: 'hosted', problem: null }, 'capturing'],
    ['a step', at('selfie', { session }), 'capturing'],
    ['another device', handedOffState({ session }), 'handed-off'],
    ['the submission', { phase: 'submitting', session, uploads: {}, problem: null }, 'submitting'],
    ...(['completed', 'cancelled', 'expired', 'failed'] as const).map(
      (status) =>
        [
          `the end: ${status}`,
          { phase: 'ended', status, code: null, session, sessionId: 'ses_1' },
          status,
        ] as const,
    ),
  ];

  it.each(table)('%s', (_name, state, seen) => {
    expect(publicState(state)).toBe(seen);
  });
});
