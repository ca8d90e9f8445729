/**
 * Looks at a video's pictures on the page's own thread: small, a few times a second, when the page has nothing else to
 * do, and without reading codes.
 */
import { viewDocument, type DocumentView } from '../document/document-view.ts';
import type { Outline } from '../document/outline.ts';
import { movement } from '../document/steadiness.ts';
import type { GrayImage } from '../image/gray-image.ts';
import type { LiveEye, StillReport } from './live-report.ts';
import { drawnPixels } from './picture-pixels.ts';

/** Longest edge that is looked at, in pixels. */
const longestPx = 320;

/** Idle time is not waited for any longer than that, in milliseconds. */
const busyMs = 400;

/** The page has time; at once where the browser does not tell (Safari). */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    const { requestIdleCallback: ask } = globalThis as Partial<typeof globalThis>;
    const go = (): void => {
      resolve();
    };
    if (ask) ask(go, { timeout: busyMs });
    else go();
  });

/** So small a picture does not tell whether it is sharp: it passes for that. */
const roughly = (image: GrayImage): DocumentView => ({ ...viewDocument(image), sharpness: 1 });

/** An eye without a worker. It keeps no picture: whoever takes one takes what the video shows. */
export const pageEye = (): LiveEye => {
  let before: Outline | null = null;
  let isClosed = false;
  return {
    pauseMs: 300,
    async look(video) {
      await idle();
      if (isClosed) return null;
      const image = drawnPixels(video, video.videoWidth, video.videoHeight, longestPx);
      if (!image) return null;
      const view = roughly(image);
      const moved = movement(before, view.outline, image);
      before = view.outline;
      const { widthPx, heightPx } = image;
      return { view, movement: moved, widthPx, heightPx, readsCode: false, reading: null, codeHint: null };
    },
    take: () => Promise.resolve(null),
    close() {
      isClosed = true;
    },
  };
};

/** What the page can tell of a still picture: little, at once, and small. `null` for what is no picture. */
export const pageStill = async (picture: Blob, signal: AbortSignal): Promise<StillReport | null> => {
  const bitmap = await createImageBitmap(picture, { imageOrientation: 'from-image' }).catch(() => null);
  const small =
    bitmap && !signal.aborted ? drawnPixels(bitmap, bitmap.width, bitmap.height, longestPx) : null;
  bitmap?.close();
  if (!small) return null;
  const { widthPx, heightPx } = small;
  return { view: roughly(small), widthPx, heightPx, rectified: null, reading: null };
};
