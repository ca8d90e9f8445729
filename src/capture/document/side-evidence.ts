/** What speaks for one side of a document, and what against it. The other three are not looked at. */
import type { Point } from '../image/gray-image.ts';
import type { Evidence, LineEvidence } from './line-evidence.ts';

/** Round corners of 3.18 mm take 6 % of a card's short side at each end. */
export const cornerShare = 0.06;
/** How far beyond a corner a side is looked for: a share of its length, after a few pixels that blur may fill. */
const beyondShare = 0.14;
const blurPx = 3;
/** A portrait's edge covers the half of a card's height: the barest quarter of a side counts besides the whole. */
const pieces = 4;
const barestWeight = 0.4;
/** Steps that differ in direction count little: a document is brighter or darker than the table, seldom both. */
const alikeWeight = 0.75;
/** How much of a side's missing steps it makes up for that a pattern ends there. */
const patternWeight = 0.7;

/** One side, shares 0..1. */
export interface SideEvidence {
  /** How much of it is there. */
  readonly strength: number;
  /** How much it goes on beyond its first and its last corner: 1 is as steep as between them. */
  readonly beyondFirst: number;
  readonly beyondLast: number;
  /** Mean change of brightness along its inner side, levels. */
  readonly roughInside: number;
}

/** Where along a line a place lies, as LineEvidence counts. */
export const along = ({ line }: LineEvidence, { x, y }: Point): number => y * line.acrossX - x * line.acrossY;

const share = ({ alike, all }: Evidence): number => alikeWeight * alike + (1 - alikeWeight) * all;

/** The evidence for a side between two places of a line, `middle` being the middle of the document. */
export const sideEvidence = (
  line: LineEvidence,
  first: number,
  last: number,
  middle: Point,
): SideEvidence => {
  const length = last - first;
  const start = first + length * cornerShare;
  const pieceLength = (length * (1 - 2 * cornerShare)) / pieces;
  const there = line.between(start, start + pieces * pieceLength);
  let barest = 1;
  for (let piece = 0; piece < pieces; piece += 1) {
    const from = start + piece * pieceLength;
    barest = Math.min(barest, share(line.between(from, from + pieceLength)));
  }
  const seen = (1 - barestWeight) * share(there) + barestWeight * barest;
  const { acrossX, acrossY, offsetPx } = line.line;
  const isBeyondInside = middle.x * acrossX + middle.y * acrossY > offsetPx;
  const inside = isBeyondInside ? there.roughBeyond : there.roughBefore;
  const outside = isBeyondInside ? there.roughBefore : there.roughBeyond;
  // Grass hides half of a card's edge, but it ends there.
  const patternEnds = Math.max(0, 1 - (2 * Math.max(1, inside)) / Math.max(1, outside));
  const goesOn = ({ steepness }: Evidence): number =>
    Math.max(0, Math.min(1, (1.25 * steepness) / (there.steepness || 1)));
  const gap = Math.sign(length) * blurPx;
  const reach = gap + length * beyondShare;
  return {
    strength: 1 - (1 - seen) * (1 - patternWeight * patternEnds),
    beyondFirst: goesOn(line.between(first - gap, first - reach)),
    beyondLast: goesOn(line.between(last + gap, last + reach)),
    roughInside: inside,
  };
};
