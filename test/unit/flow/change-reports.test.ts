/** What the page hears when one state follows another: as a table, and nothing when nothing changed. */
import { describe, expect, it } from 'vitest';
import { changeReports } from '../../../src/flow/change-reports.ts';
import type { CapturingState, FlowState, Problem } from '../../../src/flow/types.ts';
import { errorTable, isRecoverable, type ErrorCode } from '../../../src/model/errors.ts';
import type { EndStatus, HandoffPhase } from '../../../src/model/session.ts';
import { answeredSession, sampleInvitation } from '../../fakes/sample-session.ts';
import { at, effectLine, handedOffState } from './flow-table.ts';

const session = answeredSession();
const problem = (code: ErrorCode): Problem => ({ code, retry: null, fields: [] });
const idle: FlowState = { phase: 'idle' };
const opening = (invited: boolean, code: ErrorCode | null = null): FlowState => ({
  phase: 'opening',
  invitation: invited ? sampleInvitation() : null,
  begun: false,
  problem: code && problem(code),
});
const capturing = (step: 'selfie' | 'review', code: ErrorCode | null = null): CapturingState =>
  at(step, { session, problem: code && problem(code) });
/** At the review with uploads that have failed, by step. */
const failing = (codes: Readonly<Record<string, ErrorCode>>, code: ErrorCode | null = null): FlowState => ({
  ...capturing('review', code),
  uploads: Object.fromEntries(
    Object.entries(codes).map(([step, failed]) => [step, { phase: 'failed', code: failed } as const]),
  ),
});
const handedOff = (progress: HandoffPhase): FlowState => handedOffState({ session, progress });
const submitting: FlowState = { phase: 'submitting', session, uploads: {}, problem: null };
const ended = (status: EndStatus, code: ErrorCode | null = null): FlowState => ({
  phase: 'ended',
  status,
  code,
  session,
  sessionId: 'ses_1',
});

describe('from one state to the next', () => {
  const table: readonly (readonly [string, FlowState, FlowState, readonly string[]])[] = [
    ['it opens', idle, opening(false), []],
    ['the invitation is read', opening(false), opening(true), ['report ready']],
    ['the invitation is read again', opening(true), opening(true), []],
    ['a step is shown', opening(true), capturing('selfie'), ['report step selfie 5/9']],
    [
      'a step is shown at once',
      opening(false),
      capturing('selfie'),
      ['report ready', 'report step selfie 5/9'],
    ],
    ['the step stays', capturing('selfie'), capturing('selfie'), []],
    ['the step changes', capturing('selfie'), capturing('review'), ['report step review 9/9']],
    [
      'something goes wrong',
      capturing('selfie'),
      capturing('selfie', 'camera.in_use'),
      ['report error camera.in_use'],
    ],
    ['it is still wrong', capturing('selfie', 'camera.in_use'), capturing('selfie', 'camera.in_use'), []],
    [
      'something else goes wrong',
      capturing('selfie', 'camera.in_use'),
      capturing('selfie', 'camera.ended'),
      ['report error camera.ended'],
    ],
    ['it is solved', capturing('selfie', 'camera.in_use'), capturing('selfie'), []],
    ['the phone is invited', capturing('selfie'), handedOff('waiting'), ['report handoff waiting']],
    ['nobody came in time', handedOff('waiting'), handedOff('expired'), ['report handoff expired']],
    ['there is a new code', handedOff('expired'), handedOff('waiting'), ['report handoff waiting']],
    ['the phone is there', handedOff('waiting'), handedOff('connected'), ['report handoff connected']],
    ['the phone goes on', handedOff('connected'), handedOff('connected'), []],
    [
      'the session comes back',
      handedOff('connected'),
      capturing('selfie'),
      ['report step selfie 5/9', 'report handoff taken-back'],
    ],
    [
      'the phone submits',
      handedOff('connected'),
      ended('completed'),
      ['report handoff completed', 'report complete ses_1 completed'],
    ],
    ['it is submitted', capturing('review'), submitting, []],
    ['it is back at the review', submitting, capturing('review'), ['report step review 9/9']],
    ['it is done', submitting, ended('completed'), ['report complete ses_1 completed']],
    ['the person leaves', capturing('selfie'), ended('cancelled'), ['report cancel']],
    [
      'time runs out',
      capturing('selfie'),
      ended('expired', 'session.expired'),
      ['report error session.expired'],
    ],
    ['the input is no good', idle, ended('failed', 'entry.missing'), ['report error entry.missing']],
    [
      'a capture fails on its way',
      capturing('review'),
      failing({ selfie: 'upload.too_large' }),
      ['report error upload.too_large'],
    ],
    [
      'it has still failed',
      failing({ selfie: 'upload.too_large' }),
      { ...failing({ selfie: 'upload.too_large' }), busy: true } as FlowState,
      [],
    ],
    [
      'another one fails otherwise',
      failing({ selfie: 'upload.too_large' }),
      failing({ selfie: 'upload.too_large', liveness: 'network.timeout' }),
      ['report error network.timeout'],
    ],
    ['it is on its way again', failing({ selfie: 'network.timeout' }), capturing('review'), []],
    [
      'it fails, and that is the problem on the screen',
      capturing('review'),
      failing({ selfie: 'upload.too_large' }, 'upload.too_large'),
      ['report error upload.too_large'],
    ],
    [
      'it fails, and the problem on the screen is another',
      capturing('review'),
      failing({ selfie: 'upload.too_large' }, 'camera.in_use'),
      ['report error camera.in_use', 'report error upload.too_large'],
    ],
    ['it begins anew', ended('completed'), idle, []],
  ];

  it.each(table)('%s', (_name, before, after, lines) => {
    expect(changeReports(before, after).map(effectLine)).toEqual(lines);
  });
});

it('says nothing about a state that did not change', () => {
  const state = capturing('selfie', 'camera.in_use');
  expect(changeReports(state, state)).toEqual([]);
});

it.each(Object.keys(errorTable) as ErrorCode[])('says of %s whether the flow can go on', (code) => {
  expect(changeReports(capturing('selfie'), capturing('selfie', code))).toEqual([
    { type: 'report', report: { type: 'error', code, recoverable: isRecoverable(code) } },
  ]);
});
