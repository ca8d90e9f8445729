/** When an entry is good enough to be sent: as tables, one a field. */
import { describe, expect, it } from 'vitest';
import { fieldNames, type FieldName } from '../../../src/model/field.ts';
import { fieldFaults, fieldRules, isIsoDate, todayIso } from '../../../src/steps/field-rules.ts';

const today = '2026-02-14';
const faultOf = (name: FieldName, value: string, required = true) =>
  fieldFaults([{ name, required, value: '' }], { [name]: value }, today)[name] ?? null;

describe('an entry', () => {
  const table: Readonly<Partial<Record<FieldName, { good: readonly string[]; bad: readonly string[] }>>> = {
    email: {
      good: ['a@b.example', 'first.last+tag@mail.shop.example', 'ü@bücher.example', " o'neil@b.example "],
      bad: ['a', 'a@b', '@b.example', 'a@', 'a b@c.example', 'a@b..', 'a@b.c', 'a@@b.example'],
    },
    phone: {
      good: ['+43 660 1234567', '(555) 010-9999', '555.010.9999', '123456', '+123456789012345'],
      bad: ['12345', '+1234567890123456', 'call me', '123-CALL', '++431234567', '()-.', '+43 660 1234567 x7'],
    },
    date_of_birth: {
      good: ['1990-05-17', '2024-02-29', '2026-02-13', '1900-01-02'],
      bad: [
        '2026-02-14',
        '2026-02-15',
        '1900-01-01',
        '1850-01-01',
        '1990-02-30',
        '2023-02-29',
        '1990-13-01',
        '17.5.1990',
      ],
    },
    ssn: {
      good: ['123-45-6789', '123456789', '123-456789'],
      bad: ['12345678', '1234567890', '123 45 6789', 'abc-de-fghi', '123-45-67890'],
    },
    address_country: { good: ['AT', 'US'], bad: ['at', 'A', 'AUT', 'A1', '??'] },
    first_name: { good: ['Ada', '李', 'Jean-Luc', "O'Neil", 'X'], bad: [] },
  };
  const rows = (kind: 'good' | 'bad') =>
    Object.entries(table).flatMap(([name, entries]) =>
      entries[kind].map((value) => [name as FieldName, value] as const),
    );

  it.each(rows('good'))('%s %j is good enough', (name, value) => {
    expect(faultOf(name, value)).toBe(null);
    expect(faultOf(name, value, false)).toBe(null);
  });

  it.each(rows('bad'))('%s %j is not', (name, value) => {
    expect(faultOf(name, value)).toBe('invalid');
    // What is entered is looked at, also where nothing need be entered.
    expect(faultOf(name, value, false)).toBe('invalid');
  });

  it.each(fieldNames)('%s of nothing is missing only where it is required', (name) => {
    for (const nothing of ['', ' ', '\t\n']) {
      expect(faultOf(name, nothing)).toBe('missing');
      expect(faultOf(name, nothing, false)).toBe(null);
    }
    expect(fieldFaults([{ name, required: true, value: 'known' }], {}, today)).toEqual({ [name]: 'missing' });
  });
});

describe('a form', () => {
  it('has the faults of all its fields', () => {
    const requests = (['first_name', 'email', 'phone'] as const).map((name) => ({
      name,
      required: true,
      value: '',
    }));
    expect(fieldFaults(requests, { email: 'a', phone: '+43 660 1234567' }, today)).toEqual({
      first_name: 'missing',
      email: 'invalid',
    });
  });

  it('does not look at what was not asked for', () => {
    expect(fieldFaults([], { email: 'a' }, today)).toEqual({});
  });
});

it.each(fieldNames)('%s can be filled in by the browser, within a limit', (name) => {
  expect(fieldRules[name].autocomplete).not.toBe('');
  expect(fieldRules[name].maxLength).toBeGreaterThan(0);
  // The backend takes 300 letters at most.
  expect(fieldRules[name].maxLength).toBeLessThanOrEqual(300);
});

it('a social security number is not kept by the browser', () => {
  expect(fieldRules.ssn.autocomplete).toBe('off');
});

it.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['2023-04-31', false],
  ['2000-02-29', true],
  ['1900-02-29', false],
  ['2023-00-10', false],
  ['2023-1-1', false],
  ['0000-01-01', true],
  ['2023-01-01T00:00:00Z', false],
  ['', false],
])('%j is a day that exists: %s', (text, exists) => {
  expect(isIsoDate(text)).toBe(exists);
});

it('today is the day on this device’s calendar', () => {
  expect(todayIso(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  expect(todayIso(new Date(2026, 11, 31, 0, 0))).toBe('2026-12-31');
});
