/**
 * Where every module of a symbol lies in the picture: its four ends from the two wide bars, between them straight lines
 * bent by perspective. It reads nothing.
 */
import type { Point, Quad } from '../image/gray-image.ts';
import { mapped } from '../image/homography.ts';
import { bent } from './column-comb.ts';
import { columnsAt, type ColumnLines } from './column-lines.ts';
import { startBarModules, stopAt, stopBarModules, symbolModules } from './symbol-layout.ts';

/** A symbol found in a picture. */
export interface SymbolGrid {
  /** The symbol's corners in the picture, its start pattern on the left. */
  readonly corners: Quad;
  readonly bend: number;
  /** Codewords a row, both row indicators included. */
  readonly codewords: number;
  /** Mean width of a module in pixels of the picture. */
  readonly modulePx: number;
}

/** A wide bar must be this much darker than the paper beside it, in steps of 0..255. */
const leastContrast = 18;
/** How far into paper a bar's end must have been left, in modules: specks of light inside the bar are shorter. */
const paperModules = 2.5;

const medianOf = (values: Float32Array): number => values.toSorted()[values.length >> 1] ?? 0;

/** Brightness along one wide bar, from the strip's top to its bottom, each value a mean over the bar's width. */
const alongBar = (lines: ColumnLines, modules: readonly number[]): Float32Array => {
  const { data, widthPx, heightPx } = lines.strip.image;
  const total = symbolModules(lines.codewords);
  return Float32Array.from({ length: heightPx }, (_, y) => {
    const { left, right, bend } = columnsAt(lines, (y + 0.5) / heightPx);
    let sum = 0;
    for (const module of modules) {
      const x = Math.floor(left + (right - left) * bent(module / total, bend));
      sum += data[y * widthPx + Math.max(0, Math.min(widthPx - 1, x))] ?? 0;
    }
    return sum / modules.length;
  });
};

/** Where a bar ends going up (`step` -1) or down (1) from the middle, in pixels from the strip's top. */
const endOf = (bar: Float32Array, light: number, step: 1 | -1, leastPaperPx: number): number => {
  let end = -1;
  let paper = 0;
  for (let y = bar.length >> 1; y >= 0 && y < bar.length; y += step) {
    if ((bar[y] ?? 0) < light) [end, paper] = [-1, 0];
    else {
      if (end < 0) end = y;
      paper += 1;
      if (paper >= leastPaperPx) break;
    }
  }
  if (end < 0) return step < 0 ? 0 : bar.length;
  const before = bar[end - step] ?? 0;
  const share = (light - before) / ((bar[end] ?? 0) - before || 1);
  return end - step + 0.5 + step * share;
};

const barEnds = (
  lines: ColumnLines,
  modules: readonly number[],
  paperAt: number,
  modulePx: number,
): readonly [number, number] | null => {
  const bar = alongBar(lines, modules);
  const third = Math.floor(bar.length / 3);
  const dark = medianOf(bar.subarray(third, 2 * third));
  const paper = medianOf(alongBar(lines, [paperAt]).subarray(third, 2 * third));
  if (paper - dark < leastContrast) return null;
  const light = (paper + dark) / 2;
  const leastPaperPx = paperModules * modulePx;
  return [endOf(bar, light, -1, leastPaperPx), endOf(bar, light, 1, leastPaperPx)];
};

/** The grid of the symbol between two lines, or null where the wide bars cannot be followed to their ends. */
export const symbolGrid = (lines: ColumnLines): SymbolGrid | null => {
  const { heightPx } = lines.strip.image;
  const modules = symbolModules(lines.codewords);
  const middle = columnsAt(lines, 0.5);
  const stripModulePx = (middle.right - middle.left) / modules;
  const shares = [0.2, 0.35, 0.5, 0.65, 0.8];
  const stop = stopAt(lines.codewords);
  const startBar = shares.map((share) => share * startBarModules);
  const stopBar = shares.map((share) => stop + share * stopBarModules);
  const left = barEnds(lines, startBar, -1.5, stripModulePx);
  const right = barEnds(lines, stopBar, modules + 1.5, stripModulePx);
  if (left === null || right === null) return null;
  // The wide bars are not the corners: the line through their ends is followed to the symbol's edges.
  const startShare = bent(startBarModules / 2 / modules, lines.bend);
  const stopShare = bent((stop + stopBarModules / 2) / modules, lines.bend);
  const yAt = (leftY: number, rightY: number, share: number): number =>
    leftY + ((rightY - leftY) * (share - startShare)) / (stopShare - startShare);
  const corner = (leftY: number, rightY: number, share: 0 | 1): Point => {
    const y = yAt(leftY, rightY, share);
    const fit = columnsAt(lines, y / heightPx);
    return mapped(lines.strip.toPicture, { x: share === 0 ? fit.left : fit.right, y });
  };
  const corners: Quad = [
    corner(left[0], right[0], 0),
    corner(left[0], right[0], 1),
    corner(left[1], right[1], 1),
    corner(left[1], right[1], 0),
  ];
  const [p, q, r, s] = corners;
  const widthPx = (Math.hypot(q.x - p.x, q.y - p.y) + Math.hypot(r.x - s.x, r.y - s.y)) / 2;
  // Where the middle module lies between the two ends, seen in the picture: the strip's own perspective is in it.
  const middlePoint = mapped(lines.strip.toPicture, {
    x: middle.left + (middle.right - middle.left) * bent(0.5, lines.bend),
    y: heightPx / 2,
  });
  const [from, to] = [middle.left, middle.right].map((x) =>
    mapped(lines.strip.toPicture, { x, y: heightPx / 2 }),
  ) as [Point, Point];
  const share =
    Math.hypot(middlePoint.x - from.x, middlePoint.y - from.y) / Math.hypot(to.x - from.x, to.y - from.y);
  return { corners, bend: 1 / share - 2, codewords: lines.codewords, modulePx: widthPx / modules };
};
