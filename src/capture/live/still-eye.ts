/**
 * Looks at a picture that was taken or chosen, in a worker of its own for that time: outline, sharpness, the document
 * alone, and the code that it carries. It judges nothing; without a worker it says little and blocks nobody.
 */
import type { CaptureFile } from '../../model/capture.ts';
import type { DocumentCode, LiveAnswer, LiveRequest, StillReport } from './live-report.ts';
import { startWorker } from './worker-start.ts';

/**
 * What a picture tells; `null` for what is no picture, and as soon as the signal aborts. It waits for its worker as long
 * as the signal lets it: some two seconds, and longer over a slow network.
 *
 * @param onSeen told everything but the code as soon as that is known, where it is known earlier
 */
export const lookAtStill = async (
  file: CaptureFile,
  code: DocumentCode,
  signal: AbortSignal,
  onSeen: (report: StillReport) => void = () => undefined,
): Promise<StillReport | null> => {
  if (file.mimeType === 'application/pdf') return null;
  const worker = await startWorker(signal);
  const report = worker ? await askWorker(worker, { still: file.body, code }, signal, onSeen) : 'none';
  if (signal.aborted) return null;
  return report === 'none' ? (await import('./page-eye.ts')).pageStill(file.body, signal) : report;
};

/** `none` where the worker came to nothing. */
const askWorker = (
  worker: Worker,
  request: LiveRequest,
  signal: AbortSignal,
  onSeen: (report: StillReport) => void,
): Promise<StillReport | 'none' | null> =>
  new Promise((resolve) => {
    const answer = (report: StillReport | 'none' | null): void => {
      worker.removeEventListener('message', replied);
      worker.removeEventListener('error', failed);
      signal.removeEventListener('abort', failed);
      worker.terminate();
      resolve(report);
    };
    const replied = ({ data }: MessageEvent<LiveAnswer>): void => {
      if ('seen' in data) onSeen(data.seen);
      else answer('still' in data ? data.still : 'none');
    };
    const failed = (): void => {
      answer('none');
    };
    worker.addEventListener('message', replied);
    worker.addEventListener('error', failed);
    signal.addEventListener('abort', failed);
    if (signal.aborted) failed();
    else worker.postMessage(request);
  });
