/**
 * Looks for faces in a worker of its own, in a camera's pictures or in one file. Where it cannot, it says so by rejecting:
 * every screen works without it.
 */
import type { ClockPort } from '../../model/ports.ts';
import { startOf, WorkerPlan } from '../trusted-worker.ts';
import { faceChannel, type FaceChannel } from './face-channel.ts';
import type { FaceEye, FaceReport } from './face-report.ts';

/** Longest wait for the worker and its weights, in milliseconds: on a slow network nobody waits for them meanwhile. */
const startLimitMs = 20_000;
/** Longest wait for a camera's picture, in milliseconds. */
const lookLimitMs = 2000;
/** Longest wait for a file, which may be large, in milliseconds. */
const fileLimitMs = 5000;
/** Rest between two pictures, in milliseconds: a phone is not to get hot. */
const pauseMs = 80;

/** Where the builds put the weights; in the form in which a page's own bundler looks for files to bring along. */
const ownWeights = (): URL => new URL(/* @vite-ignore */ '../face/blazeface.bin', import.meta.url);

const planned = (Worker: typeof WorkerPlan): WorkerPlan =>
  new Worker(new URL('./face-worker.ts', import.meta.url), { type: 'module' });

/**
 * Opens an eye that lives until it is closed or the signal aborts. `assetBase` is the absolute URL of the folder with the
 * weights, with a closing slash, which has to allow this page where it is of another origin; `null` for `face/` beside the
 * scripts' folder.
 *
 * @throws {DOMException} `TimeoutError`, `OperationError`, what the browser says of the worker, or the signal's reason
 */
export const openFaceEye = async (
  assetBase: string | null,
  clock: ClockPort,
  signal: AbortSignal,
): Promise<FaceEye> => eyeOf(await openChannel(assetBase, clock, signal));

/**
 * The faces in a picture file; `null` where the browser cannot show it. A worker of its own, which ends with the answer.
 *
 * @throws {DOMException} as {@link openFaceEye} does, and `TimeoutError` for a file that takes over five seconds
 */
export const lookAtFace = async (
  file: Blob,
  assetBase: string | null,
  clock: ClockPort,
  signal: AbortSignal,
): Promise<FaceReport | null> => {
  const channel = await openChannel(assetBase, clock, signal);
  try {
    const answer = await channel.ask({ picture: file }, [], fileLimitMs);
    signal.throwIfAborted();
    return answer && 'report' in answer ? answer.report : null;
  } finally {
    channel.end();
  }
};

const openChannel = async (
  folder: string | null,
  clock: ClockPort,
  signal: AbortSignal,
): Promise<FaceChannel> => {
  signal.throwIfAborted();
  const worker = startOf(planned(WorkerPlan));
  if (!worker) throw new DOMException('The page allows no worker that looks for faces.', 'OperationError');
  const channel = faceChannel(worker, clock, signal);
  try {
    const weights = folder === null ? ownWeights() : new URL('blazeface.bin', folder);
    await channel.ask({ weights: weights.href }, [], startLimitMs);
    signal.throwIfAborted();
  } catch (error) {
    channel.end();
    throw error;
  }
  return channel;
};

const eyeOf = (channel: FaceChannel): FaceEye => {
  let isClosed = false;
  let isLooking = false;
  const look = async (video: HTMLVideoElement): Promise<FaceReport | null> => {
    const picture = await pictureOf(video);
    if (isClosed) {
      picture.close();
      return null;
    }
    const answer = await channel.ask({ picture }, [picture], lookLimitMs);
    return answer && 'report' in answer ? answer.report : null;
  };
  return {
    pauseMs,
    async look(video) {
      // A camera has only so many pictures to lend: a worker that is late has one of them still.
      if (isClosed || isLooking || channel.owesAnswer || video.videoWidth === 0) return null;
      isLooking = true;
      try {
        return await look(video);
      } finally {
        isLooking = false;
      }
    },
    close() {
      isClosed = true;
      channel.end();
    },
  };
};

/** A reference to the picture where the browser has such a thing: nothing is copied on the page's thread then. */
const pictureOf = (video: HTMLVideoElement): VideoFrame | Promise<ImageBitmap> =>
  'VideoFrame' in globalThis ? new VideoFrame(video) : createImageBitmap(video);
