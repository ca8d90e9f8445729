/** Shares of measured values, as the benchmarks print them. */

/** The value that `part` (0..1) of all values do not exceed; 0 of none. */
export const share = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

/** A name with median, p95 and the largest value, in columns. */
export const row = (name: string, values: readonly number[]): string =>
  name.padEnd(56) + [0.5, 0.95, 1].map((part) => share(values, part).toFixed(1).padStart(9)).join('');
