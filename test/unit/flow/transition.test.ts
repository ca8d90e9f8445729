/** Every event in every phase that has no file of its own: idle, opening, hosted, ended. */
import { describe, expect, it } from 'vitest';
import { initialState, transition } from '../../../src/flow/transition.ts';
import type { FlowEvent, FlowState, OpeningState } from '../../../src/flow/types.ts';
import {
  answeredSession,
  sampleInvitation,
  sampleRequest,
  sampleSession,
} from '../../fakes/sample-session.ts';
import { expectTable, ignored } from './expect-table.ts';
import { everyEvent, rowOf, type Row } from './flow-table.ts';

const fresh: OpeningState = { phase: 'opening', invitation: null, begun: false, problem: null };
const invited: OpeningState = { ...fresh, invitation: sampleInvitation() };
const begun: OpeningState = { ...invited, begun: true };
const led: Row = ['ended failed session.open_elsewhere', 'report error session.open_elsewhere'];
const ran: Row = ['ended expired session.expired', 'report error session.expired'];
const left: Row = ['ended cancelled', 'report cancel'];

describe('idle', () => {
  expectTable(initialState, {
    ...ignored,
    opened: ['opening', 'invite'],
    'entry-refused': ['ended failed entry.missing', 'report error entry.missing'],
    'shown-elsewhere': ['hosted', 'report ready'],
  });

  it('claims at once on a device that has claimed the link before', () => {
    expect(rowOf(initialState, { type: 'opened', returning: true })).toEqual([
      'opening begun',
      'invite',
      'claim',
    ]);
  });
});

describe('opening, before anything is known', () => {
  expectTable(fresh, {
    ...ignored,
    invited: ['opening invited', 'report ready'],
    'foreign-origin': ['hosted', 'report ready'],
    // The claim waits for the invitation: nobody joins what they have not seen.
    begun: ['opening begun'],
    'session-read': ['capturing consent', 'report ready', 'report step consent 1/9'],
    'call-failed': ['opening !network.offline>read-session', 'report error network.offline'],
    'join-declined': ['ended cancelled', 'decline', 'report cancel'],
    'led-elsewhere': led,
    'time-ran-out': ran,
    cancelled: left,
  });
});

describe('opening, after the person has pressed start', () => {
  expectTable(begun, {
    ...ignored,
    invited: ['opening invited begun', 'claim'],
    'foreign-origin': ['hosted'],
    'session-read': ['capturing consent', 'report step consent 1/9'],
    'call-failed': ['opening invited !network.offline>read-session', 'report error network.offline'],
    'led-elsewhere': led,
    'time-ran-out': ran,
    cancelled: left,
  });

  it('does not mind that the invitation could not be read, as long as the claim is under way', () => {
    const event: FlowEvent = { type: 'call-failed', code: 'network.timeout', effect: { type: 'invite' } };
    expect(rowOf({ ...begun, isClaiming: true }, event)).toBe('ignored');
  });

  it('asks again when the invitation could not be read and nothing is claimed yet', () => {
    const event: FlowEvent = { type: 'call-failed', code: 'network.timeout', effect: { type: 'invite' } };
    expect(rowOf({ ...fresh, begun: true }, event)).toEqual([
      'opening !network.timeout>invite',
      'report error network.timeout',
    ]);
  });

  it('does not claim twice when the invitation comes after a claim', () => {
    const event: FlowEvent = { type: 'invited', invitation: sampleInvitation() };
    expect(rowOf({ ...fresh, begun: true, isClaiming: true }, event)).toEqual([
      'opening invited begun',
      'report ready',
    ]);
  });

  it('shows first who asks, when another device made the link', () => {
    const handoff = sampleRequest();
    const event: FlowEvent = { type: 'invited', invitation: sampleInvitation({ handoff }) };
    expect(rowOf({ ...fresh, begun: true }, event)).toEqual(['opening invited', 'report ready']);
  });

  describe('by another device', () => {
    const asked: OpeningState = { ...fresh, invitation: sampleInvitation({ handoff: sampleRequest() }) };
    const claim = { type: 'claim', number: 27 } as const;

    it('claims with the number that was chosen', () => {
      expect(rowOf(asked, { type: 'begun', number: 27 })).toEqual(['opening invited begun', 'claim 27']);
    });

    it.each(['handoff.wrong_number', 'handoff.rejected'] as const)('ends here with %s', (code) => {
      const state: OpeningState = { ...asked, begun: true, isClaiming: true };
      expect(rowOf(state, { type: 'call-failed', code, effect: claim })).toEqual([
        `ended expired ${code}`,
        `report error ${code}`,
      ]);
    });

    it('tries again with the same number when only the network was in the way', () => {
      const state: OpeningState = { ...asked, begun: true, isClaiming: true };
      const failed = transition(state, { type: 'call-failed', code: 'network.timeout', effect: claim });
      expect(rowOf(failed.state, { type: 'retry-asked' })).toEqual(['opening invited begun', 'claim 27']);
    });

    it('asks anew where a claim from before a reload had never arrived', () => {
      const { state } = transition({ phase: 'idle' }, { type: 'opened', returning: true });
      const known = transition(state, {
        type: 'invited',
        invitation: asked.invitation ?? sampleInvitation(),
      }).state;
      const effect = { type: 'claim', number: null } as const;
      expect(rowOf(known, { type: 'call-failed', code: 'server.refused', effect })).toEqual([
        'opening invited',
      ]);
    });

    it('takes no for an answer, unless yes was said before', () => {
      expect(rowOf(asked, { type: 'join-declined' })).toEqual([
        'ended cancelled',
        'decline',
        'report cancel',
      ]);
      expect(rowOf({ ...asked, begun: true }, { type: 'join-declined' })).toBe('ignored');
    });
  });
});

describe('opening, after a call failed', () => {
  const failed = (type: 'invite' | 'claim', before: OpeningState = invited): FlowState =>
    transition(type === 'claim' ? { ...before, begun: true } : before, {
      type: 'call-failed',
      code: 'network.offline',
      effect: type === 'claim' ? { type, number: null } : { type },
    }).state;

  it.each(['retry-asked', 'came-online'] as const)('%s repeats the call', (type) => {
    expect(rowOf(failed('invite'), everyEvent[type])).toEqual(['opening invited', 'invite']);
    expect(rowOf(failed('claim'), everyEvent[type])).toEqual(['opening invited begun', 'claim']);
  });

  it.each(['retry-asked', 'came-online'] as const)('%s asks nobody to press start a second time', (type) => {
    const { state } = transition(failed('invite', { ...fresh, begun: true }), everyEvent[type]);
    expect(state).toMatchObject({ begun: true, problem: null });
    expect(rowOf(state, everyEvent.invited)).toEqual(['opening invited begun', 'claim', 'report ready']);
  });

  it('lets the person press start again', () => {
    expect(rowOf(failed('claim'), { type: 'begun' })).toEqual(['opening invited begun', 'claim']);
  });
});

describe('an invitation that cannot be claimed', () => {
  it.each([
    ['expired', 'link.expired'],
    ['used', 'link.already_used'],
    ['finished', 'link.expired'],
  ] as const)('%s ends the flow before the person begins', (claimable, code) => {
    const event: FlowEvent = { type: 'invited', invitation: sampleInvitation({ claimable }) };
    expect(rowOf(fresh, event)).toEqual([`ended expired ${code}`, `report error ${code}`]);
    expect(rowOf({ ...fresh, begun: true }, event)).toEqual([
      `ended expired ${code}`,
      `report error ${code}`,
    ]);
    // A device that has claimed before only reads it for who asks.
    expect(rowOf({ ...fresh, begun: true, isClaiming: true }, event)).toEqual([
      'opening invited begun',
      'report ready',
    ]);
  });
});

describe('entering a session', () => {
  const enter = (session: Parameters<typeof sampleSession>[0], phoneFirst = false): Row =>
    rowOf(begun, { type: 'session-read', session: sampleSession(session), phoneFirst });

  it.each([
    ['fresh', {}, ['capturing consent', 'report step consent 1/9']],
    ['submitted', { status: 'submitted' }, ['ended completed ses_1', 'report complete ses_1 completed']],
    [
      'expired',
      { status: 'expired' },
      ['ended expired session.expired ses_1', 'report error session.expired'],
    ],
    ['failed', { status: 'failed' }, ['ended failed session.failed ses_1', 'report error session.failed']],
    [
      'held elsewhere',
      { holder: 'other-device' },
      ['handed-off connected', 'tell-step null', 'watch', 'report handoff connected'],
    ],
    [
      'waiting for its outcome',
      { status: 'sandbox-pending', isSandbox: true, steps: ['review', 'sandbox-outcome'] },
      ['capturing sandbox-outcome', 'report step sandbox-outcome 2/2'],
    ],
    [
      'submitted by us with no outcome to choose',
      { status: 'sandbox-pending', steps: ['review'] },
      ['ended completed ses_1', 'report complete ses_1 completed'],
    ],
  ] as const)('that is %s', (_name, session, row) => {
    expect(enter(session)).toEqual(row);
  });

  it('submits it where everything is answered and no review is asked for', () => {
    const steps = sampleSession().steps.filter((step) => step !== 'review');
    expect(enter(answeredSession({ steps }))).toEqual(['submitting', 'complete']);
    expect(enter(answeredSession({ steps }), true)).toEqual(['submitting', 'complete']);
    expect(enter(answeredSession({ steps, fieldsReceived: false }))).toEqual([
      'capturing fields',
      'report step fields 7/8',
    ]);
  });

  it('offers the phone first where the own camera is no good, but not for the outcome', () => {
    expect(enter({}, true)).toEqual([
      'handed-off waiting',
      'make-link show fresh',
      'tell-step null',
      'watch',
      'report handoff waiting',
    ]);
    const pending = { status: 'sandbox-pending', steps: ['review', 'sandbox-outcome'] } as const;
    expect(enter(pending, true)).toEqual(['capturing sandbox-outcome', 'report step sandbox-outcome 2/2']);
  });

  it('resumes at the first open step', () => {
    const { state } = transition(begun, {
      type: 'session-read',
      session: answeredSession({ fieldsReceived: false }),
    });
    expect(state).toMatchObject({ phase: 'capturing', step: 'fields', uploads: {} });
  });
});

describe('hosted', () => {
  expectTable(
    { phase: 'hosted', problem: null },
    {
      ...ignored,
      'hosted-ended': ['ended completed ses_7', 'report complete ses_7 completed'],
      'step-failed': ['hosted !camera.in_use', 'report error camera.in_use'],
      'led-elsewhere': led,
      'time-ran-out': ran,
      cancelled: left,
    },
  );

  it('forgets a problem when the person tries again', () => {
    const state: FlowState = { phase: 'hosted', problem: { code: 'ready_timeout', retry: null, fields: [] } };
    expect(rowOf(state, { type: 'retry-asked' })).toEqual(['hosted']);
  });

  it.each([
    ['cancelled', ['ended cancelled', 'report cancel']],
    ['expired', ['ended expired session.expired', 'report error session.expired']],
    ['failed', ['ended failed session.failed', 'report error session.failed']],
  ] as const)('tells the page when the provider’s page ended as %s', (status, row) => {
    const event: FlowEvent = { type: 'hosted-ended', status, sessionId: null };
    expect(rowOf({ phase: 'hosted', problem: null }, event)).toEqual(row);
  });
});

describe.each(['completed', 'cancelled', 'expired', 'failed'] as const)('ended as %s', (status) => {
  expectTable({ phase: 'ended', status, code: null, session: sampleSession(), sessionId: 'ses_1' }, ignored);
});
