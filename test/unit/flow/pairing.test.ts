/** Links that are renewed, numbers that are chosen wrongly, devices that fall silent, and two that act at once. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { FlowEvent, HandedOffState } from '../../../src/flow/types.ts';
import type { Session } from '../../../src/model/session.ts';
import { answeredSession, sampleLink, samplePhone } from '../../fakes/sample-session.ts';
import { at, handedOffState, rowOf, type Row } from './flow-table.ts';

const open = { fieldsReceived: false } as const;
const elsewhere = { ...open, holder: 'other-device', otherDevice: samplePhone() } as const;
const waiting = handedOffState({ session: answeredSession(open) });
const connected = handedOffState({ session: answeredSession(elsewhere), progress: 'connected' });
const link = sampleLink();
const reading = (different: Parameters<typeof answeredSession>[0]): FlowEvent => ({
  type: 'session-read',
  session: answeredSession({ revision: 30, ...different }),
});

describe('the code that is shown', () => {
  const shown: HandedOffState = { ...waiting, link };

  it('stays until the next one is there', () => {
    expect(rowOf(shown, { type: 'link-due' })).toEqual(['handed-off waiting linked', 'make-link show']);
    const next = sampleLink({ url: 'https://verify.example/verify/slk_2' });
    const { state } = transition(shown, { type: 'handoff-linked', link: next, purpose: 'show' });
    expect(state).toMatchObject({ link: next, progress: 'waiting' });
  });

  it('is not lost over a renewal that fails', () => {
    const effect = { type: 'make-handoff-link', purpose: 'show', fresh: false } as const;
    expect(rowOf(shown, { type: 'call-failed', code: 'network.offline', effect })).toBe('ignored');
  });

  it('is asked for again when the network is back', () => {
    const effect = { type: 'make-handoff-link', purpose: 'show', fresh: true } as const;
    const failed = transition(waiting, { type: 'call-failed', code: 'network.offline', effect }).state;
    expect(rowOf(failed, { type: 'came-online' })).toEqual(['handed-off waiting', 'make-link show fresh']);
  });
});

describe('a link to send', () => {
  const sendable: HandedOffState = { ...waiting, link, sendLink: sampleLink({ code: 'WDJB-MJHT' }) };

  it('comes beside the code, and goes when it has run out', () => {
    const making: HandedOffState = { ...waiting, link, isMakingLink: true };
    expect(rowOf(making, { type: 'send-link-asked' })).toBe('ignored');
    expect(rowOf(making, { type: 'handoff-linked', link, purpose: 'send' })).toEqual([
      'handed-off waiting linked sendable',
    ]);
    expect(rowOf(sendable, { type: 'link-expired', purpose: 'send' })).toEqual(['handed-off waiting linked']);
  });

  it('can be asked for again after it could not be made', () => {
    const effect = { type: 'make-handoff-link', purpose: 'send', fresh: false } as const;
    const failed = transition(
      { ...waiting, link, isMakingLink: true },
      { type: 'call-failed', code: 'network.timeout', effect },
    ).state;
    expect(rowOf(failed, { type: 'retry-asked' })).toEqual([
      'handed-off waiting linked making',
      'make-link send',
    ]);
  });
});

describe('the number', () => {
  const wrong = (wrongChoices: number) => reading({ ...open, handoff: { state: 'waiting', wrongChoices } });

  it('chosen wrongly voids every link: they are replaced', () => {
    const both = { ...waiting, link, sendLink: link };
    expect(rowOf(both, wrong(1))).toEqual(['handed-off waiting making', 'make-link show', 'make-link send']);
    expect(rowOf({ ...waiting, link }, wrong(1))).toEqual(['handed-off waiting', 'make-link show']);
    expect(rowOf({ ...waiting, link, isMakingLink: true }, wrong(1))).toEqual([
      'handed-off waiting making',
      'make-link show',
      'make-link send',
    ]);
  });

  it('is wrong once, however often that is read', () => {
    const { state } = transition({ ...waiting, link }, wrong(1));
    expect(rowOf({ ...(state as HandedOffState), link }, wrong(1))).toEqual(['handed-off waiting linked']);
  });

  it.each(['declined', 'rejected'] as const)(
    'ends the invitation: %s, until the person asks anew',
    (state) => {
      const over = transition(
        { ...waiting, link },
        reading({ ...open, handoff: { state, wrongChoices: 3 } }),
      );
      expect(rowOf({ ...waiting, link }, reading({ ...open, handoff: { state, wrongChoices: 3 } }))).toEqual([
        `handed-off ${state} !handoff.${state}`,
        `report handoff ${state}`,
        `report error handoff.${state}`,
      ]);
      const again = transition(over.state, { type: 'handoff-asked' });
      expect(again.state).toMatchObject({ progress: 'waiting', problem: null });
      // A reading from before the new invitation says the same as before, and that is no news.
      const late = reading({ ...open, handoff: { state, wrongChoices: 3 } });
      expect(rowOf(again.state, late)).toEqual(['handed-off waiting']);
    },
  );

  it('of a handoff that is over is told to a page that renews its code', () => {
    const effect = { type: 'make-handoff-link', purpose: 'show', fresh: false } as const;
    expect(rowOf({ ...waiting, link }, { type: 'call-failed', code: 'handoff.rejected', effect })).toEqual([
      'handed-off rejected !handoff.rejected',
      'report handoff rejected',
      'report error handoff.rejected',
    ]);
  });
});

describe('a device that has come and is silent', () => {
  const silent = reading({ ...elsewhere, otherDevice: samplePhone({ isPresent: false }) });
  const stalled = transition(connected, silent).state;

  it('is said, and taken back when it gives a sign of life', () => {
    expect(rowOf(connected, silent)).toEqual([
      'handed-off stalled !handoff.stalled',
      'report handoff stalled',
      'report error handoff.stalled',
    ]);
    expect(rowOf(stalled, reading({ ...elsewhere, revision: 31 }))).toEqual([
      'handed-off connected',
      'report handoff connected',
    ]);
  });

  it('can be invited again: the session comes back first', () => {
    const asked = transition(stalled, { type: 'handoff-asked' });
    expect(asked.effects).toEqual([{ type: 'take-back', holding: 3, disconnect: false, again: true }]);
    expect(rowOf(asked.state, reading({ ...open, revision: 40 }))).toEqual([
      'handed-off waiting',
      'make-link show fresh',
      'report handoff waiting',
    ]);
  });
});

it('what was sent away to invite another one is still that after another try', () => {
  const asked = transition(connected, { type: 'disconnect-asked', again: true });
  const [effect] = asked.effects;
  if (effect?.type !== 'take-back') throw new Error('nothing is taken back');
  const failed = transition(asked.state, { type: 'call-failed', code: 'network.timeout', effect }).state;
  expect(rowOf(failed, { type: 'retry-asked' })).toEqual([
    'handed-off connected taking-back-again',
    'take-back 3 disconnect',
  ]);
});

describe('both at once', () => {
  it('whoever was slower reads what has become of the session', () => {
    const effect = { type: 'take-back', holding: 3, disconnect: false } as const;
    expect(
      rowOf({ ...connected, takingBack: 'here' }, { type: 'call-failed', code: 'handoff.taken', effect }),
    ).toEqual(['handed-off connected', 'read-session']);
  });
});

describe('a session with another device', () => {
  const shared = (different: Partial<Session> = {}) =>
    answeredSession({ otherDevice: samplePhone(), ...different });
  const here = at('selfie', { session: shared() });

  it('is given on without another link while that device is there', () => {
    expect(rowOf(here, { type: 'handoff-asked' })).toEqual(['capturing selfie busy', 'hand-over 3']);
    // Whoever presses twice gives it on once.
    expect(rowOf({ ...here, busy: true }, { type: 'handoff-asked' })).toBe('ignored');
    const given = shared({ holder: 'other-device', revision: 30 });
    expect(rowOf({ ...here, busy: true }, { type: 'session-read', session: given })).toEqual([
      'handed-off connected',
      'tell-step null',
      'report handoff connected',
    ]);
  });

  it('is offered by a fresh link where that device is silent, or gone for good', () => {
    const silent = at('selfie', { session: shared({ otherDevice: samplePhone({ isPresent: false }) }) });
    const link: Row = [
      'handed-off waiting',
      'make-link show fresh',
      'tell-step null',
      'report handoff waiting',
    ];
    expect(rowOf(silent, { type: 'handoff-asked' })).toEqual(link);
    const effect = { type: 'hand-over', holding: 3 } as const;
    const gone: FlowEvent = { type: 'call-failed', code: 'server.refused', effect };
    expect(rowOf({ ...here, busy: true }, gone)).toEqual(link);
  });

  it('tells that device every step, and is followed until nobody else is in it', () => {
    expect(rowOf({ ...here, revisiting: true }, { type: 'back-asked' })).toEqual([
      'capturing review',
      'tell-step review',
      'report step review 9/9',
    ]);
    const alone = answeredSession({ revision: 30 });
    expect(rowOf(at('review', { session: shared() }), { type: 'session-read', session: alone })).toEqual([
      'capturing review',
      'unwatch',
    ]);
  });

  it('goes on where that device cannot be told, or followed', () => {
    const code = 'env.module_load_failed';
    const submitting = { ...here, phase: 'submitting' } as const;
    for (const effect of [{ type: 'tell-step', step: 'selfie' }, { type: 'watch' }] as const)
      for (const state of [here, { ...here, busy: true }, submitting])
        expect(rowOf(state, { type: 'call-failed', code, effect })).toBe('ignored');
  });

  it('is followed after a reload as well, because somebody may still come by the link that was shown', () => {
    const session = answeredSession({ handoff: { state: 'waiting', wrongChoices: 0 } });
    const opening = { phase: 'opening', invitation: null, begun: true, problem: null } as const;
    expect(rowOf(opening, { type: 'session-read', session })).toEqual([
      'capturing review',
      'tell-step review',
      'watch',
      'report ready',
      'report step review 9/9',
    ]);
    const come = shared({ revision: 30, holder: 'other-device' });
    const after = transition(opening, { type: 'session-read', session }).state;
    expect(rowOf(after, { type: 'session-read', session: come, isNews: true })).toEqual([
      'handed-off connected',
      'tell-step null',
      'report handoff connected',
    ]);
  });

  it('does not take news for the answer that a step waits for', () => {
    const asking = at('fields', { session: shared({ fieldsReceived: false }), busy: true });
    const news = shared({ fieldsReceived: false, revision: 30 });
    expect(rowOf(asking, { type: 'session-read', session: news, isNews: true })).toEqual([
      'capturing fields busy',
    ]);
  });
});
