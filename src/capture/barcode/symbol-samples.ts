/** A symbol's brightness on its own raster: lines from top to bottom, two samples a module from left to right. */
import type { GrayImage } from '../image/gray-image.ts';
import { samplesAModule } from './codeword-shapes.ts';
import { bent } from './column-comb.ts';
import { symbolModules } from './symbol-layout.ts';
import type { SymbolGrid } from './symbol-grid.ts';

/** `values[line * perLine + sample]`, 0..255. */
export interface SymbolSamples {
  readonly values: Float32Array;
  readonly perLine: number;
  readonly lines: number;
}

/** Samples a symbol by its grid, one line a pixel of its height. */
export const symbolSamples = (
  { data, widthPx, heightPx }: GrayImage,
  { corners, bend, codewords }: SymbolGrid,
): SymbolSamples => {
  const perLine = samplesAModule * symbolModules(codewords);
  const [p, q, r, s] = corners;
  const height = (Math.hypot(s.x - p.x, s.y - p.y) + Math.hypot(r.x - q.x, r.y - q.y)) / 2;
  const lines = Math.max(12, Math.min(400, Math.round(height)));
  const values = new Float32Array(perLine * lines);
  const shares = Float64Array.from({ length: perLine }, (_, i) => bent((i + 0.5) / perLine, bend));
  const [maxX, maxY] = [widthPx - 1.001, heightPx - 1.001];
  for (let line = 0, i = 0; line < lines; line += 1) {
    const down = (line + 0.5) / lines;
    const fromX = p.x + (s.x - p.x) * down - 0.5;
    const fromY = p.y + (s.y - p.y) * down - 0.5;
    const acrossX = q.x + (r.x - q.x) * down - 0.5 - fromX;
    const acrossY = q.y + (r.y - q.y) * down - 0.5 - fromY;
    for (let sample = 0; sample < perLine; sample += 1, i += 1) {
      const share = shares[sample] ?? 0;
      const x = Math.min(maxX, Math.max(0, fromX + acrossX * share));
      const y = Math.min(maxY, Math.max(0, fromY + acrossY * share));
      const left = x | 0;
      const at = (y | 0) * widthPx + left;
      const shareX = x - left;
      const shareY = y - (y | 0);
      const upper = data[at] ?? 0;
      const lower = data[at + widthPx] ?? 0;
      const above = upper + ((data[at + 1] ?? 0) - upper) * shareX;
      const below = lower + ((data[at + widthPx + 1] ?? 0) - lower) * shareX;
      values[i] = above + (below - above) * shareY;
    }
  }
  return { values, perLine, lines };
};
