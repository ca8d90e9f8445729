/** Check digits: the examples of ICAO Doc 9303, the places of every format, long numbers, empty ones. */
import { describe, expect, test } from 'vitest';
import { checkDigit, checkRules, holds, isProven } from '../../../../src/capture/mrz/check-digits.ts';
import { specimenZones } from './specimen-zones.ts';

const replaced = (lines: readonly string[], line: number, column: number, character: string) =>
  lines.map((text, at) => (at === line ? text.slice(0, column) + character + text.slice(column + 1) : text));

describe('check digit', () => {
  test.each([
    ['520727', '3'],
    ['AB2134<<<', '5'],
    ['L898902C3', '6'],
    ['<<<<<<<<<<<<<<', '0'],
  ])('of %s is %s', (text, digit) => {
    expect(checkDigit(text)).toBe(digit);
  });

  test('changes when a digit changes or two neighbours that are not five apart change places', () => {
    expect(checkDigit('740821')).not.toBe(checkDigit('740812'));
    expect(checkDigit('740813')).not.toBe(checkDigit('740812'));
  });
});

describe('rules', () => {
  test.each(Object.entries(specimenZones))('of %s all hold', (_name, lines) => {
    const rules = checkRules(lines);
    expect(rules.length).toBeGreaterThanOrEqual(4);
    expect(rules.filter((rule) => !holds(lines, rule))).toEqual([]);
    expect(isProven(lines)).toBe(true);
  });

  test.each([
    ['TD1', 0, 6, ['documentNumber', 'composite']],
    ['TD1', 1, 3, ['dateOfBirth', 'composite']],
    ['TD1', 1, 9, ['expiresOn', 'composite']],
    ['TD1', 0, 20, ['composite']],
    ['TD1', 2, 4, []],
    ['TD2', 1, 3, ['documentNumber', 'composite']],
    ['TD2', 1, 30, ['composite']],
    ['TD3', 1, 15, ['dateOfBirth', 'composite']],
    ['TD3', 1, 30, ['personalNumber', 'composite']],
    ['TD3', 0, 10, []],
  ] as const)('in %s, a wrong character in line %i at %i fails %j', (format, line, column, failing) => {
    const lines = specimenZones[format];
    const wrong = replaced(lines, line, column, lines[line]?.charAt(column) === '3' ? '4' : '3');
    const names = checkRules(wrong).filter((rule) => !holds(wrong, rule));
    expect(names.map(({ name }) => name)).toEqual(failing);
  });

  test('follow a long document number into the optional data', () => {
    const [number] = checkRules(specimenZones.longNumber);
    expect(number?.digit).toEqual({ line: 0, start: 18, end: 19 });
    const wrong = replaced(specimenZones.longNumber, 0, 16, '5');
    expect(isProven(wrong)).toBe(false);
  });

  test('let the filler stand for the check digit of an empty personal number, and of nothing else', () => {
    const td3 = specimenZones.emptyPersonalNumber;
    expect(isProven(td3)).toBe(true);
    expect(isProven(replaced(td3, 1, 42, '0'))).toBe(true);
    expect(isProven(replaced(td3, 1, 27, '<'))).toBe(false);
  });

  test('prove nothing of fillers alone, and know no other sizes', () => {
    const empty = ['<'.repeat(44), `${'<'.repeat(9)}0${'<'.repeat(9)}0${'<'.repeat(7)}0${'<'.repeat(14)}00`];
    expect(empty.map(({ length }) => length)).toEqual([44, 44]);
    expect(isProven(empty)).toBe(false);
    expect(checkRules(['<'.repeat(20)])).toEqual([]);
    expect(isProven(['<'.repeat(20)])).toBe(false);
  });
});
