/** What a device has kept of a session goes out once more, and nothing else of it does. */
import { describe, expect, it } from 'vitest';
import { initialState, transition } from '../../../src/flow/transition.ts';
import type { FlowState } from '../../../src/flow/types.ts';
import type { KeptCapture } from '../../../src/model/ports.ts';
import type { Session } from '../../../src/model/session.ts';
import type { CaptureStepId } from '../../../src/model/step.ts';
import { answeredSession, sampleCapture } from '../../fakes/sample-session.ts';

const keptOf = (step: CaptureStepId, replaces: string | null = null): KeptCapture => ({
  capture: sampleCapture(step),
  replaces,
});

const resumed = (session: Session, kept: readonly KeptCapture[]) => {
  const opening: FlowState = transition(initialState, { type: 'opened', returning: true }).state;
  return transition(opening, { type: 'session-read', session, kept });
};

const answered = answeredSession();
const without = (...steps: readonly CaptureStepId[]) => ({
  captures: answered.captures.filter(({ step }) => !steps.includes(step)),
});

describe('a session that is read after a reload', () => {
  it('[fault 20] goes on after the photo that was not acknowledged, and sends it', () => {
    const session = answeredSession(without('document-back', 'selfie', 'liveness'));
    const { state, effects } = resumed(session, [keptOf('document-back')]);
    expect(state).toMatchObject({
      phase: 'capturing',
      step: 'selfie',
      uploads: { 'document-back': { phase: 'sending' } },
    });
    expect(effects).toContainEqual({ type: 'upload', capture: sampleCapture('document-back') });
    expect(effects).not.toContainEqual(expect.objectContaining({ type: 'forget' }));
  });

  it('sends a photo taken anew in place of the one that it was to replace', () => {
    const { receivedAt } = answered.captures.find(({ step }) => step === 'selfie') ?? { receivedAt: '' };
    const { state, effects } = resumed(answered, [keptOf('selfie', receivedAt)]);
    expect(state).toMatchObject({ uploads: { selfie: { phase: 'sending' } } });
    expect(effects).toContainEqual({ type: 'upload', capture: sampleCapture('selfie') });
  });

  it('lets go of what has arrived after all, or was replaced by somebody else', () => {
    const { state, effects } = resumed(answered, [keptOf('selfie'), keptOf('document-front', '2020-01-01')]);
    expect(state).toMatchObject({ phase: 'capturing', uploads: {} });
    expect(effects.filter(({ type }) => type === 'upload')).toEqual([]);
    expect(effects).toContainEqual({ type: 'forget', steps: ['selfie', 'document-front'] });
  });

  it('lets go of a photo that the session does not ask for any more', () => {
    const session = answeredSession({ steps: ['consent', 'document-type', 'document-front', 'review'] });
    const { effects } = resumed(session, [keptOf('selfie')]);
    expect(effects).toContainEqual({ type: 'forget', steps: ['selfie'] });
  });

  it('leaves everything where it is while another device holds the session', () => {
    const session = answeredSession({ ...without('selfie'), holder: 'other-device' });
    const { state, effects } = resumed(session, [keptOf('selfie')]);
    expect(state).toMatchObject({ phase: 'handed-off', uploads: {} });
    expect(effects.filter(({ type }) => type === 'upload' || type === 'forget')).toEqual([]);
  });

  it('sends nothing to a session that is over', () => {
    const { state, effects } = resumed(answeredSession({ status: 'submitted' }), [keptOf('selfie')]);
    expect(state).toMatchObject({ phase: 'ended', status: 'completed' });
    expect(effects.filter(({ type }) => type === 'upload')).toEqual([]);
  });
});
