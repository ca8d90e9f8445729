/** Every event while a step is on the screen: at the start, in the middle, at the review, and while the backend is asked. */
import { describe, expect, it } from 'vitest';
import type { FlowEvent, Uploads } from '../../../src/flow/types.ts';
import { transition } from '../../../src/flow/transition.ts';
import { answeredSession, received, sampleSession } from '../../fakes/sample-session.ts';
import { expectTable, underWay } from './expect-table.ts';
import { at, everyEvent, rowOf, type EventTable } from './flow-table.ts';

/** With another type of document the pictures of the former one are let go. */
const letGo = 'forget document-front document-back';

/** What every step has in common. `here`: the line of the state that stays. */
const common = (here: string): EventTable => ({
  ...underWay(here),
  captured: [`${here} selfie:0`, 'upload selfie'],
  'handoff-asked': [
    'handed-off waiting',
    'make-link show fresh',
    'tell-step null',
    'watch',
    'report handoff waiting',
  ],
  cancelled: ['ended cancelled ses_1', 'report cancel'],
  'step-failed': [`${here} !camera.in_use`, 'report error camera.in_use'],
});

describe('at the consent', () => {
  expectTable(at('consent', { session: sampleSession() }), {
    ...common('capturing consent'),
    consented: ['capturing consent busy', 'send-consent 2026-01 en'],
  });
});

describe('at the choice of a document', () => {
  const session = sampleSession({ consent: { ...sampleSession().consent, accepted: true } });
  expectTable(at('document-type', { session }), {
    ...common('capturing document-type'),
    'document-type-chosen': ['capturing document-type busy', 'send-document-type passport'],
    // The readings of the table are later ones in which nothing has been agreed to.
    'session-read': ['capturing document-type'],
  });

  it('goes on without asking when the choice stays the same', () => {
    const state = at('document-type', { session: { ...session, documentType: 'passport' } });
    expect(rowOf(state, everyEvent['document-type-chosen'])).toEqual([
      'capturing document-front',
      'report step document-front 3/8',
    ]);
  });
});

describe('at the selfie', () => {
  const session = answeredSession({ captures: (['document-front', 'document-back'] as const).map(received) });
  expectTable(at('selfie', { session }), {
    ...common('capturing selfie'),
    captured: ['capturing liveness selfie:0', 'upload selfie', 'report step liveness 6/9'],
    'back-asked': ['capturing document-back', 'report step document-back 4/9'],
    'session-read': ['capturing selfie', letGo],
  });

  it('goes on from one that the backend has, and stays where it has none', () => {
    expect(rowOf(at('document-back', { session }), { type: 'kept' })).toEqual([
      'capturing selfie',
      'report step selfie 5/9',
    ]);
    expect(rowOf(at('selfie', { session }), { type: 'kept' })).toBe('ignored');
  });
});

describe('at the fields', () => {
  expectTable(at('fields', { session: answeredSession({ fieldsReceived: false }) }), {
    ...common('capturing fields'),
    'fields-entered': ['capturing fields busy', 'send-fields first_name'],
    'back-asked': ['capturing liveness', 'report step liveness 6/9'],
    'session-read': ['capturing fields', letGo],
  });
});

describe('at the review', () => {
  expectTable(at('review'), {
    ...common('capturing review'),
    'submit-asked': ['submitting', 'complete'],
    'edit-asked': ['capturing selfie revisiting', 'report step selfie 5/9'],
    'back-asked': ['capturing proof-of-address', 'report step proof-of-address 8/9'],
    'session-read': ['capturing review', letGo],
  });

  it('does not open a step that is not asked for', () => {
    const state = at('review', { session: answeredSession({ documentType: 'passport' }) });
    expect(rowOf(state, { type: 'edit-asked', step: 'document-back' })).toBe('ignored');
  });
});

describe('at the sandbox’s outcome', () => {
  const session = answeredSession({
    status: 'sandbox-pending',
    steps: ['consent', 'review', 'sandbox-outcome'],
  });
  expectTable(at('sandbox-outcome', { session }), {
    ...common('capturing sandbox-outcome'),
    'outcome-chosen': ['capturing sandbox-outcome busy', 'send-outcome approve'],
    'handoff-asked': 'ignored',
    captured: 'ignored',
    // Submitted is submitted: leaving only leaves the outcome open.
    cancelled: ['ended completed ses_1', 'report complete ses_1 completed'],
    // The readings of the table are of a session that is capturing again.
    'session-read': ['capturing consent', letGo, 'report step consent 1/9'],
    uploaded: ['capturing consent', 'report step consent 1/9'],
  });
});

describe('while the backend is asked', () => {
  expectTable(at('consent', { session: sampleSession(), busy: true }), {
    ...common('capturing consent busy'),
    // Whatever the answer says is where the flow goes on.
    'session-read': ['capturing consent'],
    'call-failed': ['capturing consent !network.offline>read-session', 'report error network.offline'],
  });

  it('moves on with the answer', () => {
    const session = sampleSession({ revision: 2, consent: { ...sampleSession().consent, accepted: true } });
    const state = at('consent', { session: sampleSession(), busy: true });
    expect(rowOf(state, { type: 'session-read', session })).toEqual([
      'capturing document-type',
      'report step document-type 2/9',
    ]);
  });

  it('does not move on with an answer that is older than what is known', () => {
    const state = at('consent', { session: sampleSession({ revision: 5 }), busy: true });
    const older = answeredSession({ revision: 4 });
    expect(transition(state, { type: 'session-read', session: older }).state).toMatchObject({
      step: 'consent',
      session: { revision: 5 },
    });
  });

  it('keeps the names of the fields that were refused', () => {
    const event: FlowEvent = {
      type: 'call-failed',
      code: 'fields.rejected',
      effect: { type: 'send-fields', values: {} },
      fields: ['email'],
    };
    const { state } = transition(at('fields', { busy: true }), event);
    expect(state).toMatchObject({ busy: false, problem: { code: 'fields.rejected', fields: ['email'] } });
  });
});

describe('a step opened from the review', () => {
  const revisiting = at('selfie', { revisiting: true });

  it.each([
    ['captured', ['capturing review selfie:0', 'upload selfie', 'report step review 9/9']],
    ['kept', ['capturing review', 'report step review 9/9']],
    ['back-asked', ['capturing review', 'report step review 9/9']],
  ] as const)('%s leads back there', (type, row) => {
    expect(rowOf(revisiting, everyEvent[type])).toEqual(row);
  });

  it('leads back there once the backend has answered', () => {
    const state = at('fields', { revisiting: true, busy: true });
    expect(rowOf(state, { type: 'session-read', session: answeredSession({ revision: 21 }) })).toEqual([
      'capturing review',
      'report step review 9/9',
    ]);
  });
});

describe('another document than before', () => {
  const uploads: Uploads = {
    'document-front': { phase: 'sending', sentBytes: 0, totalBytes: 9 },
    'document-back': { phase: 'failed', code: 'upload.rejected_type' },
    selfie: { phase: 'sending', sentBytes: 0, totalBytes: 9 },
  };

  it('is photographed anew, although pictures of the former are on their way', () => {
    const state = at('document-type', { uploads, busy: true });
    const session = answeredSession({ revision: 21, documentType: 'passport', captures: [] });
    expect(rowOf(state, { type: 'session-read', session })).toEqual([
      'capturing document-front selfie:0',
      letGo,
      'report step document-front 3/8',
    ]);
  });

  it('is none where there was none before, or the same one is read again', () => {
    const first = at('document-type', { session: answeredSession({ documentType: null }), uploads });
    const same = answeredSession({ revision: 21 });
    for (const state of [first, at('selfie', { uploads })]) {
      const next = transition(state, { type: 'session-read', session: same });
      expect(next.effects.map(({ type }) => type)).not.toContain('forget');
      expect(next.state).toMatchObject({ uploads });
    }
  });

  it('is none when an older reading names it', () => {
    const older = answeredSession({ revision: 19, documentType: 'passport' });
    expect(rowOf(at('review'), { type: 'session-read', session: older })).toEqual(['capturing review']);
  });

  it('is let go of when the choice is open again, and before the end is told', () => {
    const open = answeredSession({ revision: 21, documentType: null });
    expect(rowOf(at('review', { uploads }), { type: 'session-read', session: open })).toEqual([
      'capturing review selfie:0',
      letGo,
    ]);
    expect(rowOf(at('review'), { type: 'session-read', session: { ...open, status: 'submitted' } })).toEqual([
      'ended completed ses_1',
      letGo,
      'report complete ses_1 completed',
    ]);
  });

  it('takes the back from the screen where it has none', () => {
    const session = answeredSession({ revision: 21, documentType: 'passport' });
    for (const revisiting of [true, false])
      for (const type of ['session-read', 'uploaded'] as const) {
        const event = { ...everyEvent[type], session } as FlowEvent;
        expect(rowOf(at('document-back', { revisiting }), event)).toEqual([
          'capturing review',
          // An acknowledged capture is no answer about the document.
          ...(type === 'session-read' ? [letGo] : []),
          'report step review 8/8',
        ]);
      }
  });
});
