/** Whether the document holds still, by its outlines in two frames. It keeps no history: the caller does. */
import type { Point } from '../image/gray-image.ts';
import { distance } from './document-shape.ts';
import type { Outline } from './outline.ts';

/** The farthest that a place may count as moved: another document, or none. */
const elsewhere = 1;

/**
 * How far the corners moved between two outlines: the farthest one's way, as a share of the picture's diagonal, 0..1.
 * An outline that comes or goes has moved by 1. Corners are matched by place: which one is called the first may change
 * from one frame to the next where a document lies aslant.
 */
export const movement = (
  one: Outline | null,
  other: Outline | null,
  image: { readonly widthPx: number; readonly heightPx: number },
): number => {
  if (!one || !other) return elsewhere;
  const farthest = (turn: number): number =>
    Math.max(
      ...one.corners.map((corner: Point, index) =>
        distance(corner, other.corners[(index + turn) % 4] ?? corner),
      ),
    );
  const wayPx = Math.min(farthest(0), farthest(1), farthest(2), farthest(3));
  return Math.min(elsewhere, wayPx / Math.hypot(image.widthPx, image.heightPx));
};
