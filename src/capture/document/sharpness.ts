/** How sharp print is, whatever is printed: by the shape of its edges, not by their number. */
import type { GrayImage } from '../image/gray-image.ts';
import type { Run } from './region.ts';

/** Only strong edges tell: a change of that many levels over two pixels, two rows averaged against noise. */
const strongEdge = 28;
/** Fewer edges than that tell nothing. */
const fewestEdges = 200;

/**
 * The smaller, over across and down, of the mean second difference over the mean first difference (both root mean
 * square) at strong edges, 0..1 and a little more. An edge that takes one pixel has as much of both; one that is smeared
 * over several, out of focus or by motion, has ever less of the second. Motion smears one direction only, hence the
 * smaller.
 *
 * @returns null where there are too few edges in either direction
 */
export const sharpnessOf = ({ data, widthPx, heightPx }: GrayImage, runs: readonly Run[]): number | null => {
  const ratio = (step: number, beside: number): number => {
    let first = 0;
    let second = 0;
    let edges = 0;
    for (const { row, left, right } of runs) {
      if (row < 1 || row >= heightPx - 2) continue;
      const end = row * widthPx + Math.min(right, widthPx - 2);
      for (let i = row * widthPx + Math.max(left, 1); i < end; i += 1) {
        const here = (data[i] ?? 0) + (data[i + beside] ?? 0);
        const before = (data[i - step] ?? 0) + (data[i - step + beside] ?? 0);
        const after = (data[i + step] ?? 0) + (data[i + step + beside] ?? 0);
        const change = (after - before) / 2;
        if (change <= strongEdge && change >= -strongEdge) continue;
        const bend = (2 * here - before - after) / 2;
        first += change * change;
        second += bend * bend;
        edges += 1;
      }
    }
    return edges < fewestEdges ? 0 : Math.sqrt(second / first);
  };
  // A strong edge without any bend is none that a camera sees.
  return Math.min(ratio(1, widthPx), ratio(widthPx, 1)) || null;
};
