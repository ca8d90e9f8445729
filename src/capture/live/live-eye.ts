/**
 * Looks at a video's pictures: in a worker where the page allows one, else a few times a second by itself, small and
 * without reading codes. One picture at a time: whoever asks for the next one sets the pace.
 */
import type { ClockPort } from '../../model/ports.ts';
import type { DocumentCode, LiveEye } from './live-report.ts';
import { withinTime } from './time-limit.ts';
import { workerEye } from './worker-eye.ts';
import { startWorker } from './worker-start.ts';

/** After so long a worker that has not begun is done without, in milliseconds. */
export const startsWithinMs = 10_000;

/** How many workers may die before the page looks by itself: one that runs out of memory will do so again. */
const mostWorkers = 2;

/** Sees nothing, while another worker is started. */
const closedEye: LiveEye = {
  pauseMs: 300,
  look: () => Promise.resolve(null),
  take: () => Promise.resolve(null),
  close: () => undefined,
};

/** Opens an eye for a side that carries this code. Rejects when none loads, or as soon as the signal aborts. */
export const openEye = async (
  code: DocumentCode,
  clock: ClockPort,
  signal: AbortSignal,
): Promise<LiveEye> => {
  const end = new AbortController();
  let eye = closedEye;
  let workersDied = 0;
  const open = async (): Promise<void> => {
    const worker = workersDied < mostWorkers ? await startInTime(clock, end.signal) : null;
    const opened = worker
      ? workerEye(worker, code, clock, replace)
      : (await import('./page-eye.ts')).pageEye();
    if (end.signal.aborted) opened.close();
    else eye = opened;
  };
  const close = (): void => {
    end.abort();
    eye.close();
    eye = closedEye;
  };
  const replace = (): void => {
    eye.close();
    eye = closedEye;
    workersDied += 1;
    // Where nothing opens any more, the person looks alone.
    open().catch(() => undefined);
  };
  signal.addEventListener('abort', close, { once: true });
  if (signal.aborted) close();
  await open();
  signal.throwIfAborted();
  return {
    get pauseMs() {
      return eye.pauseMs;
    },
    look: (video) => eye.look(video),
    take: () => eye.take(),
    close,
  };
};

/** A worker that has begun; `null` where none does, or not in time. */
const startInTime = async (clock: ClockPort, signal: AbortSignal): Promise<Worker | null> => {
  const start = new AbortController();
  const giveUp = (): void => {
    start.abort();
  };
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  const worker = await withinTime(clock, startsWithinMs, startWorker(start.signal), null);
  // From here on its eye ends it.
  signal.removeEventListener('abort', giveUp);
  if (!worker || signal.aborted) giveUp();
  return signal.aborted ? null : worker;
};
