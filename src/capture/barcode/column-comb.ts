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
  startWidths,
  stopAt,
  stopBarModules,
  stopWidths,
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

/** Strips are cut with a margin of a few modules: the ends lie in the outer parts. */
const endShare = 0.14;
const candidatesAnEnd = 14;
/** Of the strongest edge of its end: fainter ones are no end of a symbol. */
const leastEdgeShare = 0.25;
/** A card tilted by 20° at arm's length bends by 0.1. */
const bends = [-0.12, -0.09, -0.06, -0.03, 0, 0.03, 0.06, 0.09, 0.12];
/** Finer symbols than this cannot be told from noise; measured: reading ends at 1.6. */
const leastModulePx = 1.2;
/** The wide bars must be dark and the paper beside them light; each counts as much as half an edge as steep. */
const levelWeight = 0.5;
/** The fine bars of the guards are faint, but only they tell a symbol's end from one bar before it. */
const fineWeight = 0.7;
/** The stop pattern's last bar and the space before it: so faint that the bar before them passes for the end. */
const lastBarModules = 3;
/** How many rough fits are refined before one is chosen. */
const refinedFits = 8;

type Profiles = Pick<EdgeBand, 'rise' | 'level'>;

/** The edges inside a guard pattern: where, in modules, and whether it gets lighter (1) or darker (-1). */
const guardEdges = (widths: readonly number[]): readonly (readonly [number, number])[] => {
  let module = 0;
  return widths.slice(0, -1).map((width, i) => {
    module += width;
    return [module, i % 2 === 0 ? fineWeight : -fineWeight] as const;
  });
};
const startEdges = guardEdges(startWidths);
const stopEdges = guardEdges(stopWidths);

/** How well a band agrees with a symbol's columns, normalised so that different numbers of columns compare. */
export const combScore = (
  { rise, level }: Profiles,
  codewords: number,
  { left, right, bend }: ColumnFit,
): number => {
  const modules = symbolModules(codewords);
  const width = right - left;
  const at = (module: number): number => left + width * bent(module / modules, bend);
  const stop = stopAt(codewords);
  let shared = valueAt(rise, at(modules));
  for (let module = 0; module <= stop; module += codewordModules) shared -= valueAt(rise, at(module));
  for (const [module, weight] of startEdges) shared += weight * valueAt(rise, at(module));
  for (const [module, weight] of stopEdges) shared += weight * valueAt(rise, at(stop + module));
  const paper = valueAt(level, at(-1.5)) + valueAt(level, at(modules + 1.5));
  let bars = 0;
  for (const share of [0.25, 0.5, 0.75])
    bars += valueAt(level, at(share * startBarModules)) + valueAt(level, at(stop + share * stopBarModules));
  return shared / Math.sqrt(codewords + 5) + levelWeight * (paper - bars / 3);
};

/** The places of the strongest edges of one sign, strongest first. */
const strongestEdges = (rise: Float32Array, from: number, to: number, sign: number): number[] => {
  const places: number[] = [];
  const strength = (x: number): number => sign * (rise[x] ?? 0);
  for (let x = Math.max(1, from); x < Math.min(rise.length - 1, to); x += 1)
    if (strength(x) > 0 && strength(x) >= strength(x - 1) && strength(x) > strength(x + 1)) places.push(x);
  places.sort((a, b) => strength(b) - strength(a));
  const least = strength(places[0] ?? 0) * leastEdgeShare;
  return places.filter((x) => strength(x) >= least).slice(0, candidatesAnEnd);
};

const softened = (rise: Float32Array): Float32Array =>
  rise.map((value, x) => (value * 2 + (rise[x - 1] ?? 0) + (rise[x + 1] ?? 0)) / 4);

/** A number of codewords and a bend, with what is tried of them, as shares of the width. */
interface CombShape {
  readonly codewords: number;
  readonly bend: number;
  readonly modules: number;
  readonly norm: number;
  /** Where codewords begin. */
  readonly beginnings: Float64Array;
  /** The ends of the two wide bars, then places inside them. */
  readonly barEnds: readonly [number, number];
  readonly barMiddles: readonly [number, number];
  readonly paperReach: number;
}

const combShapes = (widestModules: number): CombShape[] => {
  const shapes: CombShape[] = [];
  for (let codewords = fewestCodewords; codewords <= mostCodewords; codewords += 1) {
    const modules = symbolModules(codewords);
    if (modules > widestModules) break;
    const stop = stopAt(codewords);
    for (const bend of bends) {
      const share = (module: number): number => bent(module / modules, bend);
      shapes.push({
        codewords,
        bend,
        modules,
        norm: 1 / Math.sqrt(codewords + 5),
        beginnings: Float64Array.from({ length: codewords + 2 }, (_, i) => share(i * codewordModules)),
        barEnds: [share(startBarModules), share(stop + stopBarModules)],
        barMiddles: [share(startBarModules / 2), share(stop + stopBarModules / 2)],
        paperReach: 1.5 / modules,
      });
    }
  }
  return shapes;
};

/** The best fits that rounding to whole pixels finds, best first. */
const roughFits = (rise: Float32Array, level: Float32Array): CombFit[] => {
  const reach = Math.round(rise.length * endShare);
  const shapes = combShapes(rise.length / leastModulePx);
  const fits: CombFit[] = [];
  for (const left of strongestEdges(rise, 0, reach, -1))
    for (const right of strongestEdges(rise, rise.length - reach, rise.length, 1)) {
      const width = right - left;
      let best: CombFit | null = null;
      for (const shape of shapes) {
        if (width / shape.modules < leastModulePx) break;
        const { barEnds, barMiddles, beginnings } = shape;
        const at = (share: number): number => Math.round(left + width * share);
        let sum = (rise[at(barEnds[0])] ?? 0) + (rise[at(barEnds[1])] ?? 0) + (rise[right] ?? 0);
        for (const share of beginnings) sum -= rise[(left + width * share + 0.5) | 0] ?? 0;
        const bars = (level[at(barMiddles[0])] ?? 0) + (level[at(barMiddles[1])] ?? 0);
        const paper = (level[at(-shape.paperReach)] ?? 0) + (level[at(1 + shape.paperReach)] ?? 0);
        const score = sum * shape.norm + levelWeight * (paper - bars);
        if (score > (best?.score ?? 0))
          best = {
            left: left + 0.5,
            right: right + 0.5,
            bend: shape.bend,
            codewords: shape.codewords,
            score,
          };
      }
      if (best !== null) fits.push(best);
    }
  return fits.sort((a, b) => b.score - a.score).slice(0, refinedFits);
};

/** The same columns, their ends and bend fitted more finely. */
const refined = (band: Profiles, { codewords, ...fit }: CombFit): CombFit => {
  const score = ([left = 0, right = 0, bend = 0]: readonly number[]): number =>
    combScore(band, codewords, { left, right, bend });
  const values = climbed([fit.left, fit.right, fit.bend], [1, 1, 0.015], 4, score);
  const [left = 0, right = 0, bend = 0] = values;
  return { left, right, bend, codewords, score: score(values) };
};

/** The columns that fit a band best, or null where it has no two ends. */
export const combFit = (band: EdgeBand): CombFit | null => {
  let best: CombFit | null = null;
  for (const rough of roughFits(softened(band.rise), band.level)) {
    const lastBarPx = (lastBarModules * (rough.right - rough.left)) / symbolModules(rough.codewords);
    for (const right of [rough.right, rough.right + lastBarPx]) {
      const fit = refined(band, { ...rough, right });
      if (fit.score > (best?.score ?? 0)) best = fit;
    }
  }
  return best;
};
