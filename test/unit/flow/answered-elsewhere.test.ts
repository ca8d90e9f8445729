/** A step that is answered elsewhere while it is on the screen here. */
import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/flow/transition.ts';
import type { FlowEvent } from '../../../src/flow/types.ts';
import { answeredSession } from '../../fakes/sample-session.ts';
import { at } from './flow-table.ts';

describe('a step that somebody else answers while it is on the screen', () => {
  const state = at('document-back', {
    session: answeredSession({ captures: [], revision: 3 }),
    uploads: { 'document-front': { phase: 'sending', sentBytes: 1, totalBytes: 2 } },
  });
  const session = answeredSession({
    revision: 4,
    captures: answeredSession().captures.filter(({ step }) => step.startsWith('document')),
  });

  it.each<FlowEvent>([
    { type: 'uploaded', step: 'document-front', session },
    { type: 'session-read', session, isNews: true },
  ])('[fault 49] is left, and it is said why: $type', (event) => {
    expect(transition(state, event).state).toMatchObject({ step: 'selfie', isAhead: true });
  });

  it('stays where the person went back to it', () => {
    const again = at('document-back', { session, revisiting: true });
    expect(transition(again, { type: 'session-read', session, isNews: true }).state).toMatchObject({
      step: 'document-back',
    });
  });
});
