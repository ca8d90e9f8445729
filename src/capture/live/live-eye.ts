/**
 * Looks at a video's pictures: in a worker where the page allows one, else a few times a second by itself, small and
 * without reading codes. One picture at a time: whoever asks for the next one sets the pace.
 */
import type { DocumentCode, LiveAnswer, LiveEye, LiveReport, LiveRequest } from './live-report.ts';

/** Opens an eye for a side that carries this code. Rejects when none loads, or as soon as the signal aborts. */
export const openEye = async (code: DocumentCode, signal: AbortSignal): Promise<LiveEye> => {
  const eye = await openWorkerEye(code, signal);
  signal.throwIfAborted();
  return eye ?? (await import('./page-eye.ts')).pageEye();
};

/** `null` where no worker starts: a script of another origin, or a policy of the page. */
const openWorkerEye = async (code: DocumentCode, signal: AbortSignal): Promise<LiveEye | null> => {
  let worker: Worker;
  try {
    worker = new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
  const starts = await new Promise<boolean>((resolve) => {
    const answer = (isReady: boolean): void => {
      worker.removeEventListener('message', ready);
      worker.removeEventListener('error', fails);
      resolve(isReady);
    };
    const ready = (): void => {
      answer(true);
    };
    const fails = (): void => {
      answer(false);
    };
    worker.addEventListener('message', ready);
    worker.addEventListener('error', fails);
    // Whether it looks already or is still on its way over a slow network: it outlives nobody.
    signal.addEventListener(
      'abort',
      () => {
        worker.terminate();
        answer(false);
      },
      { once: true },
    );
  });
  if (starts) return workerEye(worker, code);
  worker.terminate();
  return null;
};

const workerEye = (worker: Worker, code: DocumentCode): LiveEye => {
  let answered: (report: LiveReport | null) => void = () => undefined;
  let isClosed = false;
  const reported = ({ data }: MessageEvent<LiveAnswer>): void => {
    answered('report' in data ? data.report : null);
  };
  const failed = (): void => {
    answered(null);
  };
  worker.addEventListener('message', reported);
  worker.addEventListener('error', failed);
  return {
    pauseMs: 60,
    async look(video) {
      if (video.videoWidth === 0) return null;
      const picture = await pictureOf(video);
      if (isClosed) {
        picture.close();
        return null;
      }
      const report = new Promise<LiveReport | null>((resolve) => {
        answered = resolve;
      });
      worker.postMessage({ picture, code } satisfies LiveRequest, [picture]);
      return report;
    },
    close() {
      isClosed = true;
      worker.terminate();
      worker.removeEventListener('message', reported);
      worker.removeEventListener('error', failed);
      answered(null);
    },
  };
};

/** A reference to the picture where the browser has such a thing: nothing is copied on the page's thread then. */
const pictureOf = (video: HTMLVideoElement): VideoFrame | Promise<ImageBitmap> =>
  'VideoFrame' in globalThis ? new VideoFrame(video) : createImageBitmap(video);
