/** A part of the program that a handoff loads does not come: what is tried again, and what is nobody's loss. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { HandedOffState } from '../../../src/flow/types.ts';
import { answeredSession, samplePhone } from '../../fakes/sample-session.ts';
import { handedOffState, rowOf } from './flow-table.ts';

const waiting = handedOffState({ session: answeredSession() });
const connected = handedOffState({
  session: answeredSession({ holder: 'other-device', otherDevice: samplePhone() }),
  progress: 'connected',
});

describe('a part of the program that does not load', () => {
  const code = 'env.module_load_failed';
  const fails = (...types: readonly ('make-handoff-link' | 'tell-step' | 'watch')[]): HandedOffState =>
    types.reduce<HandedOffState>(
      (state, type) => {
        const effect =
          type === 'make-handoff-link'
            ? ({ type, purpose: 'show', fresh: true } as const)
            : type === 'tell-step'
              ? ({ type, step: null } as const)
              : ({ type } as const);
        return transition(state, { type: 'call-failed', code, effect }).state as HandedOffState;
      },
      types[0] === 'make-handoff-link' ? waiting : connected,
    );

  it('for the screen: it can be tried again', () => {
    const failed = transition(connected, { type: 'step-failed', code }).state;
    expect(rowOf(connected, { type: 'step-failed', code })).toEqual([
      'handed-off connected !env.module_load_failed',
      'report error env.module_load_failed',
    ]);
    expect(rowOf(failed, { type: 'retry-asked' })).toEqual(['handed-off connected']);
  });

  it('for the calls: another try makes the link, not only what goes with it', () => {
    expect(rowOf(fails('make-handoff-link', 'tell-step', 'watch'), { type: 'retry-asked' })).toEqual([
      'handed-off waiting',
      'make-link show fresh',
    ]);
  });

  it('for the calls of a session that is elsewhere: another try tells that this device is there, and follows', () => {
    expect(rowOf(fails('tell-step', 'watch'), { type: 'retry-asked' })).toEqual([
      'handed-off connected',
      'tell-step null',
    ]);
  });
});
