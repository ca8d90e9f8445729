/** Agreement: two proven readings of the same text, whatever comes between them. */
import { expect, test } from 'vitest';
import { agreedAfter, noAgreement } from '../../../../src/capture/mrz/agreement.ts';
import type { MrzRead } from '../../../../src/capture/mrz/read-mrz.ts';
import { specimenZones } from './specimen-zones.ts';

const read = (lines: readonly string[], isProven = true): MrzRead => ({
  lines,
  format: 'TD3',
  confidence: 0.9,
  isProven,
  repairs: 0,
});
const right = read(specimenZones.TD3);
const wrongName = read([specimenZones.TD3[0].replace('ANNA', 'ANHA'), specimenZones.TD3[1]]);
const after = (...reads: readonly (MrzRead | null)[]) => reads.reduce(agreedAfter, noAgreement).lines;

test.each([
  ['nothing', [], null],
  ['one picture', [right], null],
  ['two that agree', [right, right], right.lines],
  ['two that differ in the name', [right, wrongName], null],
  ['two that agree, another between them', [right, wrongName, null, right], right.lines],
  ['two that agree but prove nothing', [read(right.lines, false), read(right.lines, false)], null],
  ['a proven one and one that is not', [right, read(right.lines, false)], null],
  ['what comes after the agreement', [right, right, wrongName, wrongName], right.lines],
])('%s', (_name, reads, lines) => {
  expect(after(...reads)).toEqual(lines);
});

test('what was seen once long ago is forgotten', () => {
  const others = Array.from({ length: 6 }, (_, at) => read([`P<UTO${String(at)}`, specimenZones.TD3[1]]));
  expect(after(right, ...others, right)).toBeNull();
  expect(after(right, ...others.slice(1), right)).toEqual(right.lines);
});
