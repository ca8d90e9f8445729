/** All that guidance has to know of one frame with a document, as figures. What is said about them is not decided here. */
import type { GrayImage, Quad } from '../image/gray-image.ts';
import { distance, quadArea, quadAspect, reachesEdge } from './document-shape.ts';
import { findOutline, type Outline } from './outline.ts';
import { lightOf, runsOf } from './region.ts';
import { sharpnessOf } from './sharpness.ts';

/** One frame's figures. See limits.ts for what is good enough. */
export interface DocumentView {
  readonly outline: Outline | null;
  /** Share of the picture's area inside the outline, 0..1; 0 without one. */
  readonly fill: number;
  /** The outline touches the picture's edge: a part of the document may be out of the picture. */
  readonly isCutOff: boolean;
  /** Perspective: how far the worst corner is from a right angle, degrees; 0 without an outline. */
  readonly tiltDeg: number;
  /** How the longer axis is turned against the nearest axis of the picture, degrees from -45 to 45; clockwise is positive. */
  readonly rotationDeg: number;
  /** Longer over shorter sides, 1 and more: a card 1.586, one or both pages of a passport 1.42; 0 without an outline. */
  readonly aspect: number;
  /** How sharp the print is inside the outline, or anywhere without one, 0..1; null where there are too few edges. */
  readonly sharpness: number | null;
  /** Mean brightness inside the outline, or of the picture without one, 0..255. */
  readonly brightness: number;
  /** Share of blocks that are blown out inside the outline, or in the picture without one, 0..1. */
  readonly glare: number;
}

const degrees = 180 / Math.PI;

/** The arc cosine of a corner is its angle, the arc sine its way from a right angle. */
const tiltOf = (corners: Quad): number =>
  Math.max(
    ...corners.map((corner, index) => {
      const [next, last] = [corners[(index + 1) % 4] ?? corner, corners[(index + 3) % 4] ?? corner];
      const dot = (next.x - corner.x) * (last.x - corner.x) + (next.y - corner.y) * (last.y - corner.y);
      return Math.abs(Math.asin(dot / (distance(corner, next) * distance(corner, last))));
    }),
  ) * degrees;

/** Which of the sides is the longer does not matter: they are a right angle apart, and so are the axes. */
const rotationOf = ([p, q, r, s]: Quad): number => {
  const angle = Math.atan2(q.y - p.y + r.y - s.y, q.x - p.x + r.x - s.x) * degrees;
  return angle - 90 * Math.round(angle / 90);
};

/**
 * Looks at one frame.
 *
 * @param image the frame for the analysis, in any orientation; 320 pixels on the longer edge are enough
 * @param detail the same frame with more pixels, where there is one: sharpness shows only there
 */
export const viewDocument = (image: GrayImage, detail: GrayImage = image): DocumentView => {
  const outline = findOutline(image);
  const corners = outline?.corners ?? null;
  const detailRuns = runsOf(detail, corners, detail.widthPx / image.widthPx);
  return {
    outline,
    fill: corners ? Math.min(1, quadArea(corners) / (image.widthPx * image.heightPx)) : 0,
    isCutOff: corners !== null && reachesEdge(corners, image),
    tiltDeg: corners ? tiltOf(corners) : 0,
    rotationDeg: corners ? rotationOf(corners) : 0,
    aspect: corners ? quadAspect(corners) : 0,
    sharpness: sharpnessOf(detail, detailRuns),
    ...lightOf(image, runsOf(image, corners)),
  };
};
