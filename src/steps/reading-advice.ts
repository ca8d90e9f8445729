/**
 * What the readings of a document say against each other, against what was entered and against the choice of document.
 * Pure, and advice only: nothing waits for it, and the backend decides.
 */
import type { DocumentType } from '../model/document.ts';
import type { FieldValues } from '../model/field.ts';
import type { DocumentReading } from '../model/reading.ts';
import type { StepId } from '../model/step.ts';
import { isIsoDate } from './field-rules.ts';
import { canBeOneName } from './name-likeness.ts';
import { isOtherDocument } from './photo-doubts-of.ts';

/** What may be wrong, the gravest first. */
export type AdviceCode = 'other_document' | 'sides_differ' | 'name_differs' | 'birth_differs' | 'expired';

/** One thing to look at again. */
export interface ReadingAdvice {
  readonly code: AdviceCode;
  /** Where it can be changed. */
  readonly step: StepId;
  /** What the document says, where that helps: a name, or a date `YYYY-MM-DD`. */
  readonly read: string;
  /** What was entered instead, in the same form. */
  readonly entered: string;
}

/** What is compared. */
export interface ReadingsInput {
  readonly front: DocumentReading | null;
  readonly back: DocumentReading | null;
  readonly entered: FieldValues;
  readonly documentType: DocumentType | null;
  /** The steps of the session: advice leads only to one of them. */
  readonly steps: readonly StepId[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** The shortest line of names on a document holds 30 characters, two of them between the names (ICAO Doc 9303, part 5). */
const fullLineLetters = 27;

const nameFields = ['first_name', 'last_name'] as const;

const mayBeCut = ({ fields }: DocumentReading): boolean =>
  nameFields.reduce((letters, name) => letters + (fields[name]?.length ?? 0), 0) >= fullLineLetters;

const plainNumber = (number: string): string => number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');

/** Whether two sides cannot be of one document. A card's symbol and its zone may number it differently. */
const differ = (front: DocumentReading, back: DocumentReading): boolean => {
  const isCut = mayBeCut(front) || mayBeCut(back);
  const isUnlike = (one: string | null | undefined, other: string | null | undefined): boolean =>
    Boolean(one && other && one !== other);
  return (
    nameFields.some((name) => {
      const [one = '', other = ''] = [front.fields[name], back.fields[name]];
      return !canBeOneName(one, other, isCut) && !canBeOneName(other, one, isCut);
    }) ||
    isUnlike(front.fields.date_of_birth, back.fields.date_of_birth) ||
    (front.source === back.source &&
      (isUnlike(plainNumber(front.documentNumber ?? ''), plainNumber(back.documentNumber ?? '')) ||
        isUnlike(front.expiresOn, back.expiresOn)))
  );
};

/** What a document says and what was entered instead. */
type Difference = Pick<ReadingAdvice, 'read' | 'entered'>;

/** Compares what was both read and entered: `null` where it fits, `undefined` where there is nothing to compare. */
type Compare = (reading: DocumentReading, entered: FieldValues) => Difference | null | undefined;

const compareNames: Compare = (reading, entered) => {
  const both = nameFields.filter((name) => reading.fields[name] && entered[name]);
  if (both.length === 0) return undefined;
  const isCut = mayBeCut(reading);
  if (both.every((name) => canBeOneName(reading.fields[name] ?? '', entered[name] ?? '', isCut))) return null;
  const joined = (values: FieldValues) => both.map((name) => values[name]).join(' ');
  return { read: joined(reading.fields), entered: joined(entered) };
};

const compareBirths: Compare = (reading, entered) => {
  const [read, written] = [reading.fields.date_of_birth, entered.date_of_birth];
  // A backend may know it in a form that is no date here.
  if (!read || !written || !isIsoDate(written)) return undefined;
  return read === written ? null : { read, entered: written };
};

/** What is to be looked at again, the gravest first; empty where all of it fits together. */
export const readingAdvice = (input: ReadingsInput): readonly ReadingAdvice[] => {
  const { front, back, entered, documentType, steps, today } = input;
  const sides = [
    { step: 'document-back', reading: back },
    { step: 'document-front', reading: front },
  ] as const;
  const read = sides.flatMap(({ step, reading }) => (reading ? [{ step, reading }] : []));
  const advice: ReadingAdvice[] = [];
  const advise = (code: AdviceCode, wished: readonly StepId[], values = { read: '', entered: '' }): void => {
    const step = wished.find((one) => steps.includes(one));
    if (step) advice.push({ code, step, ...values });
  };
  const other = read.find(({ reading }) => isOtherDocument(documentType, reading.documentType));
  if (other) advise('other_document', ['document-type', other.step]);
  if (front && back && differ(front, back)) advise('sides_differ', ['document-back', 'document-front']);
  // Where the sides contradict each other, one that agrees with what was entered is enough.
  const against = (compare: Compare): Difference | null => {
    const found = read.map(({ reading }) => compare(reading, entered)).filter((one) => one !== undefined);
    return found.includes(null) ? null : (found[0] ?? null);
  };
  const name = against(compareNames);
  if (name) advise('name_differs', ['fields'], name);
  const birth = against(compareBirths);
  if (birth) advise('birth_differs', ['fields'], birth);
  const expired = read.find(({ reading }) => reading.expiresOn !== null && reading.expiresOn < today);
  if (expired)
    advise('expired', ['document-type', expired.step], {
      read: expired.reading.expiresOn ?? '',
      entered: '',
    });
  return advice;
};
