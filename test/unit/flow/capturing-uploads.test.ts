/** Captures on their way while a step is on the screen, and what another try means there. */
import { describe, expect, it } from 'vitest';
import type { CapturingState, FlowEffect, Problem, Uploads } from '../../../src/flow/types.ts';
import { errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import { sampleCapture } from '../../fakes/sample-session.ts';
import { at as atStep, everyEvent, rowOf } from './flow-table.ts';

const sending: Uploads = { selfie: { phase: 'sending', sentBytes: 1, totalBytes: 10 } };
const failed = (code: ErrorCode): Uploads => ({ selfie: { phase: 'failed', code } });
const problem = (code: ErrorCode, retry: FlowEffect | null): Problem => ({ code, retry, fields: [] });
const at = (different: Partial<CapturingState>): CapturingState => atStep('review', different);

describe('an upload under way', () => {
  it.each([
    ['upload-moved', ['capturing review selfie:5']],
    ['uploaded', ['capturing review']],
    ['upload-failed', ['capturing review selfie:network.timeout', 'report error network.timeout']],
  ] as const)('%s', (type, row) => {
    expect(rowOf(at({ uploads: sending }), everyEvent[type])).toEqual(row);
  });

  it('that is refused because another device took over asks who holds the session, and is not waited for', () => {
    const event = { type: 'upload-failed', step: 'selfie', code: 'handoff.taken' } as const;
    expect(rowOf(at({ uploads: sending }), event)).toEqual(['capturing review', 'read-session']);
  });

  it('that failed and moves again is under way again', () => {
    const state = at({ uploads: failed('network.offline') });
    expect(rowOf(state, everyEvent['upload-moved'])).toEqual(['capturing review selfie:5']);
  });

  it('is replaced by another capture of the same step', () => {
    const state = at({ uploads: sending, step: 'selfie', revisiting: true });
    const event = { type: 'captured', capture: sampleCapture('selfie') } as const;
    expect(rowOf(state, event)).toEqual([
      'capturing review selfie:0',
      'upload selfie',
      'report step review 9/9',
    ]);
  });
});

describe('submitting', () => {
  it('waits for what is under way', () => {
    expect(rowOf(at({ uploads: sending }), { type: 'submit-asked' })).toEqual(['submitting selfie:1']);
  });

  const codes = Object.keys(errorTable) as ErrorCode[];

  it.each(codes.filter((code) => errorTable[code] === 'retry'))('sends again what failed with %s', (code) => {
    expect(rowOf(at({ uploads: failed(code) }), { type: 'submit-asked' })).toEqual([
      `submitting selfie:${code}`,
      'resend selfie',
    ]);
  });

  it.each(codes.filter((code) => errorTable[code] !== 'retry'))(
    'asks for another picture after %s',
    (code) => {
      expect(rowOf(at({ uploads: failed(code) }), { type: 'submit-asked' })).toEqual([
        `capturing selfie revisiting selfie:${code} !${code}`,
        'report step selfie 5/9',
        `report error ${code}`,
      ]);
    },
  );
});

describe('a step whose picture failed on its way', () => {
  const codes = Object.keys(errorTable) as ErrorCode[];

  it.each(codes)('says so when it is opened, if only another picture cures %s', (code) => {
    const reason = errorTable[code] === 'retry' ? '' : ` !${code}`;
    const told = reason ? [`report error ${code}`] : [];
    expect(rowOf(at({ uploads: failed(code) }), { type: 'edit-asked', step: 'selfie' })).toEqual([
      `capturing selfie revisiting selfie:${code}${reason}`,
      'report step selfie 5/9',
      ...told,
    ]);
    expect(rowOf(at({ step: 'liveness', uploads: failed(code) }), { type: 'back-asked' })).toEqual([
      `capturing selfie selfie:${code}${reason}`,
      'report step selfie 5/9',
      ...told,
    ]);
  });

  it('says nothing of it on any other step', () => {
    const state = at({ uploads: failed('upload.too_large') });
    expect(rowOf(state, { type: 'edit-asked', step: 'liveness' })).toEqual([
      'capturing liveness revisiting selfie:upload.too_large',
      'report step liveness 6/9',
    ]);
  });

  it('is told to the page when it fails, whatever is on the screen, and not again when it is progress', () => {
    const event = { type: 'upload-failed', step: 'selfie', code: 'upload.too_large' } as const;
    const row = ['capturing fields selfie:upload.too_large', 'report error upload.too_large'];
    const state = at({ step: 'fields', uploads: sending });
    expect(rowOf(state, event)).toEqual(row);
    expect(rowOf(at({ step: 'fields', uploads: failed('upload.too_large') }), event)).toEqual([row[0]]);
  });
});

describe('another try', () => {
  const retry: FlowEffect = { type: 'send-fields', values: {} };

  it.each([
    [
      'repeats the call that failed',
      problem('server.unavailable', retry),
      ['capturing review busy', 'send-fields '],
    ],
    ['clears a problem that the person has to solve', problem('camera.in_use', null), ['capturing review']],
  ] as const)('%s', (_name, before, row) => {
    expect(rowOf(at({ problem: before }), { type: 'retry-asked' })).toEqual(row);
  });

  it.each([
    [
      'repeats the call that found no network',
      { problem: problem('network.offline', retry) },
      ['capturing review busy', 'send-fields '],
    ],
    [
      'sends again the captures that found none',
      { uploads: failed('network.offline') },
      ['capturing review selfie:network.offline', 'resend selfie'],
    ],
    [
      'repeats the call first, then the captures',
      { problem: problem('network.offline', retry), uploads: failed('network.timeout') },
      ['capturing review busy selfie:network.timeout', 'send-fields ', 'resend selfie'],
    ],
  ] as const)('when the network is back %s', (_name, before, row) => {
    expect(rowOf(at(before), { type: 'came-online' })).toEqual(row);
  });

  it.each([
    ['another cause', { problem: problem('server.refused', retry) }],
    ['a picture that was refused', { uploads: failed('upload.rejected_type') }],
    ['an upload that is under way', { uploads: sending }],
  ] as const)('when the network is back does not concern %s', (_name, before) => {
    expect(rowOf(at(before), { type: 'came-online' })).toBe('ignored');
  });
});
