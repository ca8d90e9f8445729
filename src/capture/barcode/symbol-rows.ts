/** Finds the rows of a sampled symbol, from where its lines change, and gives each row's mean brightness. */
import { codewordModules } from './symbol-layout.ts';
import { samplesAModule } from './codeword-shapes.ts';
import type { SymbolSamples } from './symbol-samples.ts';

/** One row of bars: brightness from the start pattern's first to the stop pattern's last module. */
export type SymbolRow = Float32Array;

/** Rows of a PDF417 symbol (ISO/IEC 15438). */
const [fewestRows, mostRows] = [3, 90];
/** Height of a row in modules; the standard asks for three and more, perspective shortens them. */
const [leastRowModules, mostRowModules] = [1.9, 9];
/** How far the ends of the wide bars may be off, in rows. */
const offsets = [-0.4, -0.2, 0, 0.2, 0.4];
/** The part of a row that is not touched by its neighbours' blur, as shares of its height. */
const [innerFrom, innerTo] = [0.2, 0.8];

/** How much each line differs from the next, over the codewords only: the guards never change. */
const changes = ({ values, perLine, lines }: SymbolSamples): Float32Array => {
  const guard = samplesAModule * codewordModules;
  return Float32Array.from({ length: lines }, (_, line) => {
    if (line === 0 || line >= lines - 1) return 0;
    let sum = 0;
    for (let i = guard; i < perLine - guard - samplesAModule; i += 1)
      sum += Math.abs((values[(line + 1) * perLine + i] ?? 0) - (values[(line - 1) * perLine + i] ?? 0));
    return sum / (perLine - 2 * guard);
  });
};

const changeAt = (change: Float32Array, place: number): number => {
  const low = Math.floor(place - 0.5);
  const share = place - 0.5 - low;
  return (change[low] ?? 0) * (1 - share) + (change[low + 1] ?? 0) * share;
};

interface RowFit {
  readonly count: number;
  readonly top: number;
  readonly bottom: number;
  readonly score: number;
}

const bestFit = (samples: SymbolSamples, linesAModule: number): RowFit => {
  const change = changes(samples);
  const { lines } = samples;
  let best: RowFit = { count: 0, top: 0, bottom: lines, score: -Infinity };
  const most = Math.min(mostRows, Math.floor(lines / linesAModule / leastRowModules));
  const fewest = Math.max(fewestRows, Math.ceil(lines / linesAModule / mostRowModules));
  for (let count = fewest; count <= most; count += 1) {
    const row = lines / count;
    for (const topOffset of offsets)
      for (const bottomOffset of offsets) {
        const top = topOffset * row;
        const bottom = lines + bottomOffset * row;
        const height = (bottom - top) / count;
        let score = 0;
        for (let boundary = 1; boundary < count; boundary += 1)
          score += changeAt(change, top + boundary * height);
        for (let middle = 0.5; middle < count; middle += 1) score -= changeAt(change, top + middle * height);
        score /= Math.sqrt(count);
        if (score > best.score) best = { count, top, bottom, score };
      }
  }
  return best;
};

/** The rows from top to bottom, `modulePx` being lines a module; none where the lines show no regular change. */
export const symbolRows = (samples: SymbolSamples, modulePx: number): readonly SymbolRow[] => {
  const { values, perLine, lines } = samples;
  const { count, top, bottom } = bestFit(samples, modulePx);
  const height = (bottom - top) / Math.max(1, count);
  return Array.from({ length: count }, (_, row) => {
    const from = Math.max(0, Math.min(lines - 1, Math.round(top + (row + innerFrom) * height)));
    const to = Math.max(from + 1, Math.min(lines, Math.round(top + (row + innerTo) * height)));
    const mean = new Float32Array(perLine);
    for (let line = from; line < to; line += 1)
      for (let i = 0; i < perLine; i += 1)
        mean[i] = (mean[i] ?? 0) + (values[line * perLine + i] ?? 0) / (to - from);
    return mean;
  });
};
