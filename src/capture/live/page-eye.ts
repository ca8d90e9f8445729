/** Looks at a video's pictures on the page's own thread: small, a few times a second, without reading codes. */
import { viewDocument } from '../document/document-view.ts';
import type { Outline } from '../document/outline.ts';
import { movement } from '../document/steadiness.ts';
import type { LiveEye } from './live-report.ts';
import { drawnPixels } from './picture-pixels.ts';

/** Longest edge that is looked at, in pixels. */
const longestPx = 320;

/** An eye without a worker. */
export const pageEye = (): LiveEye => {
  let before: Outline | null = null;
  return {
    pauseMs: 300,
    look(video) {
      const image = drawnPixels(video, video.videoWidth, video.videoHeight, longestPx);
      if (!image) return Promise.resolve(null);
      const view = { ...viewDocument(image), sharpness: null };
      const moved = movement(before, view.outline, image);
      before = view.outline;
      const { widthPx, heightPx } = image;
      return Promise.resolve({ view, movement: moved, widthPx, heightPx, readsCode: false, reading: null });
    },
    close: () => undefined,
  };
};
