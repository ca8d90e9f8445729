/** The two zooms that one button switches between. Pure; the camera is somebody else's. */
import type { ZoomRange } from '../camera.ts';

/** How much larger everything is to become: a card that is held too far away fills the picture then. */
const wantedFactor = 2;

/** Zooms in the camera's own units. */
export interface ZoomStep {
  readonly off: number;
  readonly on: number;
  /** By how much one is larger than the other, such as `2×`. */
  readonly factor: string;
}

/** `null` where a camera does not zoom. */
export const zoomStep = (range: ZoomRange | null): ZoomStep | null => {
  if (!range) return null;
  const off = Math.min(range.max, Math.max(range.min, 1));
  const on = Math.min(range.max, off * wantedFactor);
  return on > off ? { off, on, factor: `${(on / off).toFixed(1).replace('.0', '')}×` } : null;
};
