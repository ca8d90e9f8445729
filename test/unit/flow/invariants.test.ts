/** What must hold over every sequence of events, however unlikely: checked over random ones with a fixed seed. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isDone, planOf } from '../../../src/flow/plan.ts';
import { initialState, transition } from '../../../src/flow/transition.ts';
import type { FlowEffect, FlowEvent, FlowState, Transition } from '../../../src/flow/types.ts';
import { errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import type { Session } from '../../../src/model/session.ts';
import { captureStepIds, stepIds } from '../../../src/model/step.ts';
import { answeredSession, received, sampleCapture, sampleSession } from '../../fakes/sample-session.ts';
import { at, everyEvent } from './flow-table.ts';

const sure = { numRuns: 1000, seed: 20260214 };

const session: fc.Arbitrary<Session> = fc
  .record({
    revision: fc.nat({ max: 12 }),
    status: fc.oneof(
      { weight: 30, arbitrary: fc.constant('capturing' as const) },
      { weight: 2, arbitrary: fc.constant('sandbox-pending' as const) },
      { weight: 1, arbitrary: fc.constantFrom('submitted' as const, 'expired' as const, 'failed' as const) },
    ),
    holder: fc.constantFrom<Session['holder'][]>('this-device', 'this-device', 'this-device', 'other-device'),
    documentType: fc.constantFrom('passport', 'drivers_license', null),
    accepted: fc.boolean(),
    fieldsReceived: fc.boolean(),
    captured: fc.subarray([...captureStepIds]),
  })
  .map(({ accepted, captured, ...rest }) => ({
    ...sampleSession(),
    ...rest,
    steps: stepIds,
    consent: { ...sampleSession().consent, accepted },
    captures: captured.map(received),
  }));

const step = fc.constantFrom(...captureStepIds);
const codes = Object.keys(errorTable) as ErrorCode[];
/** Mostly failures that a flow survives. */
const code = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...codes.filter((each) => !/^(?:session|link)\./.test(each))) },
  { weight: 1, arbitrary: fc.constantFrom(...codes) },
);
const repeatable: readonly FlowEffect[] = [
  { type: 'invite' },
  { type: 'claim', number: null },
  { type: 'take-back', holding: 3, disconnect: false },
  { type: 'hand-over', holding: 3 },
  { type: 'make-handoff-link', purpose: 'show', fresh: false },
  { type: 'send-fields', values: {} },
];

/** After these nothing comes any more. */
const closing: readonly FlowEvent['type'][] = ['cancelled', 'time-ran-out', 'led-elsewhere'];

/** Mostly what moves a flow on, and now and then anything at all. */
const event: fc.Arbitrary<FlowEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('session-read' as const), session }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('uploaded' as const), step, session }) },
  { weight: 4, arbitrary: step.map((id) => ({ type: 'captured' as const, capture: sampleCapture(id, 1) })) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('upload-failed' as const), step, code }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('call-failed' as const),
      code,
      effect: fc.constantFrom(...repeatable),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('edit-asked' as const), step: fc.constantFrom(...stepIds) }),
  },
  { weight: 4, arbitrary: fc.constant<FlowEvent>({ type: 'submit-asked' }) },
  {
    weight: 12,
    arbitrary: fc.constantFrom<FlowEvent[]>(
      ...Object.values(everyEvent).filter(({ type }) => !closing.includes(type)),
    ),
  },
  // Seldom, because nothing comes after it.
  {
    weight: 1,
    arbitrary: fc.constantFrom<FlowEvent[]>(...closing.map((type) => everyEvent[type])),
  },
);

const capturing = (known: Session): FlowState => at('review', { session: known });
const start: fc.Arbitrary<FlowState> = fc.oneof(
  fc.constant(initialState),
  session.map(
    (read) =>
      transition(
        { phase: 'opening', invitation: null, begun: true, problem: null },
        { type: 'session-read', session: read },
      ).state,
  ),
  session.map((read) => capturing({ ...read, status: 'capturing', holder: 'this-device' })),
);

/** Everything answered, and the person at the review: only from there a submission is asked for. */
const atReview: FlowState = capturing(answeredSession({ revision: 0, steps: stepIds }));

/** Runs a random sequence from one of the first states and calls `check` at each of its moves. */
const always = (
  check: (before: FlowState, event: FlowEvent, next: Transition) => void,
  begin: () => void = () => undefined,
  from = start,
) => {
  fc.assert(
    fc.property(from, fc.array(event, { minLength: 10, maxLength: 40 }), (first, events) => {
      begin();
      let state = first;
      for (const each of events) {
        const next = transition(state, each);
        check(state, each, next);
        state = next.state;
      }
    }),
    sure,
  );
};

it('the end is the end', () => {
  let ends = 0;
  always((before, _event, next) => {
    if (before.phase !== 'ended') return;
    ends += 1;
    expect(next.state).toBe(before);
    expect(next.effects).toEqual([]);
  });
  expect(ends).toBeGreaterThan(1000);
});

it('one wish to submit sends one submission, unless that failed', () => {
  let isUnderWay = false;
  let submissions = 0;
  always(
    (before, each, next) => {
      if (each.type === 'call-failed' || next.state.phase !== 'submitting') isUnderWay = false;
      if (before.phase !== 'submitting' && each.type === 'submit-asked') isUnderWay = false;
      for (const { type } of next.effects) {
        if (type !== 'complete') continue;
        expect(isUnderWay).toBe(false);
        isUnderWay = true;
        submissions += 1;
      }
    },
    () => {
      isUnderWay = false;
    },
    fc.oneof({ weight: 3, arbitrary: fc.constant(atReview) }, { weight: 1, arbitrary: start }),
  );
  expect(submissions).toBeGreaterThan(100);
});

it('nothing is submitted while a capture is on its way', () => {
  always((_before, _event, next) => {
    if (!next.effects.some(({ type }) => type === 'complete')) return;
    expect(next.state).toMatchObject({ phase: 'submitting', uploads: {} });
    expect('uploads' in next.state && Object.keys(next.state.uploads)).toEqual([]);
  });
});

it('the step on the screen is one that the session asks for', () => {
  let steps = 0;
  always((_before, _event, { state }) => {
    if (state.phase !== 'capturing') return;
    steps += 1;
    expect(planOf(state.session)).toContain(state.step);
  });
  expect(steps).toBeGreaterThan(1000);
});

it('what is answered is not asked again, unless the person goes back to it', () => {
  let moves = 0;
  always((before, each, { state }) => {
    if (state.phase !== 'capturing' || each.type === 'back-asked' || each.type === 'edit-asked') return;
    if (before.phase === 'capturing' && before.step === state.step) return;
    if (state.revisiting) return;
    // The review is where everything answered leads, and the way out of a submission that failed.
    if (state.step === 'review') return;
    moves += 1;
    expect(isDone(state.step, state.session, state.uploads)).toBe(false);
  });
  expect(moves).toBeGreaterThan(150);
});

it('a session never becomes older', () => {
  always((before, _event, { state }) => {
    if (!('session' in before) || !('session' in state) || !before.session || !state.session) return;
    expect(state.session.revision).toBeGreaterThanOrEqual(before.session.revision);
  });
});

it('a session is watched while it has another device, or may get one, and never past the end', () => {
  let isWatching = false;
  always(
    (before, _event, { state, effects }) => {
      if (before.phase === 'handed-off') isWatching = true;
      for (const { type } of effects) {
        if (type === 'watch') isWatching = true;
        if (type === 'unwatch') isWatching = false;
      }
      if (state.phase === 'capturing') expect(isWatching).toBe(state.session.otherDevice !== null);
      if (state.phase === 'ended' || state.phase === 'submitting') expect(isWatching).toBe(false);
      if (state.phase === 'handed-off') expect(isWatching).toBe(true);
    },
    () => {
      isWatching = false;
    },
  );
});

it('the page hears of an end exactly once, and in the words of that end', () => {
  always((before, _event, { state, effects }) => {
    const reports = effects.flatMap((effect) => (effect.type === 'report' ? [effect.report] : []));
    const endings = reports.filter(({ type }) => type === 'complete' || type === 'cancel');
    if (state.phase !== 'ended' || before.phase === 'ended') {
      expect(endings).toEqual([]);
      return;
    }
    const told = { completed: 'complete', cancelled: 'cancel', expired: 'error', failed: 'error' }[
      state.status
    ];
    expect(reports.filter(({ type }) => type === told)).toHaveLength(1);
  });
});
