/**
 * Writes states and effects as one line each, so that a table of state × event can be read, and holds one event of
 * every type. It decides nothing about what is right: the tables do.
 */
import { transition } from '../../../src/flow/transition.ts';
import type {
  CapturingState,
  FlowEffect,
  FlowEvent,
  FlowState,
  HandedOffState,
  Problem,
  Uploads,
} from '../../../src/flow/types.ts';
import type { StepId } from '../../../src/model/step.ts';
import {
  answeredSession,
  sampleCapture,
  sampleInvitation,
  sampleLink,
  sampleSession,
} from '../../fakes/sample-session.ts';

/** Type of an event. */
export type EventType = FlowEvent['type'];

/** What an event comes to: nothing at all, or the next state and the effects, a line each. */
export type Row = 'ignored' | readonly [state: string, ...effects: string[]];

/** A row for every type of event: one that is forgotten does not compile. */
export type EventTable = Readonly<Record<EventType, Row>>;

/** One event of each type, as it may come at any time. */
export const everyEvent: { readonly [Type in EventType]: Extract<FlowEvent, { type: Type }> } = {
  opened: { type: 'opened', returning: false },
  'entry-refused': { type: 'entry-refused', code: 'entry.missing' },
  'shown-elsewhere': { type: 'shown-elsewhere' },
  invited: { type: 'invited', invitation: sampleInvitation() },
  'foreign-origin': { type: 'foreign-origin' },
  begun: { type: 'begun' },
  'join-declined': { type: 'join-declined' },
  consented: { type: 'consented' },
  'document-type-chosen': { type: 'document-type-chosen', documentType: 'passport' },
  captured: { type: 'captured', capture: sampleCapture('selfie') },
  kept: { type: 'kept' },
  'fields-entered': { type: 'fields-entered', values: { first_name: 'Ada' } },
  'edit-asked': { type: 'edit-asked', step: 'selfie' },
  'back-asked': { type: 'back-asked' },
  'submit-asked': { type: 'submit-asked' },
  'outcome-chosen': { type: 'outcome-chosen', outcome: 'approve' },
  'retry-asked': { type: 'retry-asked' },
  'handoff-asked': { type: 'handoff-asked' },
  'send-link-asked': { type: 'send-link-asked' },
  'take-back-asked': { type: 'take-back-asked' },
  'disconnect-asked': { type: 'disconnect-asked' },
  cancelled: { type: 'cancelled' },
  'session-read': { type: 'session-read', session: sampleSession({ revision: 50 }) },
  'upload-moved': { type: 'upload-moved', step: 'selfie', sentBytes: 5, totalBytes: 10 },
  uploaded: { type: 'uploaded', step: 'selfie', session: sampleSession({ revision: 50 }) },
  'upload-failed': { type: 'upload-failed', step: 'selfie', code: 'network.timeout' },
  'step-failed': { type: 'step-failed', code: 'camera.in_use' },
  'call-failed': { type: 'call-failed', code: 'network.offline', effect: { type: 'read-session' } },
  'handoff-linked': {
    type: 'handoff-linked',
    link: sampleLink(),
    purpose: 'show',
  },
  'link-due': { type: 'link-due' },
  'link-expired': { type: 'link-expired', purpose: 'show' },
  'led-elsewhere': { type: 'led-elsewhere' },
  'time-ran-out': { type: 'time-ran-out' },
  'came-online': { type: 'came-online' },
  'hosted-ended': { type: 'hosted-ended', status: 'completed', sessionId: 'ses_7' },
};

/** A step is on the screen, with everything answered. */
export const at = (step: StepId, different: Partial<CapturingState> = {}): CapturingState => ({
  phase: 'capturing',
  session: answeredSession(),
  step,
  uploads: {},
  revisiting: false,
  busy: false,
  problem: null,
  ...different,
});

/** Another device is invited, unless said otherwise. */
export const handedOffState = (different: Partial<HandedOffState>): HandedOffState => ({
  phase: 'handed-off',
  session: answeredSession(),
  uploads: {},
  link: null,
  sendLink: null,
  isMakingLink: false,
  progress: 'waiting',
  takingBack: null,
  problem: null,
  ...different,
});

/** A state as a line: its phase, where it stands, and what is out of the ordinary about it. */
export const stateLine = (state: FlowState): string => {
  switch (state.phase) {
    case 'idle':
      return 'idle';
    case 'opening':
      return line(
        'opening',
        state.invitation && 'invited',
        state.begun && 'begun',
        problemWord(state.problem),
      );
    case 'hosted':
      return line('hosted', problemWord(state.problem));
    case 'capturing': {
      const { step, revisiting, busy, uploads, problem } = state;
      return line(
        `capturing ${step}`,
        revisiting && 'revisiting',
        busy && 'busy',
        uploadWords(uploads),
        problemWord(problem),
      );
    }
    case 'handed-off': {
      const { progress, link, sendLink, isMakingLink, takingBack, uploads, problem } = state;
      return line(
        `handed-off ${progress}`,
        link && 'linked',
        sendLink && 'sendable',
        isMakingLink && 'making',
        takingBack && `taking-back-${takingBack}`,
        uploadWords(uploads),
        problemWord(problem),
      );
    }
    case 'submitting':
      return line('submitting', uploadWords(state.uploads), problemWord(state.problem));
    case 'ended':
      return line(`ended ${state.status}`, state.code, state.sessionId);
  }
};

/** An effect as a line. */
export const effectLine = (effect: FlowEffect): string => {
  switch (effect.type) {
    case 'report': {
      const { report } = effect;
      if (report.type === 'step') return `report step ${report.step} ${report.index}/${report.count}`;
      if (report.type === 'handoff') return `report handoff ${report.phase}`;
      if (report.type === 'error') return `report error ${report.code}`;
      if (report.type === 'complete') return `report complete ${report.sessionId} ${report.status}`;
      return `report ${report.type}`;
    }
    case 'upload':
      return `upload ${effect.capture.step}`;
    case 'resend':
      return `resend ${effect.step}`;
    case 'forget':
      return `forget ${effect.steps.join(' ')}`;
    case 'send-consent':
      return `send-consent ${effect.version} ${effect.language}`;
    case 'send-document-type':
      return `send-document-type ${effect.documentType}`;
    case 'send-fields':
      return `send-fields ${Object.keys(effect.values).join(' ')}`;
    case 'send-outcome':
      return `send-outcome ${effect.outcome}`;
    case 'make-handoff-link':
      return line('make-link', effect.purpose, effect.fresh && 'fresh');
    case 'take-back':
      return line(`take-back ${String(effect.holding)}`, effect.disconnect && 'disconnect');
    case 'hand-over':
      return `hand-over ${String(effect.holding)}`;
    case 'claim':
      return line('claim', effect.number !== null && String(effect.number));
    case 'tell-step':
      return `tell-step ${String(effect.step)}`;
    default:
      return effect.type;
  }
};

/** What an event comes to in a state, as a row of a table. */
export const rowOf = (state: FlowState, event: FlowEvent): Row => {
  const next = transition(state, event);
  if (next.state === state && next.effects.length === 0) return 'ignored';
  return [stateLine(next.state), ...next.effects.map(effectLine)];
};

const line = (...words: readonly (string | false | null)[]): string => words.filter(Boolean).join(' ');

const uploadWords = (uploads: Uploads): string =>
  Object.entries(uploads)
    .map(([step, upload]) =>
      upload.phase === 'sending' ? `${step}:${upload.sentBytes}` : `${step}:${upload.code}`,
    )
    .join(' ');

const problemWord = (problem: Problem | null): string =>
  problem ? `!${problem.code}${problem.retry ? `>${problem.retry.type}` : ''}` : '';
