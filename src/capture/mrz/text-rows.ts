/** Rows of characters at one pitch, found among blobs. Reads none of them. */
import type { Blob } from './blobs.ts';
import { columnsOf, columnX, pitchAt } from './columns.ts';
import type { Columns } from './columns.ts';

/** A row: the middle of its characters is at y = `interceptPx` + `slope` x, its columns where `Columns` says. */
export interface TextRow extends Columns {
  readonly interceptPx: number;
  readonly slope: number;
  /** Height of the higher characters: of a digit where the row has any. */
  readonly heightPx: number;
  /** Where the middle of the row is, and the distance of its characters there. */
  readonly middleY: number;
  readonly pitchPx: number;
}

/** The shortest line has 30 characters, the longest 44; a few may be lost or too many. */
const leastColumns = 24;
const greatestColumns = 52;
const leastFilledShare = 0.55;
const leastBlobs = 16;
/** Blobs with which a row begins: perspective lets rows lean in different ways, and a band of one lean has part of one. */
const leastSeeds = 7;
/** Times that a row grows along the line through what it has. */
const growthRounds = 6;
/** Bands of blobs that are tried as rows: short words are bands too. */
const greatestTries = 24;
/** How far from the row, in heights, and how much lower or higher than its characters a blob of the row may be. */
const bandShare = 0.3;
const lowestShare = 0.5;
const highestShare = 1.55;
/** The place, from the lowest, of the blob whose height is taken for the row's. */
const heightQuantile = 0.75;

interface Line {
  readonly interceptPx: number;
  readonly slope: number;
}

const lineThrough = (blobs: readonly Blob[]): Line => {
  let [sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0];
  for (const { centreX, centreY } of blobs) {
    sumX += centreX;
    sumY += centreY;
    sumXX += centreX * centreX;
    sumXY += centreX * centreY;
  }
  const spread = blobs.length * sumXX - sumX * sumX;
  const slope = spread === 0 ? 0 : (blobs.length * sumXY - sumX * sumY) / spread;
  return { slope, interceptPx: (sumY - slope * sumX) / blobs.length };
};

/** The blobs that line up with most others, levelled by the skew. */
const fullestBand = (blobs: readonly (readonly [levelY: number, blob: Blob])[]): readonly Blob[] => {
  let best: readonly [from: number, to: number, seed: Blob] | null = null;
  let bestCount = 0;
  let from = 0;
  for (const [level, seed] of blobs) {
    const reach = seed.heightPx * bandShare;
    while (from > 0 && (blobs[from - 1]?.[0] ?? 0) > level - reach) from -= 1;
    while ((blobs[from]?.[0] ?? Infinity) < level - reach) from += 1;
    let count = 0;
    let to = from;
    for (; to < blobs.length && (blobs[to]?.[0] ?? Infinity) < level + reach; to += 1) {
      const blob = blobs[to]?.[1];
      if (blob && isAlike(blob, seed.heightPx)) count += 1;
    }
    if (count > bestCount) [bestCount, best] = [count, [from, to, seed]];
  }
  if (!best) return [];
  const [start, end, seed] = best;
  return blobs
    .slice(start, end)
    .map(([, blob]) => blob)
    .filter((blob) => isAlike(blob, seed.heightPx));
};

const isAlike = (blob: Blob, heightPx: number): boolean =>
  blob.heightPx > heightPx * lowestShare && blob.heightPx < heightPx * highestShare;

const characterHeight = (blobs: readonly Blob[]): number => {
  const heights = blobs.map(({ heightPx }) => heightPx).sort((a, b) => a - b);
  return heights[Math.floor(heights.length * heightQuantile)] ?? 0;
};

const onLine = (blobs: readonly Blob[], { interceptPx, slope }: Line, heightPx: number): readonly Blob[] =>
  blobs.filter(
    (blob) =>
      Math.abs(blob.centreY - interceptPx - slope * blob.centreX) < heightPx * bandShare &&
      isAlike(blob, heightPx),
  );

/** All blobs on the line that some of them began. */
const grown = (seeds: readonly Blob[], blobs: readonly Blob[], heightPx: number): readonly Blob[] => {
  let members = seeds;
  for (let round = 0; round < growthRounds; round += 1) {
    const next = onLine(blobs, lineThrough(members), heightPx);
    if (next.length <= members.length && round > 0) break;
    members = next;
  }
  return members;
};

/** Rows from the top down. `skew` is the angle of the text in radians. */
export const textRowsOf = (blobs: readonly Blob[], skew: number): readonly TextRow[] => {
  const slope = Math.tan(skew);
  let free = blobs
    .map((blob) => [blob.centreY - slope * blob.centreX, blob] as const)
    .sort((a, b) => a[0] - b[0]);
  const rows: TextRow[] = [];
  for (let found = 0; found < greatestTries && free.length >= leastSeeds; found += 1) {
    const band = fullestBand(free);
    if (band.length < leastSeeds) break;
    const heightPx = characterHeight(band);
    const members = grown(band, blobs, heightPx);
    const used = new Set([...band, ...members]);
    free = free.filter(([, blob]) => !used.has(blob));
    const inOrder = [...members].sort((a, b) => a.centreX - b.centreX);
    const columns = inOrder.length < leastBlobs ? null : columnsOf(inOrder, heightPx);
    if (!columns) continue;
    const count = columns.last - columns.first + 1;
    if (count < leastColumns || count > greatestColumns || columns.filled < count * leastFilledShare)
      continue;
    const line = lineThrough(inOrder);
    const middle = (columns.first + columns.last) / 2;
    const middleY = line.interceptPx + line.slope * columnX(columns, middle);
    rows.push({ ...columns, ...line, heightPx, middleY, pitchPx: pitchAt(columns, middle) });
  }
  return rows.sort((a, b) => a.middleY - b.middleY);
};
