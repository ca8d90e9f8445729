/** The machine around the transitions: the order of events, what is told when, and beginning anew. */
import { describe, expect, it } from 'vitest';
import { FlowMachine } from '../../../src/flow/machine.ts';
import type { FlowEffect, FlowState } from '../../../src/flow/types.ts';
import { sampleInvitation, sampleSession } from '../../fakes/sample-session.ts';
import { effectLine, stateLine } from './flow-table.ts';

/** A machine, everything it said in order, and what to do with an effect besides writing it down. */
const recorded = (onEffect: (effect: FlowEffect, machine: FlowMachine) => void = () => undefined) => {
  const log: string[] = [];
  const machine: FlowMachine = new FlowMachine(
    (state: FlowState) => log.push(`= ${stateLine(state)}`),
    (effect) => {
      log.push(effectLine(effect));
      onEffect(effect, machine);
    },
  );
  return { machine, log };
};

describe('the machine', () => {
  it('tells of a state before its effects', () => {
    const { machine, log } = recorded();
    machine.send({ type: 'opened', returning: false });
    expect(log).toEqual(['= opening', 'invite']);
    expect(machine.state.phase).toBe('opening');
  });

  it('says nothing when an event changes nothing', () => {
    const { machine, log } = recorded();
    machine.send({ type: 'submit-asked' });
    expect(log).toEqual([]);
  });

  it('lets an event that an effect sends wait until all effects of the one before are handed on', () => {
    const { machine, log } = recorded((effect, running) => {
      if (effect.type === 'invite') running.send({ type: 'invited', invitation: sampleInvitation() });
      if (effect.type === 'claim') running.send({ type: 'session-read', session: sampleSession() });
    });
    machine.send({ type: 'opened', returning: true });
    expect(log).toEqual([
      '= opening begun',
      'invite',
      'claim',
      '= opening invited begun',
      'report ready',
      '= capturing consent',
      'report step consent 1/9',
    ]);
  });

  it('lets an event that a listener of the state sends wait as well', () => {
    const seen: string[] = [];
    const machine: FlowMachine = new FlowMachine(
      (state) => {
        seen.push(stateLine(state));
        if (state.phase === 'opening' && !state.invitation) machine.send({ type: 'foreign-origin' });
      },
      (effect) => seen.push(effectLine(effect)),
    );
    machine.send({ type: 'opened', returning: false });
    expect(seen).toEqual(['opening', 'invite', 'hosted', 'report ready']);
  });

  it('goes on after a listener threw', () => {
    let broken = true;
    const { machine, log } = recorded(() => {
      if (broken) throw new RangeError('the page’s own');
    });
    expect(() => {
      machine.send({ type: 'opened', returning: false });
    }).toThrow(RangeError);
    broken = false;
    machine.send({ type: 'begun' });
    expect(log).toEqual(['= opening', 'invite', '= opening begun']);
  });

  it('begins anew, and forgets what was waiting', () => {
    const { machine, log } = recorded((effect, running) => {
      if (effect.type !== 'invite') return;
      running.send({ type: 'begun' });
      running.reset();
    });
    machine.send({ type: 'opened', returning: false });
    expect(log).toEqual(['= opening', 'invite', '= idle']);
    expect(machine.state).toEqual({ phase: 'idle' });
  });
});
