/**
 * Whether what is before the camera is still the document of the pictures before: what was read off one must never be
 * said of another. Pure; told too often that it is another one, a reader only has to read again.
 */
import { quadAspect } from '../document/document-shape.ts';
import { maxMovement } from '../document/limits.ts';
import type { Outline } from '../document/outline.ts';
import { movement } from '../document/steadiness.ts';

/**
 * Gone for so long, in milliseconds, another document may have come in its place. Only not looked at for so long, because
 * the device takes its time over a picture, it is the same where it has held still: nobody changes it so exactly.
 */
export const goneMs = 600;
/** Moved farther than this between two pictures, a share of the diagonal, it is another one: a hand is slower. */
export const farthestMove = 0.2;
/** Changed by more than this factor between two pictures, its proportion is another one's: a card is no page. */
export const mostAspectChange = 1.09;

/** The document as it was last seen; `null` before the first and after it has gone. */
export type Held = { readonly outline: Outline; readonly seenMs: number } | null;

/** The document after one picture more. */
export interface Holding {
  readonly held: Held;
  /** Whether what is known of the document before is to be forgotten. */
  readonly isOther: boolean;
}

/** One picture more. `nowMs` is a time of the caller's clock. */
export const holding = (
  before: Held,
  outline: Outline | null,
  size: { readonly widthPx: number; readonly heightPx: number },
  nowMs: number,
): Holding => {
  const isLong = before !== null && nowMs - before.seenMs >= goneMs;
  if (!outline) return { held: isLong ? null : before, isOther: isLong };
  const held = { outline, seenMs: nowMs };
  if (!before) return { held, isOther: false };
  const change = quadAspect(outline.corners) / quadAspect(before.outline.corners);
  const isOther =
    movement(before.outline, outline, size) > (isLong ? maxMovement : farthestMove) ||
    Math.max(change, 1 / change) > mostAspectChange;
  return { held, isOther };
};
