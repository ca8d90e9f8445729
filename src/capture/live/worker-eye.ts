/** Looks at a video's pictures in a worker: what is left to the page's own thread is handing them over. */
import type { ClockPort } from '../../model/ports.ts';
import type { DocumentCode, LiveAnswer, LiveEye, LiveReport, LiveRequest } from './live-report.ts';
import { withinTime } from './time-limit.ts';

/** After so long without an answer a worker is taken for dead, in milliseconds. */
export const answersWithinMs = 3000;

/** Pause between two pictures, in milliseconds: a reference costs the page's thread nothing, a copy costs 10 ms. */
const pausesMs = { reference: 60, copy: 250 } as const;

const canRefer = (): boolean => 'VideoFrame' in globalThis;

/** A reference to the picture where the browser has such a thing: nothing is copied on the page's thread then. */
const pictureOf = (video: HTMLVideoElement): VideoFrame | Promise<ImageBitmap> =>
  canRefer() ? new VideoFrame(video) : createImageBitmap(video);

/** The next picture is there; at once where the browser does not tell. */
const nextPicture = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve) => {
    const waiting: Partial<HTMLVideoElement> = video;
    if (!waiting.requestVideoFrameCallback) resolve();
    else
      video.requestVideoFrameCallback(() => {
        resolve();
      });
  });

/**
 * An eye on a worker that has begun, which it ends.
 *
 * @param onDead called when the worker has not answered in time
 */
export const workerEye = (
  worker: Worker,
  code: DocumentCode,
  clock: ClockPort,
  onDead: () => void,
): LiveEye => {
  let answered: (answer: LiveAnswer | null) => void = () => undefined;
  let closed: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    closed = resolve;
  });
  let isClosed = false;
  const replied = ({ data }: MessageEvent<LiveAnswer>): void => {
    answered(data);
  };
  const failed = (): void => {
    answered(null);
  };
  worker.addEventListener('message', replied);
  worker.addEventListener('error', failed);
  const ask = async (request: LiveRequest, handedOver: Transferable[]): Promise<LiveAnswer | null> => {
    const answer = new Promise<LiveAnswer | null>((resolve) => {
      answered = resolve;
    });
    worker.postMessage(request, handedOver);
    const inTime = await withinTime(clock, answersWithinMs, answer, 'late' as const);
    if (inTime !== 'late') return inTime;
    onDead();
    return null;
  };
  return {
    pauseMs: canRefer() ? pausesMs.reference : pausesMs.copy,
    async look(video): Promise<LiveReport | null> {
      if (video.videoWidth === 0) return null;
      // A copy is worth making of a new picture only.
      if (!canRefer()) await Promise.race([nextPicture(video), end]);
      const picture = await pictureOf(video);
      if (isClosed) {
        picture.close();
        return null;
      }
      const answer = await ask({ picture, code }, [picture]);
      return answer && 'report' in answer ? answer.report : null;
    },
    async take() {
      const answer = isClosed ? null : await ask({ take: true }, []);
      return answer && 'taken' in answer ? answer.taken : null;
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      worker.terminate();
      worker.removeEventListener('message', replied);
      worker.removeEventListener('error', failed);
      answered(null);
      closed();
    },
  };
};
