/** Every event between "submit" and the acknowledgement, with and without captures still on their way. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { FlowEffect, FlowEvent, SubmittingState, Uploads } from '../../../src/flow/types.ts';
import { answeredSession } from '../../fakes/sample-session.ts';
import { expectTable, underWay } from './expect-table.ts';
import { everyEvent, rowOf, type Row } from './flow-table.ts';

const complete: FlowEffect = { type: 'complete' };
const at = (uploads: Uploads = {}): SubmittingState => ({
  phase: 'submitting',
  session: answeredSession(),
  uploads,
  problem: null,
});
const sending = { phase: 'sending', sentBytes: 0, totalBytes: 10 } as const;

/** The session is still open and ours, and lacks everything: the person begins with what comes first. */
const openAgain = (here: string): Row => [here, 'report step consent 1/9'];

describe('while the submission is on its way', () => {
  expectTable(at(), { ...underWay('submitting'), 'session-read': openAgain('capturing consent') });
});

describe('while captures are on their way', () => {
  expectTable(at({ selfie: sending }), {
    ...underWay('submitting selfie:0'),
    'session-read': openAgain('capturing consent selfie:0'),
    'upload-moved': ['submitting selfie:5'],
    uploaded: ['submitting', 'complete'],
    'upload-failed': [
      'submitting selfie:network.timeout !network.timeout>resend',
      'report error network.timeout',
    ],
  });

  it('the submission follows the last of them, not the first', () => {
    const state = at({ selfie: sending, liveness: sending });
    expect(rowOf(state, everyEvent.uploaded)).toEqual(['submitting liveness:0']);
  });

  it('one that only another picture can cure leads back to its step', () => {
    const event: FlowEvent = { type: 'upload-failed', step: 'selfie', code: 'upload.too_large' };
    expect(rowOf(at({ selfie: sending, liveness: sending }), event)).toEqual([
      'capturing selfie revisiting selfie:upload.too_large liveness:0 !upload.too_large',
      'report step selfie 5/9',
      'report error upload.too_large',
    ]);
  });

  it('the submission that the person asks for again waits for them', () => {
    const read = { type: 'session-read', session: answeredSession({ revision: 50 }) } as const;
    const { state } = transition(at({ selfie: sending }), read);
    expect(rowOf(state, { type: 'submit-asked' })).toEqual(['submitting selfie:0']);
  });

  it.each(['retry-asked', 'came-online'] as const)('%s sends again what failed', (type) => {
    const state: SubmittingState = {
      ...at({ selfie: { phase: 'failed', code: 'network.offline' }, liveness: sending }),
      problem: { code: 'network.offline', retry: { type: 'resend', step: 'selfie' }, fields: [] },
    };
    expect(rowOf(state, everyEvent[type])).toEqual([
      'submitting selfie:network.offline liveness:0',
      'resend selfie',
    ]);
  });
});

describe('the answer', () => {
  it.each([
    ['submitted', {}, ['ended completed ses_1', 'report complete ses_1 completed']],
    ['expired', {}, ['ended expired session.expired ses_1', 'report error session.expired']],
    ['failed', {}, ['ended failed session.failed ses_1', 'report error session.failed']],
    [
      'sandbox-pending',
      { steps: ['review', 'sandbox-outcome'] },
      ['capturing sandbox-outcome', 'report step sandbox-outcome 2/2'],
    ],
    // Asking again to submit what is submitted would never come to an end.
    ['sandbox-pending', { steps: ['review'] }, ['ended completed ses_1', 'report complete ses_1 completed']],
    ['capturing', {}, ['capturing review', 'report step review 9/9']],
    [
      'capturing',
      { holder: 'other-device' },
      ['handed-off connected', 'tell-step null', 'watch', 'report handoff connected'],
    ],
  ] as const)('%s %o', (status, different, row) => {
    const session = answeredSession({ revision: 30, status, ...different });
    expect(rowOf(at(), { type: 'session-read', session })).toEqual(row);
  });
});

describe('a submission that failed', () => {
  const failed = transition(at(), { type: 'call-failed', code: 'network.timeout', effect: complete }).state;

  it.each(['retry-asked', 'came-online'] as const)('%s repeats the very same request', (type) => {
    const { state, effects } = transition(failed, everyEvent[type]);
    expect(state).toMatchObject({ phase: 'submitting', problem: null });
    // The same object: it stands for the same idempotency key.
    expect(effects[0]).toBe(complete);
  });

  it('lets the person go back to the review', () => {
    expect(rowOf(failed, { type: 'back-asked' })).toEqual(['capturing review', 'report step review 9/9']);
  });

  it('because something is missing asks what that is', () => {
    const event: FlowEvent = { type: 'call-failed', code: 'upload.incomplete', effect: complete };
    expect(rowOf(at(), event)).toEqual(['submitting', 'read-session']);
  });

  it('because another device took over asks who holds the session', () => {
    const event: FlowEvent = { type: 'call-failed', code: 'handoff.taken', effect: complete };
    expect(rowOf(at(), event)).toEqual(['submitting', 'read-session']);
  });
});
