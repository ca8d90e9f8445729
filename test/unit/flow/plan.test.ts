/** Which steps a session asks for, which of them are left, and where the person stands: as tables. */
import { describe, expect, it } from 'vitest';
import { isDone, nextStep, planOf, positionOf, previousStep } from '../../../src/flow/plan.ts';
import type { Uploads } from '../../../src/flow/types.ts';
import { errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import type { Session } from '../../../src/model/session.ts';
import { captureStepIds, stepIds, type StepId } from '../../../src/model/step.ts';
import { answeredSession, received, sampleSession } from '../../fakes/sample-session.ts';

const accepted = { ...sampleSession().consent, accepted: true };

describe('the plan', () => {
  it.each([
    ['drivers_license', true],
    ['passport', false],
    // Not chosen yet: the count must not shrink while the person looks at it without a reason they can see.
    [null, true],
    // Chosen, but not among those accepted: the backend knows better, both sides are asked for.
    ['residence_permit', true],
  ] as const)('for %s asks for the back: %s', (documentType, hasBack) => {
    expect(planOf(sampleSession({ documentType })).includes('document-back')).toBe(hasBack);
  });

  it('keeps the order of the session', () => {
    const steps: StepId[] = ['fields', 'selfie', 'document-front', 'consent', 'review'];
    expect(planOf(sampleSession({ steps, documentType: 'passport' }))).toEqual(steps);
  });

  it('asks for nothing that the session does not ask for', () => {
    const steps: StepId[] = ['consent', 'selfie', 'review'];
    expect(planOf(sampleSession({ steps }))).toEqual(steps);
  });
});

describe('a step is done', () => {
  const fresh = sampleSession();
  const table: readonly (readonly [StepId, Partial<Session>, boolean])[] = [
    ['consent', {}, false],
    ['consent', { consent: accepted }, true],
    ['document-type', {}, false],
    ['document-type', { documentType: 'passport' }, true],
    ['fields', {}, false],
    ['fields', { fieldsReceived: true }, true],
    ['review', {}, false],
    ['review', { status: 'sandbox-pending' }, true],
    ['review', { status: 'submitted' }, true],
    ['sandbox-outcome', {}, false],
    ['sandbox-outcome', { status: 'sandbox-pending' }, false],
    ['sandbox-outcome', { status: 'submitted' }, true],
  ];

  it.each(table)('%s with %o: %s', (step, different, done) => {
    expect(isDone(step, { ...fresh, ...different }, {})).toBe(done);
  });

  it.each(captureStepIds)('%s once the backend lists it', (step) => {
    expect(isDone(step, fresh, {})).toBe(false);
    expect(isDone(step, { ...fresh, captures: [received(step)] }, {})).toBe(true);
  });

  it.each(captureStepIds)('%s while it is on its way', (step) => {
    const uploads: Uploads = { [step]: { phase: 'sending', sentBytes: 0, totalBytes: 0 } };
    expect(isDone(step, fresh, uploads)).toBe(true);
  });

  it.each(Object.keys(errorTable) as ErrorCode[])('or not, after %s', (code) => {
    const uploads: Uploads = { selfie: { phase: 'failed', code } };
    const listed = { ...fresh, captures: [received('selfie')] };
    const onlyNeedsAnotherTry = errorTable[code] === 'retry';
    expect(isDone('selfie', fresh, uploads)).toBe(onlyNeedsAnotherTry);
    // What the backend holds of an earlier picture does not hide that the newer one was refused.
    expect(isDone('selfie', listed, uploads)).toBe(onlyNeedsAnotherTry);
  });
});

describe('resuming', () => {
  const license = { consent: accepted, documentType: 'drivers_license' } as const;
  const passport = { consent: accepted, documentType: 'passport' } as const;
  const captured = (...steps: Parameters<typeof received>[0][]) => ({ captures: steps.map(received) });
  const table: readonly (readonly [Partial<Session>, Uploads, StepId | null])[] = [
    [{}, {}, 'consent'],
    [{ consent: accepted }, {}, 'document-type'],
    [license, {}, 'document-front'],
    [{ ...license, ...captured('document-front') }, {}, 'document-back'],
    [{ ...passport, ...captured('document-front') }, {}, 'selfie'],
    [{ ...license, ...captured('document-front', 'document-back') }, {}, 'selfie'],
    [{ ...passport, ...captured('selfie') }, {}, 'document-front'],
    [license, { 'document-front': { phase: 'sending', sentBytes: 0, totalBytes: 1 } }, 'document-back'],
    [license, { 'document-front': { phase: 'failed', code: 'upload.too_large' } }, 'document-front'],
    [license, { 'document-front': { phase: 'failed', code: 'network.offline' } }, 'document-back'],
    [{ ...passport, ...captured('document-front', 'selfie', 'liveness') }, {}, 'fields'],
    [
      { ...passport, ...captured('document-front', 'selfie', 'liveness'), fieldsReceived: true },
      {},
      'proof-of-address',
    ],
  ];

  it.each(table)('%o with uploads %o comes out at %s', (different, uploads, step) => {
    expect(nextStep(sampleSession(different), uploads)).toBe(step);
  });

  it('comes out at the review with everything answered, and nowhere after the submission', () => {
    expect(nextStep(answeredSession(), {})).toBe('review');
    expect(nextStep(answeredSession({ status: 'submitted' }), {})).toBe(null);
  });

  it('comes out at the outcome after the submission to a sandbox', () => {
    const session = answeredSession({ status: 'sandbox-pending', steps: [...stepIds] });
    expect(nextStep(session, {})).toBe('sandbox-outcome');
  });
});

describe('going back', () => {
  it.each([
    ['consent', null],
    ['document-type', null],
    ['document-front', 'document-type'],
    ['document-back', 'document-front'],
    ['selfie', 'document-back'],
    ['review', 'proof-of-address'],
    ['sandbox-outcome', null],
  ] as const)('from %s leads to %s', (step, previous) => {
    expect(previousStep(sampleSession({ documentType: 'drivers_license' }), step)).toBe(previous);
  });

  it('leaves the back out where there is none', () => {
    expect(previousStep(sampleSession({ documentType: 'passport' }), 'selfie')).toBe('document-front');
  });
});

describe('the position', () => {
  it('counts from 1 to the number of steps', () => {
    const session = sampleSession();
    const positions = planOf(session).map((step) => positionOf(session, step));
    expect(positions.map(({ index }) => index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(positions.map(({ count }) => count))).toEqual(new Set([9]));
  });

  it('counts the back only where there is one', () => {
    const session = sampleSession({ documentType: 'passport' });
    expect(positionOf(session, 'selfie')).toEqual({ step: 'selfie', index: 4, count: 8 });
  });

  it('counts the sandbox’s own screen from the beginning, so that the count never changes on the way', () => {
    const session = sampleSession({ steps: ['consent', 'selfie', 'review', 'sandbox-outcome'] });
    expect(positionOf(session, 'review')).toEqual({ step: 'review', index: 3, count: 4 });
    expect(positionOf(session, 'sandbox-outcome')).toEqual({ step: 'sandbox-outcome', index: 4, count: 4 });
  });
});
