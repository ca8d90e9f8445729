/**
 * The three sizes of a machine-readable zone: how many lines of how many characters, and what may stand where.
 * Says nothing about what the characters mean.
 *
 * @see ICAO Doc 9303, parts 4 (TD3), 5 (TD1) and 6 (TD2)
 */

/** A size of document: card, larger card, passport page. */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3';

/** What a zone of one format looks like. */
export interface MrzShape {
  readonly format: MrzFormat;
  readonly lineLength: number;
  /** Which kind of document the first character may name. */
  readonly documentCodes: string;
  /** One string a line, one letter a position: a key of `charactersOfClass`. */
  readonly classes: readonly string[];
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';

/** The characters that may stand at a position of a class. */
export const charactersOfClass = {
  letter: letters,
  name: `${letters}<`,
  digit: digits,
  number: `${digits}<`,
  sex: 'FMX<',
  any: `${digits}${letters}<`,
} as const;

/** The kind of a position. */
export type PositionClass = keyof typeof charactersOfClass;

const classOfKey: Readonly<Record<string, PositionClass>> = {
  L: 'letter',
  s: 'name',
  d: 'digit',
  n: 'number',
  x: 'sex',
  '*': 'any',
};

/** The class of a position of a shape. */
export const classAt = (shape: MrzShape, line: number, column: number): PositionClass =>
  classOfKey[shape.classes[line]?.[column] ?? '*'] ?? 'any';

const cardLines = [
  `L${'s'.repeat(4)}${'*'.repeat(9)}n${'*'.repeat(15)}`,
  `nnnnnndxnnnnnnnsss${'*'.repeat(11)}d`,
  's'.repeat(30),
];
const holder = `${'*'.repeat(9)}nsssnnnnnndxnnnnnnn`;

/** All shapes. */
export const mrzShapes: readonly MrzShape[] = [
  { format: 'TD1', lineLength: 30, documentCodes: 'ACI', classes: cardLines },
  {
    format: 'TD2',
    lineLength: 36,
    documentCodes: 'ACI',
    classes: [`L${'s'.repeat(35)}`, `${holder}${'*'.repeat(7)}d`],
  },
  {
    format: 'TD3',
    lineLength: 44,
    documentCodes: 'P',
    classes: [`L${'s'.repeat(43)}`, `${holder}${'*'.repeat(14)}nd`],
  },
];

/** The shape that lines have, or null where they have none. */
export const shapeOfLines = (lines: readonly string[]): MrzShape | null =>
  mrzShapes.find(
    ({ lineLength, classes }) =>
      lines.length === classes.length && lines.every((line) => line.length === lineLength),
  ) ?? null;
