/**
 * What the lines of a machine-readable zone say about a document and its holder. Says nothing that a failing check
 * digit contradicts; knows no picture.
 */
import { parse } from 'mrz';
import type { FieldName, ParseResult } from 'mrz';
import { shapeOfLines } from './mrz-shape.ts';

/** What was read; a field that is empty, cannot be or fails its check digit is left out. Dates are `YYYY-MM-DD`. */
export interface MrzFields {
  /** One or two letters: `P`, `PM`, `I`, `ID`, `AC`… */
  readonly documentCode?: string;
  /** Code of ICAO Doc 9303, part 3, section 5: three letters mostly, `D` for Germany. */
  readonly issuingState?: string;
  readonly documentNumber?: string;
  /** In capital letters as on the document, which may have cut it off. */
  readonly familyName?: string;
  readonly givenName?: string;
  readonly nationality?: string;
  readonly dateOfBirth?: string;
  readonly sex?: 'F' | 'M' | 'X';
  readonly expiresOn?: string;
}

const sexes: Readonly<Record<string, 'F' | 'M' | 'X'>> = { F: 'F', M: 'M', X: 'X', '<': 'X' };

const detailOf = ({ details }: ParseResult, field: FieldName) =>
  details.find((detail) => detail.field === field);

/** The characters of a field as they stand, fillers as spaces. The package knows no specimen state and no `X`. */
const writtenIn = (result: ParseResult, lines: readonly string[], field: FieldName): string | undefined => {
  const detail = detailOf(result, field);
  const range = detail?.ranges[0];
  const text = range && lines[range.line]?.slice(range.start, range.end).replaceAll('<', ' ').trim();
  return text === '' ? undefined : text;
};

/** The value of a field if its check digit holds. */
const checkedIn = (result: ParseResult, field: FieldName, digit: FieldName): string | undefined =>
  detailOf(result, digit)?.valid ? (detailOf(result, field)?.value ?? undefined) : undefined;

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isRealDate = (year: number, month: number, day: number): boolean => {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = (daysOfMonth[month - 1] ?? 0) + (month === 2 && isLeap ? 1 : 0);
  return day >= 1 && day <= days;
};

/** A date of six digits in a year that `yearOf` chooses from those with its last two digits. */
const fullDate = (
  yymmdd: string | undefined,
  yearOf: (years: readonly number[]) => number,
): string | undefined => {
  if (!yymmdd || !/^\d{6}$/.test(yymmdd)) return undefined;
  const lastDigits = Number(yymmdd.slice(0, 2));
  const year = yearOf([1900, 2000, 2100].map((century) => century + lastDigits));
  const [month, day] = [yymmdd.slice(2, 4), yymmdd.slice(4)];
  return isRealDate(year, Number(month), Number(day)) ? `${year}-${month}-${day}` : undefined;
};

/** The last such day that is not in the future: nobody is born tomorrow. */
const birthOf = (yymmdd: string | undefined, today: string): string | undefined =>
  fullDate(yymmdd, (years) => {
    const past = years.filter((year) => `${year}${yymmdd?.slice(2) ?? ''}` <= today.replaceAll('-', ''));
    return past.at(-1) ?? 1900;
  });

/** The one nearest to today: documents are valid for ten years or so, and not kept for long after that. */
const expiryOf = (yymmdd: string | undefined, today: string): string | undefined => {
  const now = Number(today.slice(0, 4));
  return fullDate(yymmdd, (years) =>
    years.reduce((best, year) => (Math.abs(year - now) < Math.abs(best - now) ? year : best)),
  );
};

/** Family and given name: two fillers part them, one parts the names of each. */
const namesIn = (
  result: ParseResult,
  lines: readonly string[],
): Pick<MrzFields, 'familyName' | 'givenName'> => {
  const range = detailOf(result, 'lastName')?.ranges[0];
  const line = (range && lines[range.line]?.slice(range.start)) ?? '';
  const [family = '', ...given] = line.split('<<');
  const spaced = (text: string) => text.replaceAll('<', ' ').trim();
  const [familyName, givenName] = [spaced(family), spaced(given.join('<'))];
  return { ...(familyName && { familyName }), ...(givenName && { givenName }) };
};

/** The fields, with those that are not known left out. */
const known = (fields: Readonly<Record<keyof MrzFields, string | undefined>>): MrzFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * The fields of a zone, or null for lines of no format that the reader knows.
 *
 * @param today `YYYY-MM-DD`: says which century a year of two digits is in
 */
export const readMrzFields = (lines: readonly string[], today: string): MrzFields | null => {
  const format = shapeOfLines(lines)?.format;
  if (!format || !lines.every((line) => /^[0-9A-Z<]+$/.test(line))) return null;
  const result = parse([...lines]);
  // The old French card is as long as a TD2 and laid out in its own way.
  if (result.format !== format) return null;
  const sex = detailOf(result, 'sex')?.ranges[0];
  const names = namesIn(result, lines);
  return known({
    documentCode: writtenIn(result, lines, 'documentCode'),
    issuingState: writtenIn(result, lines, 'issuingState'),
    documentNumber: checkedIn(result, 'documentNumber', 'documentNumberCheckDigit'),
    familyName: names.familyName,
    givenName: names.givenName,
    nationality: writtenIn(result, lines, 'nationality'),
    dateOfBirth: birthOf(checkedIn(result, 'birthDate', 'birthDateCheckDigit'), today),
    sex: sexes[(sex && lines[sex.line]?.charAt(sex.start)) ?? ''],
    expiresOn: expiryOf(checkedIn(result, 'expirationDate', 'expirationDateCheckDigit'), today),
  });
};
