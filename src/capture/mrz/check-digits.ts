/**
 * The check digits of a machine-readable zone: which characters each of them vouches for, and whether it holds.
 * A check digit cannot tell characters apart whose values differ by ten, such as G and 6, or 0, A, K, U and the filler.
 *
 * @see ICAO Doc 9303, part 3, 4.9
 */
import { shapeOfLines } from './mrz-shape.ts';
import type { MrzFormat } from './mrz-shape.ts';

const weights = [7, 3, 1] as const;
const filler = '<';

/** Some characters of one line: from `start` up to but not including `end`. */
export interface Span {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** What a check digit stands for. */
export type CheckName = 'documentNumber' | 'dateOfBirth' | 'expiresOn' | 'personalNumber' | 'composite';

/** One check digit: what it is computed from, in this order, and where it stands. */
export interface CheckRule {
  readonly name: CheckName;
  readonly spans: readonly Span[];
  readonly digit: Span;
  /** What some states compute it from instead. */
  readonly otherSpans?: readonly Span[];
  /** The filler may stand for it where there is nothing to vouch for. */
  readonly mayBeEmpty: boolean;
}

const valueOf = (character: string): number => (character === filler ? 0 : Number.parseInt(character, 36));

/** The check digit of a text of digits, capital letters and fillers. */
export const checkDigit = (text: string): string => {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += valueOf(text.charAt(at)) * (weights[at % 3] ?? 1);
  return String(sum % 10);
};

const span = (line: number, start: number, end: number): Span => ({ line, start, end });
const rule = (name: CheckName, spans: readonly Span[], line: number, column: number): CheckRule => ({
  name,
  spans,
  digit: span(line, column, column + 1),
  mayBeEmpty: name === 'personalNumber',
});

/** Where the document number, the rest of a long one and the dates stand. */
const places = {
  TD1: { line: 0, number: 5, rest: span(0, 15, 30), dates: 1, birth: 0, expiry: 8 },
  TD2: { line: 1, number: 0, rest: span(1, 28, 35), dates: 1, birth: 13, expiry: 21 },
  TD3: { line: 1, number: 0, rest: null, dates: 1, birth: 13, expiry: 21 },
} as const;

const compositeRules: Readonly<Record<MrzFormat, CheckRule>> = {
  TD1: rule('composite', [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)], 1, 29),
  TD2: rule('composite', [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)], 1, 35),
  TD3: rule('composite', [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)], 1, 43),
};

/**
 * The number's rule. A number of more than nine characters has the filler in the place of its check digit and goes on
 * in the optional data, its check digit last; whether that filler counts, part 5 and the example of part 11 do not say.
 *
 * @see ICAO Doc 9303, part 5, 4.2.2, note j, and part 11, appendix D.2
 */
const numberRule = (format: MrzFormat, lines: readonly string[]): CheckRule => {
  const { line, number, rest } = places[format];
  const usual = rule('documentNumber', [span(line, number, number + 9)], line, number + 9);
  if (!rest || lines[line]?.charAt(number + 9) !== filler) return usual;
  const more = (lines[line].slice(rest.start, rest.end).split(filler)[0] ?? '').length;
  if (more < 2) return usual;
  const last = rest.start + more - 1;
  const tail = span(line, rest.start, last);
  return {
    ...rule('documentNumber', [...usual.spans, tail], line, last),
    otherSpans: [...usual.spans, usual.digit, tail],
  };
};

/** Every check digit of lines that have a format; none for other lines. */
export const checkRules = (lines: readonly string[]): readonly CheckRule[] => {
  const format = shapeOfLines(lines)?.format;
  if (!format) return [];
  const { dates, birth, expiry } = places[format];
  const personal = format === 'TD3' ? [rule('personalNumber', [span(1, 28, 42)], 1, 42)] : [];
  return [
    numberRule(format, lines),
    rule('dateOfBirth', [span(dates, birth, birth + 6)], dates, birth + 6),
    rule('expiresOn', [span(dates, expiry, expiry + 6)], dates, expiry + 6),
    ...personal,
    compositeRules[format],
  ];
};

/** The characters of a span. */
export const textOf = (lines: readonly string[], { line, start, end }: Span): string =>
  lines[line]?.slice(start, end) ?? '';

const isEmpty = (text: string): boolean => /^<*$/.test(text);

/** Whether a check digit is right. */
export const holds = (
  lines: readonly string[],
  { spans, otherSpans, digit, mayBeEmpty }: CheckRule,
): boolean => {
  const textIn = (parts: readonly Span[]) => parts.map((part) => textOf(lines, part)).join('');
  const said = textOf(lines, digit);
  if (mayBeEmpty && said === filler && isEmpty(textIn(spans))) return true;
  return [spans, ...(otherSpans ? [otherSpans] : [])].some((parts) => said === checkDigit(textIn(parts)));
};

/** Whether every check digit is right and there is a document number at all: fillers alone prove nothing. */
export const isProven = (lines: readonly string[]): boolean => {
  const rules = checkRules(lines);
  const number = rules.find(({ name }) => name === 'documentNumber')?.spans ?? [];
  return (
    !isEmpty(number.map((part) => textOf(lines, part)).join('')) && rules.every((each) => holds(lines, each))
  );
};
