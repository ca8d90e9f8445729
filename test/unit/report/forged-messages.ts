/**
 * Messages as somebody forges them, and genuine ones, both made from a seed. Each forgery is wrong in at least one thing
 * that counts, whatever else is in it, and can be posted between windows.
 */
import fc from 'fast-check';
import { errorTable, type ErrorCode } from '../../../src/model/errors.ts';
import { stepIds } from '../../../src/model/step.ts';
import {
  commandMessage,
  envelope,
  type CaptureMessage,
  type HostCommand,
} from '../../../src/report/messages.ts';

const phases = ['waiting', 'connected', 'taken-back', 'expired', 'completed'] as const;
const statuses = ['completed', 'cancelled', 'expired', 'failed'] as const;
const sessionIds = fc.oneof(fc.constant(null), fc.stringMatching(/^ses_[a-z0-9]{1,30}$/), fc.string());
const count = fc.nat({ max: 20 });

const message: fc.Arbitrary<CaptureMessage> = sessionIds.chain((sessionId) => {
  const shared = fc.constant(envelope(sessionId));
  const of = <Fields extends object>(fields: fc.Arbitrary<Fields>) =>
    fc.tuple(shared, fields).map(([start, more]) => ({ ...start, ...more }));
  return fc.oneof(
    of(fc.record({ type: fc.constantFrom('ready' as const, 'cancel' as const) })),
    of(
      fc.record({
        type: fc.constant('step' as const),
        step: fc.constantFrom(...stepIds),
        index: count,
        count,
      }),
    ),
    of(fc.record({ type: fc.constant('resize' as const), height: fc.nat({ max: 100_000 }) })),
    of(fc.record({ type: fc.constant('handoff' as const), phase: fc.constantFrom(...phases) })),
    of(
      fc.record({
        type: fc.constant('error' as const),
        code: fc.constantFrom(...(Object.keys(errorTable) as ErrorCode[])),
      }),
    ),
    fc
      .record({ type: fc.constant('complete' as const), status: fc.constantFrom(...statuses) })
      .map((fields) => ({
        ...envelope(sessionId ?? 'ses_1'),
        ...fields,
      })),
  );
});

const command: fc.Arbitrary<HostCommand> = fc.oneof(
  fc.constant({ type: 'close' as const }),
  fc.record({
    type: fc.constant('language' as const),
    lang: fc.stringMatching(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/),
  }),
);

const oddWords = [
  '',
  'approved',
  'toString',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  '*',
  ' ready',
  'READY',
];
const oddValues = [
  ...oddWords,
  undefined,
  null,
  true,
  -1,
  1.5,
  Number.NaN,
  Infinity,
  7n,
  [],
  {},
  ['ready'],
  [1],
];
const noCount = [
  -1,
  1.5,
  Number.NaN,
  Infinity,
  -Infinity,
  '1',
  '',
  null,
  undefined,
  true,
  1n,
  [1],
  {},
  2 ** 60 + 0.5,
];
const odd = fc.constantFrom<unknown[]>(...oddValues);

/** For each field, values that make whatever has it no message: none of them is right in any type of message. */
const wrong: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  source: fc.oneof(odd, fc.constantFrom('idv-capture2', 'IDV-CAPTURE', 'idv-capture ', ['idv-capture'])),
  version: fc.oneof(odd, fc.constantFrom<unknown[]>(0, 2, '1', 1.1, [1], 1n, '1.0')),
  type: odd,
  session_id: fc.constantFrom<unknown[]>(undefined, true, 7, Number.NaN, [], {}, ['ses_1'], 'x'.repeat(201)),
  step: odd,
  index: fc.constantFrom<unknown[]>(...noCount.slice(0, -1)),
  count: fc.constantFrom<unknown[]>(...noCount.slice(0, -1)),
  height: fc.constantFrom<unknown[]>(...noCount.slice(0, -1), 100_001, Number.MAX_SAFE_INTEGER),
  phase: odd,
  status: odd,
  code: odd,
  lang: fc.oneof(
    odd,
    fc.constantFrom('e', 'de_AT', '<b>', 'en\n', 'english-language-of-the-world', 'x'.repeat(9999)),
  ),
};

/** What pollutes a prototype wherever somebody copies without care. */
const pollution = fc.constantFrom<[string, unknown][]>(
  ['__proto__', { polluted: true, source: 'idv-capture', version: 1, type: 'close' }],
  ['constructor', { prototype: { polluted: true } }],
  ['prototype', { polluted: true }],
  ['toString', 'ready'],
  ['valueOf', { type: 'close' }],
  ['then', 'close'],
  ['hasOwnProperty', null],
  ['length', 4],
);

const withOwn = (fields: object, more: readonly (readonly [string, unknown])[]): object => {
  const changed = Object.fromEntries(Object.entries(fields));
  // Defined, not assigned: as JSON and structured clones make an own property of that name.
  for (const [name, value] of more)
    Object.defineProperty(changed, name, { value, enumerable: true, configurable: true, writable: true });
  return changed;
};

const genuine: fc.Arbitrary<object> = fc.oneof(message, command.map(commandMessage));

/** One field broken, taken away or spelled otherwise; what pollutes comes with it. */
const mutated = fc
  .tuple(genuine, fc.array(pollution, { maxLength: 3 }), fc.nat(), fc.nat({ max: 5 }))
  .chain(([fields, more, at, way]) => {
    const names = Object.keys(fields);
    const name = names[at % names.length] ?? 'type';
    const left = Object.fromEntries(Object.entries(fields).filter(([kept]) => kept !== name));
    if (way === 0) return fc.constant(withOwn(left, more));
    if (way === 1)
      return fc.constant(withOwn(left, [...more, [name.toUpperCase(), Reflect.get(fields, name)]]));
    return (wrong[name] ?? odd).map((value) => withOwn(fields, [...more, [name, value]]));
  });

/** Everything of a message, but not as its own fields. */
const disguised = fc.tuple(genuine, fc.nat({ max: 5 })).map(([fields, way]): unknown => {
  if (way === 0) return JSON.stringify(fields);
  if (way === 1) return [fields];
  if (way === 2) return withOwn({}, [['__proto__', fields]]);
  if (way === 3) return { data: fields, detail: fields };
  if (way === 4) return new Map(Object.entries(fields));
  return Object.assign([], fields);
});

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});

/** @param count how many @param seed the same seed gives the same ones */
export const forgedMessages = (count: number, seed: number): readonly unknown[] =>
  fc.sample(
    fc.oneof(
      { weight: 6, arbitrary: mutated },
      { weight: 2, arbitrary: disguised },
      { weight: 1, arbitrary: anything },
    ),
    { numRuns: count, seed },
  );

/** Messages of a capture. */
export const genuineMessages = (count: number, seed: number): readonly CaptureMessage[] =>
  fc.sample(message, { numRuns: count, seed });

/** Commands of the page around it. */
export const genuineCommands = (count: number, seed: number): readonly HostCommand[] =>
  fc.sample(command, { numRuns: count, seed });
