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
    worker.addEventListener(
      'message',
      () => {
        resolve(true);
      },
      { once: true },
    );
    worker.addEventListener(
      'error',
      () => {
        resolve(false);
      },
      { once: true },
    );
    // Whether it looks already or is still on its way over a slow network: it outlives nobody.
    signal.addEventListener('abort', () => {
      worker.terminate();
      resolve(false);
    });
  });
  if (starts) return workerEye(worker, code);
  worker.terminate();
  return null;
};

const workerEye = (worker: Worker, code: DocumentCode): LiveEye => {
  let answered: (report: LiveReport | null) => void = () => undefined;
  let isClosed = false;
  worker.addEventListener('message', ({ data }: MessageEvent<LiveAnswer>) => {
    answered('report' in data ? data.report : null);
  });
  worker.addEventListener('error', () => {
    answered(null);
  });
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
      answered(null);
    },
  };
};

/** A reference to the picture where the browser has such a thing: nothing is copied on the page's thread then. */
const pictureOf = (video: HTMLVideoElement): VideoFrame | Promise<ImageBitmap> =>
  'VideoFrame' in globalThis ? new VideoFrame(video) : createImageBitmap(video);
