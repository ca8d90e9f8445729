/** Figures of several runs in one line. */

/** The middle one. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Least, middle and greatest, right-aligned below `spreadHead`. */
export const spread = (values: readonly number[], digits = 0): string =>
  [Math.min(...values), median(values), Math.max(...values)]
    .map((value) => value.toFixed(digits).padStart(9))
    .join('');

/** What stands above the columns. */
export const spreadHead = ['min', 'median', 'max'].map((word) => word.padStart(9)).join('');

/** One line of a table. */
export const line = (name: string, values: readonly number[], digits = 0): string =>
  `${name.padEnd(62)}${spread(values, digits)}`;
