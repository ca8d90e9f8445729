/** Fields: names, states, centuries, fillers, and what a failing check digit takes away. */
import { describe, expect, test } from 'vitest';
import { checkDigit } from '../../../../src/capture/mrz/check-digits.ts';
import { readMrzFields } from '../../../../src/capture/mrz/mrz-fields.ts';
import { specimenZones } from './specimen-zones.ts';

const today = '2026-03-15';

/** A passport with these dates and, if said, this name line. */
const passport = (
  birth: string,
  expiry: string,
  name = 'P<UTOMORROW<<ELIN',
  sex = 'F',
): readonly string[] => {
  const number = `UT4815162${checkDigit('UT4815162')}`;
  const dates = [birth + checkDigit(birth), expiry + checkDigit(expiry)] as const;
  const personal = `${'<'.repeat(14)}0`;
  return [
    name.padEnd(44, '<').slice(0, 44),
    `${number}UTO${dates[0]}${sex}${dates[1]}${personal}${checkDigit(number + dates[0] + dates[1] + personal)}`,
  ];
};

describe('fields', () => {
  test('of the passport specimen, whose state UTO is as good as any', () => {
    expect(readMrzFields(specimenZones.TD3, today)).toEqual({
      documentCode: 'P',
      issuingState: 'UTO',
      documentNumber: 'L898902C3',
      familyName: 'ERIKSSON',
      givenName: 'ANNA MARIA',
      nationality: 'UTO',
      dateOfBirth: '1974-08-12',
      sex: 'F',
      expiresOn: '2012-04-15',
    });
  });

  test.each(['TD1', 'TD2'] as const)('of the %s specimen', (format) => {
    expect(readMrzFields(specimenZones[format], today)).toMatchObject({
      documentCode: 'I',
      documentNumber: 'D23145890',
      familyName: 'ERIKSSON',
      givenName: 'ANNA MARIA',
      dateOfBirth: '1974-08-12',
      expiresOn: '2012-04-15',
    });
  });

  test('of a long document number', () => {
    expect(readMrzFields(specimenZones.longNumber, today)?.documentNumber).toBe('D23145890734');
  });

  test('of a state of one letter', () => {
    expect(readMrzFields(specimenZones.emptyPersonalNumber, today)).toMatchObject({
      issuingState: 'D',
      nationality: 'D',
      documentNumber: 'C01X00T47',
    });
  });

  test.each([
    ['260315', '2026-03-15', 'born today'],
    ['260316', '1926-03-16', 'born a hundred years ago, not tomorrow'],
    ['991231', '1999-12-31', 'born last century'],
    ['000229', '2000-02-29', 'born on a leap day'],
  ])('%s is %s: %s', (birth, date) => {
    expect(readMrzFields(passport(birth, '300101'), today)?.dateOfBirth).toBe(date);
  });

  test.each([
    ['360315', '2036-03-15', 'ten years ahead'],
    ['991231', '1999-12-31', 'expired long ago'],
    ['700101', '2070-01-01', 'nearer ahead than behind'],
  ])('expiry %s is %s: %s', (expiry, date) => {
    expect(readMrzFields(passport('900412', expiry), today)?.expiresOn).toBe(date);
  });

  test.each(['900230', '901301', '900400', '90<<<<', '<<<<<<'])('the date %s is left out', (birth) => {
    const fields = readMrzFields(passport(birth, '300101'), today);
    expect(fields).not.toHaveProperty('dateOfBirth');
    expect(fields?.documentNumber).toBe('UT4815162');
  });

  test.each([
    ['M', 'M'],
    ['<', 'X'],
    ['X', 'X'],
  ])('sex %s is %s', (written, sex) => {
    expect(readMrzFields(passport('900412', '300101', undefined, written), today)?.sex).toBe(sex);
  });

  test('a failing check digit takes its field away and no other', () => {
    const [name = '', data = ''] = passport('900412', '300101');
    const fields = readMrzFields([name, data.replace('UT4815162', 'UT4815163')], today);
    expect(fields).not.toHaveProperty('documentNumber');
    expect(fields?.dateOfBirth).toBe('1990-04-12');
  });

  test.each([
    ['P<UTOVAN<DER<MEER<<ANNA<MARIA', 'VAN DER MEER', 'ANNA MARIA'],
    ['P<UTOPAPADOPOULOS<KONSTANTINOPOULOS<<MAXIMIL', 'PAPADOPOULOS KONSTANTINOPOULOS', 'MAXIMIL'],
    ['P<UTOMORROW<<ELIN<<ADA', 'MORROW', 'ELIN ADA'],
  ])('%s parts the names', (line, familyName, givenName) => {
    expect(readMrzFields(passport('900412', '300101', line), today)).toMatchObject({ familyName, givenName });
  });

  test('a holder with one name has no given name', () => {
    const fields = readMrzFields(passport('900412', '300101', 'P<UTOSUKARNO'), today);
    expect(fields?.familyName).toBe('SUKARNO');
    expect(fields).not.toHaveProperty('givenName');
  });

  test.each([
    ['no lines', []],
    ['lines of another length', ['ABC', 'DEF']],
    ['lines of different lengths', ['<'.repeat(44), '<'.repeat(36)]],
    ['other characters', ['p'.repeat(44), '<'.repeat(44)]],
    ['the old French card', [`IDFRAMARTIN${'<'.repeat(19)}123456`, `0004751234567MARIE<<<<<<<<9006302F4`]],
  ])('%s give null', (_name, lines) => {
    expect(readMrzFields(lines, today)).toBeNull();
  });
});
