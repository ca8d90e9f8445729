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

/** A device that needs longer for one picture, in milliseconds, is no help to anybody. */
const slowestMs = 1000;
/** Up to that many milliseconds, the finer look is taken. */
const fineMs = 250;

let network: FaceNetwork | null = null;
let side: NetworkSide = 256;

/** Milliseconds of the second look at nothing: the first one also warms up. */
const lookMs = (on: FaceNetwork, sidePx: NetworkSide): number => {
  const nothing = new Uint8Array(sidePx * sidePx * 4);
  on.run(nothing, sidePx);
  const startMs = performance.now();
  on.run(nothing, sidePx);
  return performance.now() - startMs;
};

const start = async (folder: string | null): Promise<FaceAnswer> => {
  const started = new FaceNetwork(await loadWeights(folder));
  const coarseMs = lookMs(started, 128);
  if (coarseMs > slowestMs) return { refused: `A picture takes ${Math.round(coarseMs)} ms.` };
  side = coarseMs * 4 <= fineMs ? 256 : 128;
  network = started;
  return { ready: true };
};

const report = (picture: VideoFrame | ImageBitmap, sidePx: NetworkSide): FaceReport | null => {
  const [widthPx, heightPx] =
    'displayWidth' in picture ? [picture.displayWidth, picture.displayHeight] : [picture.width, picture.height];
  const square = squarePicture(picture, widthPx, heightPx, sidePx);
  return square && network && faceReport(picture, square, findFaces(network.run(square.rgba, sidePx)));
};

const look = async (source: VideoFrame | ImageBitmap | Blob): Promise<FaceAnswer> => {
  // A file is looked at once, and finely.
  const isFile = source instanceof Blob;
  const picture = isFile ? await createImageBitmap(source).catch(() => null) : source;
  try {
    return { report: picture && report(picture, isFile ? 256 : side) };
  } finally {
    // A camera has only so many pictures to lend: one that is kept stops it.
    picture?.close();
  }
};

const answer = async (question: FaceQuestion): Promise<FaceAnswer> => {
  try {
    return await ('picture' in question ? look(question.picture) : start(question.folder));
  } catch (error) {
    return { refused: String(error) };
  }
};

addEventListener('message', ({ data }: MessageEvent<Numbered<FaceQuestion>>) => {
  void answer(data).then((said) => {
    postMessage({ ...said, id: data.id } satisfies Numbered<FaceAnswer>);
  });
});
