/** Which neighbouring rows of a picture can be the lines of one zone. */
import type { TextRow } from './text-rows.ts';

/** Distance of lines in heights of a character: 4.2 to 6.4 mm at a height of 2.4 to 3 mm, and perspective. */
const leastGapShare = 1.15;
const greatestGapShare = 4.2;
/** How much the pitch may differ from line to line. */
const pitchTolerance = 0.1;
const leastHeightShare = 0.75;
const greatestHeightShare = 1.5;

const follows = (upper: TextRow, lower: TextRow): boolean => {
  const gap = (lower.middleY - upper.middleY) / Math.max(upper.heightPx, lower.heightPx);
  const pitch = lower.pitchPx / upper.pitchPx;
  return gap > leastGapShare && gap < greatestGapShare && Math.abs(pitch - 1) < pitchTolerance;
};

/** All groups of `count` rows that follow each other, from the top of the picture down. */
export const zoneRowsOf = (rows: readonly TextRow[], count: number): readonly (readonly TextRow[])[] => {
  const extended = (group: readonly TextRow[]): readonly (readonly TextRow[])[] => {
    const last = group.at(-1);
    if (!last || group.length === count) return [group];
    return rows.filter((row) => follows(last, row)).flatMap((row) => extended([...group, row]));
  };
  return rows.flatMap((row) => extended([row]));
};

/**
 * Height of a digit in pitches. The line with most digits shows it; a line of fillers looks lower than it is.
 */
export const heightShareOf = (rows: readonly TextRow[]): number =>
  Math.min(
    greatestHeightShare,
    Math.max(leastHeightShare, ...rows.map(({ heightPx, pitchPx }) => heightPx / pitchPx)),
  );
