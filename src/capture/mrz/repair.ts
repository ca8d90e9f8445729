/**
 * Mends characters that the network was unsure of, where the check digits leave one explanation only. A character
 * counts as proven when two check digits vouch for it, its field's and the composite one; everything else is left as
 * it was read. Two explanations are none.
 */
import { checkRules, isProven } from './check-digits.ts';
import type { Choice } from './zone-reading.ts';

/** A likelier choice than this is not doubted. */
const sureShare = 0.97;
/** Doubted characters that are looked at, the least sure first, and how many of them may be mended at once. */
const greatestSuspects = 8;
const greatestRepairs = 2;

/** Lines whose check digits all hold, and how many characters were changed for it. */
export interface Repaired {
  readonly lines: readonly string[];
  readonly repairs: number;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Suspect extends Place {
  readonly share: number;
  readonly others: readonly string[];
}

/** Whether two check digits have a say about a character, be it as text or as a digit of theirs. */
const isVouchedFor = (lines: readonly string[], { line, column }: Place): boolean =>
  checkRules(lines).filter(({ spans, digit }) =>
    [...spans, digit].some((part) => part.line === line && column >= part.start && column < part.end),
  ).length >= 2;

const withCharacter = (
  lines: readonly string[],
  { line, column }: Place,
  character: string,
): readonly string[] =>
  lines.map((text, at) => (at === line ? text.slice(0, column) + character + text.slice(column + 1) : text));

const suspectsOf = (
  lines: readonly string[],
  choices: readonly (readonly (readonly Choice[])[])[],
): readonly Suspect[] =>
  choices
    .flatMap((row, line) =>
      row.map((cell, column) => {
        const read = lines[line]?.charAt(column) ?? '';
        const share = cell.find(({ character }) => character === read)?.share ?? 0;
        const others = cell.map(({ character }) => character).filter((character) => character !== read);
        return { line, column, share, others };
      }),
    )
    .filter(
      (suspect) => suspect.share < sureShare && suspect.others.length > 0 && isVouchedFor(lines, suspect),
    )
    .sort((a, b) => a.share - b.share)
    .slice(0, greatestSuspects);

/** Every way to change up to `left` of the suspects from number `from` on, as it is come upon. */
function* changed(
  lines: readonly string[],
  suspects: readonly Suspect[],
  from: number,
  left: number,
): Generator<Repaired> {
  for (let at = from; at < suspects.length && left > 0; at += 1) {
    const suspect = suspects[at];
    for (const character of suspect?.others ?? []) {
      const once = suspect ? withCharacter(lines, suspect, character) : lines;
      yield { lines: once, repairs: 1 };
      for (const more of changed(once, suspects, at + 1, left - 1))
        yield { lines: more.lines, repairs: more.repairs + 1 };
    }
  }
}

/**
 * The lines with what the check digits prove mended; null where they prove nothing, or more than one thing.
 *
 * @param choices by line and column, likeliest first: nothing else is ever put in a character's place
 */
export const repaired = (
  lines: readonly string[],
  choices: readonly (readonly (readonly Choice[])[])[],
): Repaired | null => {
  if (isProven(lines)) return { lines, repairs: 0 };
  const suspects = suspectsOf(lines, choices);
  let only: Repaired | null = null;
  for (const candidate of changed(lines, suspects, 0, greatestRepairs)) {
    if (!isProven(candidate.lines)) continue;
    if (only) return null;
    only = candidate;
  }
  // A changed character can change which check digits there are: each must still be vouched for twice.
  const mended = only;
  const isSound = mended?.lines.every((text, line) =>
    [...text].every(
      (character, column) =>
        character === lines[line]?.charAt(column) || isVouchedFor(mended.lines, { line, column }),
    ),
  );
  return isSound ? mended : null;
};
