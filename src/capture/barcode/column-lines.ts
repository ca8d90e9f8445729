/** Follows the two ends of a symbol through the bands of a strip: straight lines, and one bend for all. */
import { edgeBand, mirroredBand, type EdgeBand } from './bar-edges.ts';
import { upsideDown, type BarStrip } from './bar-strip.ts';
import { climbed } from './climb.ts';
import { combFit, combScore, type ColumnFit, type CombFit } from './column-comb.ts';

/** The ends as lines: their x at the top and bottom edge of `strip`, in its pixels. */
export interface ColumnLines {
  /** The strip, upside down where its start pattern was on the right. */
  readonly strip: BarStrip;
  readonly leftAtTop: number;
  readonly leftAtBottom: number;
  readonly rightAtTop: number;
  readonly rightAtBottom: number;
  readonly bend: number;
  readonly codewords: number;
  /** Agreement of the edges, in steps of brightness. */
  readonly score: number;
}

/** The columns at a height of the strip as a share of it. */
export const columnsAt = (lines: ColumnLines, share: number): ColumnFit => ({
  left: lines.leftAtTop + (lines.leftAtBottom - lines.leftAtTop) * share,
  right: lines.rightAtTop + (lines.rightAtBottom - lines.rightAtTop) * share,
  bend: lines.bend,
});

/** The middle of a strip, where all rows are inside the symbol, as shares of its height. */
const [coreFrom, coreTo] = [0.32, 0.68];
/** The part in which lines are followed: rows may leave the symbol above and below. */
const [followFrom, followTo] = [0.2, 0.8];
const followedBands = 9;

const bandsOf = (strip: BarStrip): EdgeBand[] => {
  const { heightPx } = strip.image;
  const from = heightPx * followFrom;
  const step = (heightPx * (followTo - followFrom)) / followedBands;
  return Array.from({ length: followedBands }, (_, band) => {
    const top = Math.round(from + band * step);
    return edgeBand(strip.image, top, Math.max(top + 2, Math.round(from + (band + 1) * step)));
  });
};

/** The ends of the symbol in a strip, or null where nothing in it has the columns of one. */
export const columnLines = (found: BarStrip): ColumnLines | null => {
  const { heightPx } = found.image;
  const core = edgeBand(found.image, Math.floor(heightPx * coreFrom), Math.ceil(heightPx * coreTo));
  const upright = combFit(core);
  const turned = combFit(mirroredBand(core));
  const isTurned = (turned?.score ?? 0) > (upright?.score ?? 0);
  const fit: CombFit | null = isTurned ? turned : upright;
  if (fit === null) return null;
  const strip = isTurned ? upsideDown(found) : found;
  const bands = bandsOf(strip);
  const linesOf = ([
    leftAtTop = 0,
    leftAtBottom = 0,
    rightAtTop = 0,
    rightAtBottom = 0,
    bend = 0,
  ]: readonly number[]) => ({
    leftAtTop,
    leftAtBottom,
    rightAtTop,
    rightAtBottom,
    bend,
    codewords: fit.codewords,
    strip,
    score: 0,
  });
  const score = (values: readonly number[]): number => {
    const lines = linesOf(values);
    let sum = 0;
    for (const band of bands)
      sum += Math.max(0, combScore(band, fit.codewords, columnsAt(lines, band.middleY / heightPx)));
    return sum / bands.length;
  };
  const start = [fit.left, fit.left, fit.right, fit.right, fit.bend];
  // Tilting both ends first: a coordinate at a time cannot follow bars that lean together.
  const tilt = climbed([0, 0], [4, 4], 4, ([left = 0, right = 0]) =>
    score([fit.left - left, fit.left + left, fit.right - right, fit.right + right, fit.bend]),
  );
  const [left = 0, right = 0] = tilt;
  const tilted = [fit.left - left, fit.left + left, fit.right - right, fit.right + right, fit.bend];
  const values = climbed(score(tilted) > score(start) ? tilted : start, [1.5, 1.5, 1.5, 1.5, 0.01], 5, score);
  return { ...linesOf(values), score: score(values) };
};
