/**
 * Finds the document in a picture: the four lines that look most like its sides.
 * Whether the picture is a good one is not asked here.
 */
import { shrunk, type GrayImage, type Point, type Quad } from '../image/gray-image.ts';
import { quadArea, reachesEdge, shapeScore } from './document-shape.ts';
import { findEdges, type Edges } from './edges.ts';
import { acceptScore } from './limits.ts';
import { lineEvidence, type LineEvidence } from './line-evidence.ts';
import { crossing, findPairs } from './line-pairs.ts';
import { fitted } from './line-steps.ts';
import { findLines, type Line } from './lines.ts';
import { outlineScore, type Sides } from './outline-score.ts';
import { along, cornerShare } from './side-evidence.ts';

export { acceptScore };

/** A document's place in a picture. */
export interface Outline {
  /** Pixels of the picture; clockwise, the first one being the nearest to the top left. */
  readonly corners: Quad;
  /** 0..1; `acceptScore` and more is trusted. */
  readonly score: number;
}

/** Nothing below it is worth a hint: what a candidate's score and size must come to. */
const leastChoice = 0.35;
/** What shape and sides must reach to be trusted: of 150 empty scenes none came above .57, 96 % of documents do (measured). */
const acceptEvidence = 0.61;
/** The longer edge that a picture is shrunk to: enough for a line, little enough for every frame. */
export const outlinePx = 320;
/** More lines find little more and cost the square of their number; fewer miss documents on patterns (measured). */
const mostLines = 36;
/** A line's fewest steps, as a share of the picture's shorter edge. */
const shortestLineShare = 0.12;
/** Of two outlines alike the larger one is the document and the other a portrait: below this share of the picture's edge. */
const largeShare = 0.6;

/** 193° either way, so that an angle is never below 0. */
const firstAngle = (Math.PI * (193 + 360)) / 180;

interface Candidate {
  readonly sides: Sides;
  readonly corners: Quad;
  readonly score: number;
}

const bestOf = (lines: readonly LineEvidence[], widthPx: number, heightPx: number): Candidate | null => {
  const pictureArea = widthPx * heightPx;
  let best: Candidate | null = null;
  let bestChoice = leastChoice;
  for (const [upright, level] of findPairs(lines, Math.min(widthPx, heightPx))) {
    const corners: Quad = [
      crossing(upright.one.line, level.one.line),
      crossing(level.one.line, upright.other.line),
      crossing(upright.other.line, level.other.line),
      crossing(level.other.line, upright.one.line),
    ];
    const share = Math.sqrt(Math.abs(quadArea(corners)) / pictureArea);
    const size = 0.5 + 0.5 * Math.min(1, share / largeShare);
    const sides: Sides = [level.one, upright.other, level.other, upright.one];
    const shape = shapeScore(corners, pictureArea);
    if (shape * size <= bestChoice) continue;
    const score = shape * outlineScore(sides, corners, bestChoice / (shape * size));
    if (score * size <= bestChoice) continue;
    bestChoice = score * size;
    best = { sides, corners, score };
  }
  return best;
};

/** The corners, each side drawn again through the steps between its own corners alone. */
const sharpened = (edges: Edges, { sides, corners }: Candidate): Quad => {
  const line = (index: 0 | 1 | 2 | 3): Line => {
    const side = sides[index];
    const from = along(side, corners[index]);
    const to = along(side, corners[(index + 1) % 4] ?? corners[0]);
    const inset = cornerShare * (to - from);
    return fitted(edges, side.line, from + inset, to - inset);
  };
  const [top, right, bottom, left] = [line(0), line(1), line(2), line(3)];
  return [crossing(left, top), crossing(top, right), crossing(right, bottom), crossing(bottom, left)];
};

/** Clockwise, from the corner that lies to the top left for a card turned by up to 45° either way. */
const ordered = ([p, q, r, s]: Quad): Quad => {
  const middle = { x: (p.x + q.x + r.x + s.x) / 4, y: (p.y + q.y + r.y + s.y) / 4 };
  /** A card's diagonal rises by 32°: its top left corner is 148° from the right, and 45° more than that is left out. */
  const angle = ({ x, y }: Point): number =>
    (Math.atan2(y - middle.y, x - middle.x) + firstAngle) % (2 * Math.PI);
  const corners: [Point, Point, Point, Point] = [p, q, r, s];
  return corners.sort((one, other) => angle(one) - angle(other));
};

/**
 * The document in a picture of any size.
 *
 * @returns null where nothing looks like one. A document that reaches the picture's edge, where it may be cut off, has a
 * score below `acceptScore`.
 */
export const findOutline = (image: GrayImage): Outline | null => {
  const small = shrunk(image, outlinePx);
  const { widthPx, heightPx } = small;
  const edges = findEdges(small);
  const fewestSteps = Math.min(widthPx, heightPx) * shortestLineShare;
  const lines = findLines(edges, mostLines, fewestSteps).map((line) => lineEvidence(edges, line));
  const best = bestOf(lines, widthPx, heightPx);
  if (!best) return null;
  const score = Math.min(1, (best.score * acceptScore) / acceptEvidence);
  const inImage = ({ x, y }: Point): Point => ({
    x: ((x + 0.5) / widthPx + 0.5) * image.widthPx,
    y: ((y + 0.5) / heightPx + 0.5) * image.heightPx,
  });
  const [p, q, r, s] = ordered(sharpened(edges, best));
  const corners: Quad = [inImage(p), inImage(q), inImage(r), inImage(s)];
  return { corners, score: reachesEdge(corners, image) ? score * acceptScore * 0.99 : score };
};
