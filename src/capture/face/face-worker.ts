/**
 * The worker that looks for faces: pictures in, figures out, one at a time. It fetches the detector's weights and nothing
 * else, keeps no picture, and knows nobody.
 */
import { findFaces } from './face-boxes.ts';
import type { FaceAnswer, FaceQuestion, Numbered } from './face-message.ts';
import { FaceNetwork, type NetworkSide } from './face-network.ts';
import { faceReport, squarePicture } from './face-picture.ts';
import type { FaceReport } from './face-report.ts';
import { loadWeights } from './model-file.ts';

/** A device that needs longer for a coarse look, in milliseconds, is no help to anybody. */
const slowestMs = 1000;
/** A device that needs no longer for it takes finer ones: they take a good two times as long. */
const fineMs = 70;
/** Looks at the start: the first ones also warm up, and something else may run at any of them. */
const trialLooks = 3;

let network: FaceNetwork | null = null;
/** One size for all pictures of a camera: the same head reads a little differently at another. */
let side: NetworkSide = 192;

const shortestLookMs = (on: FaceNetwork, sidePx: NetworkSide): number => {
  const nothing = new Uint8Array(sidePx * sidePx * 4);
  const timesMs = Array.from({ length: trialLooks }, () => {
    const startMs = performance.now();
    on.run(nothing, sidePx);
    return performance.now() - startMs;
  });
  return Math.min(...timesMs);
};

const start = async (weights: string): Promise<FaceAnswer> => {
  const started = new FaceNetwork(await loadWeights(weights));
  const coarseMs = shortestLookMs(started, 128);
  if (coarseMs > slowestMs) return { refused: `A picture takes ${Math.round(coarseMs)} ms.` };
  side = coarseMs <= fineMs ? 192 : 128;
  network = started;
  return { ready: true };
};

const report = (picture: VideoFrame | ImageBitmap, sidePx: NetworkSide): FaceReport | null => {
  const [widthPx, heightPx] =
    'displayWidth' in picture
      ? [picture.displayWidth, picture.displayHeight]
      : [picture.width, picture.height];
  const square = squarePicture(picture, widthPx, heightPx, sidePx);
  return square && network && faceReport(picture, square, findFaces(network.run(square.rgba, sidePx)));
};

const look = async (source: VideoFrame | ImageBitmap | Blob): Promise<FaceAnswer> => {
  const isFile = source instanceof Blob;
  const picture = isFile ? await createImageBitmap(source).catch(() => null) : source;
  if (!picture) return { report: null };
  try {
    const said = report(picture, isFile ? 256 : side);
    // A file is looked at but once: small faces are found by the fine look, the largest by the coarse one.
    return { report: isFile && said?.face === null ? report(picture, 128) : said };
  } finally {
    // A camera has only so many pictures to lend: one that is kept stops it.
    picture.close();
  }
};

const answer = async (question: FaceQuestion): Promise<FaceAnswer> => {
  try {
    return await ('picture' in question ? look(question.picture) : start(question.weights));
  } catch (error) {
    return { refused: String(error) };
  }
};

addEventListener('message', ({ data }: MessageEvent<Numbered<FaceQuestion>>) => {
  void answer(data).then((said) => {
    postMessage({ ...said, id: data.id } satisfies Numbered<FaceAnswer>);
  });
});
