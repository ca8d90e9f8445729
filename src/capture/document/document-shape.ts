/** The shape of a document in a picture, by its corners alone. It sees no pixels. */
import type { Point, Quad } from '../image/gray-image.ts';

/** Width over height of an ID-1 card, 85.6 × 54 mm (ISO/IEC 7810). */
export const cardAspect = 1.586;
/** Width over height of an ID-3 page, 125 × 88 mm; two of them, one above the other, are as much higher than wide. */
export const pageAspect = 1.42;

/** Perspective changes a proportion: e^0.3 is a third more or less, which is left out; up to e^0.05 costs nothing. */
const widestAspectError = 0.3;
const freeAspectError = 0.05;
/** Cost of the rest: a portrait of 35 × 45 mm is squarer than any document, seldom is something else longer than a card. */
const squareCost = 3;
const longCost = 0.6;
/** Smaller shares of the picture are portraits more often than documents (measured). */
const leastAreaShare = 0.12;
/** Steps within two pixels of the edge of a 320-pixel picture are not seen: who comes that near may go on beyond it. */
const edgeShare = 0.0075;

/** The length of a line between two places. */
export const distance = (p: Point, q: Point): number => Math.hypot(p.x - q.x, p.y - q.y);

/** The area inside four corners: half of the cross product of the diagonals. Positive if they run clockwise. */
export const quadArea = ([p, q, r, s]: Quad): number =>
  ((r.x - p.x) * (s.y - q.y) - (r.y - p.y) * (s.x - q.x)) / 2;

/** The longer over the shorter sides, opposite ones averaged; 1 and more. */
export const quadAspect = ([p, q, r, s]: Quad): number => {
  const ratio = (distance(p, q) + distance(r, s)) / (distance(q, r) + distance(s, p));
  return Math.max(ratio, 1 / ratio);
};

/** Whether a document reaches the picture's edge, so that a part of it may be out of the picture. */
export const reachesEdge = (
  corners: Quad,
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
): boolean => {
  const marginPx = edgeShare * Math.max(widthPx, heightPx);
  return corners.some(
    ({ x, y }) => x < marginPx || y < marginPx || x > widthPx - marginPx || y > heightPx - marginPx,
  );
};

/** What four corners are worth as a document's, 0..1; 0 for what cannot be one. */
export const shapeScore = (corners: Quad, pictureArea: number): number => {
  if (Math.abs(quadArea(corners)) < leastAreaShare * pictureArea) return 0;
  const aspect = quadAspect(corners);
  const error = Math.min(...[cardAspect, pageAspect].map((known) => Math.abs(Math.log(aspect / known))));
  if (error > widestAspectError) return 0;
  return 1 - (aspect < pageAspect ? squareCost : longCost) * Math.max(0, error - freeAspectError);
};
