/** The envelope both ways: every message comes back as it went, and nothing else comes through. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import type { Report } from '../../../src/model/report.ts';
import { stepIds } from '../../../src/model/step.ts';
import {
  commandMessage,
  messageOf,
  readCommand,
  resizeMessage,
  type CaptureMessage,
  type HostCommand,
} from '../../../src/report/messages.ts';
import { readMessage } from '../../../src/report/read-message.ts';

const reports: readonly Report[] = [
  { type: 'ready' },
  { type: 'cancel' },
  ...stepIds.map((step, index) => ({ type: 'step' as const, step, index: index + 1, count: stepIds.length })),
  ...(['waiting', 'connected', 'taken-back', 'expired', 'completed'] as const).map((phase) => ({
    type: 'handoff' as const,
    phase,
  })),
  ...(['completed', 'cancelled', 'expired', 'failed'] as const).map((status) => ({
    type: 'complete' as const,
    sessionId: 'ses_2',
    status,
  })),
  ...(Object.keys(errorTable) as ErrorCode[]).map((code) => ({
    type: 'error' as const,
    code,
    recoverable: true,
  })),
];
const messages: readonly CaptureMessage[] = [
  ...reports.map((report) => messageOf(report, 'ses_1')),
  resizeMessage(640, 'ses_1'),
];
const commands: readonly HostCommand[] = [
  { type: 'close' },
  ...['en', 'de-AT', 'zh-Hant-TW', 'es-419', 'sr-Latn-RS'].map((lang) => ({
    type: 'language' as const,
    lang,
  })),
];
/** As a message crosses windows. */
const posted = (data: unknown): unknown => structuredClone(data);

describe('a message', () => {
  it.each(messages.map((message) => [message.type, message] as const))(
    '%s comes back as it went',
    (_type, message) => {
      expect(readMessage(posted(message))).toEqual(message);
    },
  );

  it('is marked, versioned, and names the session', () => {
    expect(messageOf({ type: 'ready' }, null)).toEqual({
      source: 'idv-capture',
      version: 1,
      type: 'ready',
      session_id: null,
    });
    expect(messageOf({ type: 'complete', sessionId: 'ses_2', status: 'completed' }, 'ses_1')).toMatchObject({
      session_id: 'ses_2',
    });
  });

  it('says of an error its code alone', () => {
    const message = messageOf({ type: 'error', code: 'camera.in_use', recoverable: true }, 'ses_1');
    expect(Object.keys(message).toSorted()).toEqual(['code', 'session_id', 'source', 'type', 'version']);
  });

  it('is read without what a later version adds', () => {
    const later = { ...messageOf({ type: 'ready' }, 'ses_1'), token: 'tok_1' };
    expect(readMessage(later)).toEqual(messageOf({ type: 'ready' }, 'ses_1'));
  });
});

describe('a command', () => {
  it.each(commands)('%o comes back as it went', (command) => {
    expect(readCommand(posted(commandMessage(command)))).toEqual(command);
  });

  it.each([
    ...[
      '',
      'e',
      'english-language-of-the-world',
      'de_AT',
      'de-',
      '-de',
      'de AT',
      '<b>',
      'en"',
      'x'.repeat(9999),
    ],
    ...[null, 7, ['en'], { toString: () => 'en' }, undefined],
  ])('to speak %j is none', (lang) => {
    expect(readCommand({ source: 'idv-capture', version: 1, type: 'language', lang })).toBe(null);
  });
});

describe('what is almost a message', () => {
  const ready = { source: 'idv-capture', version: 1, type: 'ready', session_id: 'ses_1' };
  const step = { ...ready, type: 'step', step: 'selfie', index: 1, count: 9 };
  const table: readonly (readonly [string, unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a text', JSON.stringify(ready)],
    ['a number', 7],
    ['a list', [ready]],
    ['a list with the fields', Object.assign([], ready)],
    ['another source', { ...ready, source: 'idv-capture2' }],
    ['a source in a list', { ...ready, source: ['idv-capture'] }],
    ['a later version', { ...ready, version: 2 }],
    ['a version in words', { ...ready, version: '1' }],
    ['no version', { source: 'idv-capture', type: 'ready', session_id: 'ses_1' }],
    ['no session', { source: 'idv-capture', version: 1, type: 'ready' }],
    ['a session that is no id', { ...ready, session_id: { id: 'ses_1' } }],
    ['a session without end', { ...ready, session_id: 'x'.repeat(201) }],
    ['another type', { ...ready, type: 'approved' }],
    ['a type that every object has', { ...ready, type: 'toString' }],
    ['a command', commandMessage({ type: 'close' })],
    ['a step that is none', { ...step, step: 'video' }],
    ['a step without a place', { ...step, index: undefined }],
    ['a step at half a place', { ...step, index: 1.5 }],
    ['a step before the first', { ...step, index: -1 }],
    ['a step of no number', { ...step, count: Number.NaN }],
    ['a step in words', { ...step, index: '1' }],
    ['a height without end', { ...ready, type: 'resize', height: Number.POSITIVE_INFINITY }],
    ['a height of a tower', { ...ready, type: 'resize', height: 100_001 }],
    ['a height with a unit', { ...ready, type: 'resize', height: '640px' }],
    ['a phase that is none', { ...ready, type: 'handoff', phase: 'stolen' }],
    ['a decision', { ...ready, type: 'complete', status: 'approved' }],
    ['an end of nothing', { ...ready, type: 'complete', status: 'completed', session_id: null }],
    ['a code that is none', { ...ready, type: 'error', code: 'camera.exploded' }],
    ['a code that every object has', { ...ready, type: 'error', code: 'constructor' }],
    ['a prototype', Object.create(ready)],
    ['hidden fields', Object.defineProperties({}, Object.getOwnPropertyDescriptors({ ...ready, source: 7 }))],
    ['a type on a prototype', Object.assign(Object.create({ type: 'ready' }), { ...ready, type: undefined })],
  ];

  it.each(table)('%s is none', (_name, data) => {
    expect(readMessage(data)).toBe(null);
  });

  it.each(table.filter(([name]) => name !== 'a command'))('%s is no command either', (_name, data) => {
    expect(readCommand(data)).toBe(null);
  });
});

describe('a forged message', () => {
  const seeds = [...messages, ...commands.map(commandMessage)] as readonly object[];
  const oddKeys = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'valueOf',
    'then',
    'toJSON',
    'length',
  ];
  const fieldsOfOurs = [
    'source',
    'version',
    'type',
    'session_id',
    'step',
    'index',
    'count',
    'height',
    'phase',
    'code',
  ];
  const odd = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
    fc.constantFrom<unknown[]>(
      'approved',
      'toString',
      '__proto__',
      Number.NaN,
      -0,
      1e309,
      'x'.repeat(300),
      [],
      {},
    ),
  );
  const forged: fc.Arbitrary<unknown> = fc
    .tuple(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.constantFrom(...fieldsOfOurs, 'status', 'lang', ...oddKeys), odd), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.subarray(fieldsOfOurs, { maxLength: 2 }),
    )
    .map(([seed, changes, losses]) => {
      const left = Object.entries(seed).filter(([key]) => !losses.includes(key));
      const forgery = Object.fromEntries(left) as Record<string, unknown>;
      for (const [key, value] of changes)
        Object.defineProperty(forgery, key, { value, enumerable: true, configurable: true, writable: true });
      return forgery;
    });
  const sure = { numRuns: 2500, seed: 20260214 };
  const untouched = () => Object.getOwnPropertyNames(Object.prototype).toSorted().join(' ');

  it('is either one of ours, whole, or nothing; it throws nothing and leaves nothing behind', () => {
    const before = untouched();
    let refused = 0;
    fc.assert(
      fc.property(fc.oneof(forged, odd), (data) => {
        const message = readMessage(data);
        const command = readCommand(data);
        if (!message) refused += 1;
        // What got through says nothing that a message of ours could not say.
        if (message) expect(readMessage(posted(message))).toEqual(message);
        if (message)
          expect(Object.values(message).every((value) => value === null || typeof value !== 'object')).toBe(
            true,
          );
        if (command) expect(readCommand(commandMessage(command))).toEqual(command);
      }),
      sure,
    );
    expect(refused).toBeGreaterThan(1000);
    expect(untouched()).toBe(before);
    expect(({} as Record<string, unknown>)['source']).toBeUndefined();
  });

  it('with a getter that throws is nothing', () => {
    const trap = (name: string) =>
      Object.defineProperty({ ...messages[0] }, name, {
        enumerable: true,
        get: () => {
          throw new Error('trapped');
        },
      });
    // A message that crosses windows is a copy and has no getters; the copying itself is what throws.
    expect(() => posted(trap('type'))).toThrow('trapped');
  });
});
