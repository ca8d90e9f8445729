/** Input that has broken servers elsewhere, as fast-check arbitraries: nothing here is aimed at one operation. */
import fc from 'fast-check';

/** Strings of every sort of trouble. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uFEFF\u202E\u200D',
  'İ̷͎̓ 👩‍👩‍👧‍👦 ﷽',
  "' OR '1'='1' --",
  '"; DROP TABLE sessions; --',
  '%_',
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  'toString',
  'true',
  'null',
  'NaN',
  '-1',
  '1e999',
  '99999999999999999999',
  '0x10',
  'a'.repeat(5000),
];

/** Names that JavaScript itself gives a meaning to, and others that nobody expects. */
const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  'then',
  'a.b',
];

/** A string, made to hurt or made at random. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** A JSON value of the wrong kind, the wrong size or the wrong depth. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom(null, true, 0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[]], [null], { a: {} }),
  fc.constant(Array.from({ length: 1000 }, (_, index) => index)),
  fc.constantFrom(...hostileKeys).map((key) => Object.fromEntries([[key, { polluted: 'yes' }]])),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The object with something strange about it: a value exchanged, a property lost, a property too many. */
export const spoiled = (object: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> => {
  const keys = Object.keys(object);
  const extra = fc
    .tuple(fc.constantFrom(...hostileKeys), hostileJson)
    // An own property, whatever its name: an assignment would set the prototype.
    .map(([key, value]) => Object.fromEntries([...Object.entries(object), [key, value]]));
  if (keys.length === 0) return fc.oneof(extra, hostileJson);
  const some = fc.constantFrom(...keys);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(some, hostileJson).map(([key, value]) => ({ ...object, [key]: value })),
    },
    {
      weight: 2,
      arbitrary: some.map((key) =>
        Object.fromEntries(Object.entries(object).filter(([name]) => name !== key)),
      ),
    },
    { weight: 2, arbitrary: extra },
    { weight: 1, arbitrary: hostileJson },
  );
};

/** Bodies that are no JSON, or too much of it. */
export const brokenJson: readonly (string | Buffer)[] = [
  '{',
  '{"a":',
  '{"a":1}}',
  "{'a':1}",
  '[1,2',
  '\uFEFF{}',
  'NaN',
  '{"a":\u0000}',
  '{"metadata":"\\ud800"}',
  '{"a":1,"a":2,"__proto__":{"a":1}}',
  Buffer.from([0xff, 0xfe, 0x00, 0x7b]),
  Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  `{"external_ref":"${'x'.repeat(300_000)}"}`,
];

/** JSON that lies deeper than a walk by recursion gets, in the places of a body that have these names. */
export const deepJson = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [
    `{${JSON.stringify(name)}:${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}}`,
    `{${JSON.stringify(name)}:{"a":${'['.repeat(90)}${']'.repeat(90)}}}`,
  ]);
