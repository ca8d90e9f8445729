/**
 * The worker: pictures in, figures out, one at a time. It knows neither the page nor the network; the outline is always
 * told, a code is read once its reader has been loaded.
 */
import type { DocumentReading } from '../../model/reading.ts';
import { viewDocument } from '../document/document-view.ts';
import type { Outline } from '../document/outline.ts';
import { movement } from '../document/steadiness.ts';
import { shrunk } from '../image/gray-image.ts';
import { openCodeReader, type CodeReader } from './code-reader.ts';
import type { LiveAnswer, LiveReport, LiveRequest } from './live-report.ts';
import { pixelsOf } from './picture-pixels.ts';

/** Longest edge for the outline, in pixels. */
const outlinePx = 320;

let reader: CodeReader | null = null;
let isReaderAsked = false;
let readsCode = false;
let before: Outline | null = null;
let reading: DocumentReading | null = null;

const look = async ({ picture, code }: LiveRequest): Promise<LiveReport | null> => {
  const image = await pixelsOf(picture).finally(() => {
    // A camera has only so many pictures to lend: one that is kept stops it.
    picture.close();
  });
  if (!image) return null;
  if (!isReaderAsked) {
    isReaderAsked = true;
    readsCode = code !== 'none';
    openCodeReader(code).then(
      (opened) => {
        reader = opened;
      },
      // Without it the picture is taken all the same.
      () => {
        readsCode = false;
      },
    );
  }
  const small = shrunk(image, outlinePx);
  const view = viewDocument(small, image);
  const moved = movement(before, view.outline, small);
  before = view.outline;
  const scale = image.widthPx / small.widthPx;
  const corners = view.outline?.corners.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
  const [a, b, c, d] = corners ?? [];
  reading ??= reader?.read(image, a && b && c && d ? [a, b, c, d] : null) ?? null;
  return { view, movement: moved, widthPx: small.widthPx, heightPx: small.heightPx, readsCode, reading };
};

const tell = (answer: LiveAnswer): void => {
  postMessage(answer);
};

addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => {
  look(data).then(
    (report) => {
      tell({ report });
    },
    () => {
      tell({ report: null });
    },
  );
});
// A picture that did not arrive is answered as well: somebody waits.
addEventListener('messageerror', () => {
  tell({ report: null });
});
tell({ ready: true });
