/** Starts the worker that looks at documents, where a page allows one. It asks the worker nothing. */
import { startOf, WorkerPlan } from '../trusted-worker.ts';

const planned = (Worker: typeof WorkerPlan): WorkerPlan =>
  new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });

/** A worker that has begun; `null` where none does, or the signal has aborted: an aborted one does not live on. */
export const startWorker = async (signal: AbortSignal): Promise<Worker | null> => {
  const worker = signal.aborted ? null : startOf(planned(WorkerPlan));
  if (!worker) return null;
  const begins = await new Promise<boolean>((resolve) => {
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
    // Whether it works already or is still on its way over a slow network: it outlives nobody.
    signal.addEventListener(
      'abort',
      () => {
        worker.terminate();
        answer(false);
      },
      { once: true },
    );
  });
  if (begins) return worker;
  worker.terminate();
  return null;
};
