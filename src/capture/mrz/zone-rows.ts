/** Which neighbouring rows of a picture can be the lines of one zone. */
import type { MrzShape } from './mrz-shape.ts';
import type { TextRow } from './text-rows.ts';

/** Distance of lines in heights of a character: 4.2 to 6.4 mm at a height of 2.4 to 3 mm, and perspective. */
const leastGapShare = 1.15;
const greatestGapShare = 4.2;
/** How much the pitch may differ from line to line. */
const pitchTolerance = 0.1;
/** Cells by which a row may be too short or too long for its format: lost at an end, or smudges beyond it. */
const greatestMisfit = 3;
/** A page full of rows is a letter, and a zone is at its end; so many groups are tried at most. */
const greatestGroups = 8;
const leastHeightShare = 0.75;
const greatestHeightShare = 1.5;

const follows = (upper: TextRow, lower: TextRow): boolean => {
  const gap = (lower.middleY - upper.middleY) / Math.max(upper.heightPx, lower.heightPx);
  const pitch = lower.pitchPx / upper.pitchPx;
  return gap > leastGapShare && gap < greatestGapShare && Math.abs(pitch - 1) < pitchTolerance;
};

const hasLength = ({ first, last }: TextRow, { lineLength }: MrzShape): boolean =>
  Math.abs(last - first + 1 - lineLength) <= greatestMisfit;

/** All groups of rows that follow each other and have the lines of a shape, from the top of the picture down. */
export const zoneRowsOf = (rows: readonly TextRow[], shape: MrzShape): readonly (readonly TextRow[])[] => {
  const lines = rows.filter((row) => hasLength(row, shape));
  const extended = (group: readonly TextRow[]): readonly (readonly TextRow[])[] => {
    const last = group.at(-1);
    if (!last || group.length === shape.classes.length) return [group];
    const next = lines.find((row) => follows(last, row));
    return next ? extended([...group, next]) : [];
  };
  return lines.flatMap((row) => extended([row])).slice(0, greatestGroups);
};

/**
 * Height of a digit in pitches. The line with most digits shows it; a line of fillers looks lower than it is.
 */
export const heightShareOf = (rows: readonly TextRow[]): number =>
  Math.min(
    greatestHeightShare,
    Math.max(leastHeightShare, ...rows.map(({ heightPx, pitchPx }) => heightPx / pitchPx)),
  );
