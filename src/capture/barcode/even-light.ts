/** Takes light out of a symbol's rows: shadow, reflection and the fall of light change slowly, modules do not. */
import type { SymbolRow } from './symbol-rows.ts';

/** Half of a window of two thirds of a codeword: measured; wider keeps reflections, narrower loses the widest bars. */
const reachSamples = 11;
const reachRows = 2;
/** A deviation below this is noise, in steps of brightness: it must not be made as strong as bars. */
const leastDeviation = 2;

const windowed = (sums: Float64Array, from: number, to: number): number =>
  (sums[to] ?? 0) - (sums[from] ?? 0);

/** The rows with mean 0 and deviation 1 around every sample. */
export const evenLight = (rows: readonly SymbolRow[]): readonly SymbolRow[] => {
  const perRow = rows[0]?.length ?? 0;
  return rows.map((row, index) => {
    const near = rows.slice(Math.max(0, index - reachRows), index + reachRows + 1);
    const sums = new Float64Array(perRow + 1);
    const squares = new Float64Array(perRow + 1);
    for (let i = 0; i < perRow; i += 1) {
      let sum = 0;
      let square = 0;
      for (const other of near) {
        const value = other[i] ?? 0;
        sum += value;
        square += value * value;
      }
      sums[i + 1] = (sums[i] ?? 0) + sum;
      squares[i + 1] = (squares[i] ?? 0) + square;
    }
    return row.map((value, i) => {
      const from = Math.max(0, i - reachSamples);
      const to = Math.min(perRow, i + reachSamples + 1);
      const count = (to - from) * near.length;
      const mean = windowed(sums, from, to) / count;
      const variance = windowed(squares, from, to) / count - mean * mean;
      return (value - mean) / Math.max(leastDeviation, Math.sqrt(Math.max(0, variance)));
    });
  });
};
