/**
 * Finds the columns of a symbol in a strip: every codeword begins with a bar, so dark edges that all rows share come
 * every 17 modules. Two ends, their number and the bend of perspective say where each of them is.
 */
import { valueAt, type EdgeBand } from './bar-edges.ts';
import { climbed } from './climb.ts';
import {
  codewordModules,
  fewestCodewords,
  mostCodewords,
  startBarModules,
  stopAt,
  stopBarModules,
  symbolModules,
} from './symbol-layout.ts';

/** Where a band's row of modules begins and ends, in pixels of the strip. */
export interface ColumnFit {
  readonly left: number;
  readonly right: number;
  /** How unevenly perspective spaces the modules: 0 evenly, above 0 the left half is the narrower. */
  readonly bend: number;
}

/** A fit with its number of codewords; `score` is how well the edges agree, in steps of brightness. */
export interface CombFit extends ColumnFit {
  readonly codewords: number;
  readonly score: number;
}

/** Share of the way from left to right at a share of the modules. */
export const bent = (share: number, bend: number): number => share / (1 + bend * (1 - share));

/** Strips are cut with a margin of a few modules: the ends lie in the outer fifths. */
const endShare = 0.14;
const candidatesAnEnd = 14;
/** A card tilted by 20° at arm's length bends by 0.1. */
const bends = [-0.12, -0.09, -0.06, -0.03, 0, 0.03, 0.06, 0.09, 0.12];
/** Finer symbols than this cannot be told from noise; measured: reading ends at 1.6. */
const leastModulePx = 1.2;

/** The wide bars must be dark and the paper beside them light; each counts as much as half an edge as steep. */
const levelWeight = 0.5;

/** How much darker the two wide bars are than the quiet zones beside them. */
const barContrast = (level: Float32Array, codewords: number, at: (module: number) => number): number => {
  const stop = stopAt(codewords);
  const paper = valueAt(level, at(-1.5)) + valueAt(level, at(stop + 19.5));
  let bars = 0;
  for (const share of [0.25, 0.5, 0.75])
    bars += valueAt(level, at(share * startBarModules)) + valueAt(level, at(stop + share * stopBarModules));
  return paper - bars / 3;
};

/** How well a band agrees with a symbol's columns, normalised so that different numbers of columns compare. */
export const combScore = (
  { rise, level }: Pick<EdgeBand, 'rise' | 'level'>,
  codewords: number,
  { left, right, bend }: ColumnFit,
): number => {
  const modules = symbolModules(codewords);
  const width = right - left;
  const at = (module: number): number => left + width * bent(module / modules, bend);
  const stop = stopAt(codewords);
  let sum =
    valueAt(rise, at(startBarModules)) +
    valueAt(rise, at(stop + stopBarModules)) +
    valueAt(rise, at(modules));
  for (let module = 0; module <= stop; module += codewordModules) sum -= valueAt(rise, at(module));
  return sum / Math.sqrt(codewords + 5) + levelWeight * barContrast(level, codewords, at);
};

/** The places of the strongest edges of one sign, strongest first. */
const strongestEdges = (rise: Float32Array, from: number, to: number, sign: number): number[] => {
  const places: number[] = [];
  for (let x = Math.max(1, from); x < Math.min(rise.length - 1, to); x += 1) {
    const here = sign * (rise[x] ?? 0);
    if (here > 0 && here >= sign * (rise[x - 1] ?? 0) && here > sign * (rise[x + 1] ?? 0)) places.push(x);
  }
  const byStrength = (a: number, b: number): number => sign * ((rise[b] ?? 0) - (rise[a] ?? 0));
  return places
    .sort(byStrength)
    .slice(0, candidatesAnEnd)
    .map((x) => x + 0.5);
};

const softened = (rise: Float32Array): Float32Array =>
  rise.map((value, x) => (value * 2 + (rise[x - 1] ?? 0) + (rise[x + 1] ?? 0)) / 4);

/** The columns that fit a band best, or null where it has no two ends. */
export const combFit = ({ rise, level }: EdgeBand): CombFit | null => {
  const soft = softened(rise);
  const reach = Math.round(rise.length * endShare);
  let best: CombFit | null = null;
  for (const left of strongestEdges(soft, 0, reach, -1))
    for (const right of strongestEdges(soft, rise.length - reach, rise.length, 1))
      for (let codewords = fewestCodewords; codewords <= mostCodewords; codewords += 1) {
        if ((right - left) / symbolModules(codewords) < leastModulePx) break;
        for (const bend of bends) {
          const score = combScore({ rise: soft, level }, codewords, { left, right, bend });
          if (score > (best?.score ?? 0)) best = { left, right, bend, codewords, score };
        }
      }
  return best === null ? null : sharpened({ rise, level }, best);
};

/** The same columns, their ends and bend fitted more finely. */
const sharpened = (band: Pick<EdgeBand, 'rise' | 'level'>, { codewords, ...fit }: CombFit): CombFit => {
  const score = ([left = 0, right = 0, bend = 0]: readonly number[]): number =>
    combScore(band, codewords, { left, right, bend });
  const values = climbed([fit.left, fit.right, fit.bend], [1, 1, 0.015], 4, score);
  const [left = 0, right = 0, bend = 0] = values;
  return { left, right, bend, codewords, score: score(values) };
};
