/**
 * Looks for the three squares by which a QR code is found: dark, bright, dark, bright and dark in the proportions
 * 1 : 1 : 3 : 1 : 1 across and down. Whether they belong to a code is seen when it is read.
 *
 * @see ISO/IEC 18004, 6.3.3 "Finder pattern"
 */
import type { Ink } from './grey-picture.ts';

/** The middle of a square, and how wide one of the code's modules is there, in pixels. */
export interface Finder {
  readonly x: number;
  readonly y: number;
  readonly modulePx: number;
}

/** The square at the corner of the code, the one to its right and the one below, as the code's reader sees them. */
export type FinderCorner = readonly [corner: Finder, right: Finder, below: Finder];

/** A square found in several rows is one; more different ones than this are no picture of a code. */
const mostFinders = 60;
/** How far a run may be from its share, in modules. */
const tolerance = 0.6;
const mostCorners = 12;

/** The corners that three squares may make, the likeliest first. */
export const finderCorners = (ink: Ink): readonly FinderCorner[] => {
  const finders = findersIn(ink);
  const corners: { readonly corner: FinderCorner; readonly fault: number }[] = [];
  for (const [index, one] of finders.entries())
    for (const [next, other] of finders.slice(index + 1).entries())
      for (const third of finders.slice(index + next + 2)) {
        const corner = cornerOf(one, other, third);
        const fault = faultOf(corner);
        if (fault < 0.5) corners.push({ corner, fault });
      }
  return corners
    .sort((one, other) => one.fault - other.fault)
    .slice(0, mostCorners)
    .map(({ corner }) => corner);
};

const findersIn = (ink: Ink): readonly Finder[] => {
  const found: Finder[] = [];
  for (let y = 0; y < ink.heightPx && found.length < mostFinders; y += 1)
    for (const { middle, modulePx } of squaresAlong(lineOf(ink, y * ink.widthPx, 1, ink.widthPx))) {
      const finder = confirmed(ink, middle, y, modulePx);
      if (finder && !found.some((known) => distance(known, finder) < 3 * finder.modulePx)) found.push(finder);
    }
  return found;
};

/** The square whose row was seen at (x, y), if it is one in its column as well. */
const confirmed = (ink: Ink, x: number, y: number, modulePx: number): Finder | undefined => {
  const near = (at: number) => (square: { readonly middle: number; readonly modulePx: number }) =>
    Math.abs(square.middle - at) < modulePx * 1.5 && Math.abs(square.modulePx / modulePx - 1) < 0.5;
  const column = lineOf(ink, Math.floor(x), ink.widthPx, ink.heightPx);
  const down = squaresAlong(column, y, modulePx).find(near(y + 0.5));
  if (!down) return undefined;
  const row = lineOf(ink, Math.floor(down.middle) * ink.widthPx, 1, ink.widthPx);
  const across = squaresAlong(row, x, modulePx).find(near(x));
  return across && { x: across.middle, y: down.middle, modulePx: (across.modulePx + down.modulePx) / 2 };
};

/** One row or column: the values of `ink` from `start` on, every `step`th. */
interface Line {
  readonly at: (index: number) => number;
  readonly length: number;
}

const lineOf = ({ data }: Ink, start: number, step: number, length: number): Line => ({
  at: (index) => data[start + index * step] ?? 0,
  length,
});

/** Where a line has the proportions of a square; with `around` only about that place. */
const squaresAlong = (line: Line, around?: number, modulePx = 0) => {
  const first = around === undefined ? 0 : Math.max(0, Math.floor(around - 9 * modulePx));
  const last = around === undefined ? line.length : Math.min(line.length, Math.ceil(around + 9 * modulePx));
  const squares: { readonly middle: number; readonly modulePx: number }[] = [];
  const runs = [0, 0, 0, 0, 0];
  let begunAt = first;
  for (let index = first + 1; index <= last; index += 1) {
    const value = line.at(index - 1);
    if (index < last && line.at(index) === value) continue;
    runs.shift();
    runs.push(index - begunAt);
    begunAt = index;
    if (value === 0) continue;
    const widthPx = runs.reduce((sum, run) => sum + run, 0);
    if (isSquare(runs, widthPx / 7)) squares.push({ middle: index - widthPx / 2, modulePx: widthPx / 7 });
  }
  return squares;
};

const isSquare = (runs: readonly number[], modulePx: number): boolean =>
  runs.every((run, index) => Math.abs(run / modulePx - (index === 2 ? 3 : 1)) < tolerance);

const distance = (one: Finder, other: Finder): number => Math.hypot(one.x - other.x, one.y - other.y);

/** Three squares in the order of a code: the right angle first, then clockwise. */
const cornerOf = (one: Finder, other: Finder, third: Finder): FinderCorner => {
  // The longest side lies across from the right angle.
  const [corner, a, b] = (
    [
      [one, other, third],
      [other, third, one],
      [third, one, other],
    ] as const
  ).reduce((best, next) => (distance(next[1], next[2]) > distance(best[1], best[2]) ? next : best));
  const isClockwise = (a.x - corner.x) * (b.y - corner.y) > (a.y - corner.y) * (b.x - corner.x);
  return isClockwise ? [corner, a, b] : [corner, b, a];
};

/** How far three squares are from being alike, at a right angle and equally far apart: 0 for a drawn code. */
const faultOf = ([corner, right, below]: FinderCorner): number => {
  const [across, down] = [distance(corner, right), distance(corner, below)];
  const sizes = [corner.modulePx, right.modulePx, below.modulePx];
  const cosine =
    ((right.x - corner.x) * (below.x - corner.x) + (right.y - corner.y) * (below.y - corner.y)) /
    (across * down);
  return Math.abs(across / down - 1) + Math.abs(cosine) + Math.max(...sizes) / Math.min(...sizes) - 1;
};
