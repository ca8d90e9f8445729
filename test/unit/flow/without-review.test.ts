/** A session that asks for no review: what the last answer, of whichever kind, leads to. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { CapturingState, FlowEvent } from '../../../src/flow/types.ts';
import type { Session } from '../../../src/model/session.ts';
import { answeredSession, received, sampleCapture } from '../../fakes/sample-session.ts';
import { at as atStep, everyEvent, rowOf } from './flow-table.ts';

const steps = ['consent', 'document-type', 'fields', 'selfie'] as const;
const session = (different: Partial<Session> = {}): Session =>
  answeredSession({ steps, captures: [received('selfie')], ...different });
const at = (different: Partial<CapturingState>): CapturingState =>
  atStep('selfie', { session: session(), ...different });
const open = session({ captures: [] });
const failed = { selfie: { phase: 'failed', code: 'network.offline' } } as const;

describe('everything answered', () => {
  it('by a capture: it is submitted once that has arrived', () => {
    const captured = transition(at({ session: open }), {
      type: 'captured',
      capture: sampleCapture('selfie'),
    });
    expect(captured.state).toMatchObject({ phase: 'submitting' });
    expect(captured.effects.map(({ type }) => type)).toEqual(['upload']);
    const arrived: FlowEvent = { type: 'uploaded', step: 'selfie', session: session({ revision: 21 }) };
    expect(rowOf(captured.state, arrived)).toEqual(['submitting', 'complete']);
  });

  it('by a capture that the backend has already', () => {
    expect(rowOf(at({}), { type: 'kept' })).toEqual(['submitting', 'complete']);
  });

  it('by the answer to a question', () => {
    const state = at({ session: session({ fieldsReceived: false }), step: 'fields', busy: true });
    const answer: FlowEvent = { type: 'session-read', session: session({ revision: 21 }) };
    expect(rowOf(state, answer)).toEqual(['submitting', 'complete']);
  });

  it('by a document that stays the same', () => {
    const state = at({ step: 'document-type', session: session({ documentType: 'passport' }) });
    expect(rowOf(state, everyEvent['document-type-chosen'])).toEqual(['submitting', 'complete']);
  });

  it('but for a capture that found no network: that is sent again first', () => {
    const state = at({
      session: session({ captures: [], fieldsReceived: false }),
      step: 'fields',
      busy: true,
    });
    const answer: FlowEvent = { type: 'session-read', session: session({ revision: 21, captures: [] }) };
    expect(rowOf({ ...state, uploads: failed }, answer)).toEqual([
      'submitting selfie:network.offline',
      'resend selfie',
    ]);
  });
});

describe('something open', () => {
  it('is asked first', () => {
    const state = at({ session: session({ fieldsReceived: false }) });
    expect(rowOf(state, { type: 'kept' })).toEqual(['capturing fields', 'report step fields 3/4']);
  });
});
