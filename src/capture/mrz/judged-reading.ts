/** What a reading is worth: proven by its check digits, likely, or more likely no zone at all. */
import { checkRules, holds } from './check-digits.ts';
import { repaired } from './repair.ts';
import type { ZoneReading } from './zone-reading.ts';

/** What was read of a zone. */
export interface MrzRead {
  /** Three lines of 30, two of 36 or two of 44 characters: digits, capital letters, fillers. */
  readonly lines: readonly string[];
  readonly format: 'TD1' | 'TD2' | 'TD3';
  /** The lowest probability of a character, 0..1. */
  readonly confidence: number;
  /** Whether every check digit holds and no other character was a guess. No check digit vouches for the name. */
  readonly isProven: boolean;
  /** Characters that the check digits proved to be others than they looked. */
  readonly repairs: number;
}

/** What an unproven reading needs to be one: mean probability, and check digits that hold. */
const leastCertainty = 0.6;
const leastHeldShare = 0.6;
/**
 * A character less likely than this was guessed. One reading in ten has check digits that hold by chance, as those of
 * a zone that is cut off by the edge of the picture do.
 */
const leastProvenShare = 0.4;

/** The lowest probability of the characters, with or without those that were repaired. */
const weakestOf = (
  { choices, lines: read }: ZoneReading,
  lines: readonly string[],
  withoutRepaired: boolean,
): number =>
  Math.min(
    ...choices.flatMap((line, at) =>
      line.map((cell, column) => {
        const character = lines[at]?.charAt(column);
        if (withoutRepaired && character !== read[at]?.charAt(column)) return 1;
        return cell.find((choice) => choice.character === character)?.share ?? 0;
      }),
    ),
  );

/** The reading with what can be proven; null where it is more likely no zone at all. */
export const judged = (reading: ZoneReading): MrzRead | null => {
  const { shape, lines, certainty } = reading;
  if (!shape.documentCodes.includes(lines[0]?.charAt(0) ?? '-') || certainty < leastCertainty) return null;
  const proof = repaired(lines, reading.choices);
  const held = checkRules(lines).filter((rule) => holds(lines, rule)).length;
  if (!proof && held < checkRules(lines).length * leastHeldShare) return null;
  const isProven = proof !== null && weakestOf(reading, proof.lines, true) >= leastProvenShare;
  const best = isProven ? proof : { lines, repairs: 0 };
  return { ...best, format: shape.format, confidence: weakestOf(reading, best.lines, false), isProven };
};

/** The one that is worth more. */
export const better = (one: MrzRead | null, other: MrzRead | null): MrzRead | null => {
  if (!one || !other) return one ?? other;
  if (one.isProven !== other.isProven) return one.isProven ? one : other;
  return one.confidence >= other.confidence ? one : other;
};
