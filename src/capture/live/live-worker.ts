/**
 * The worker: pictures in, figures and files out, one at a time. It knows neither the page nor the network; what still
 * pictures need is loaded for them alone.
 */
import type { LiveAnswer, LiveRequest, StillReport } from './live-report.ts';
import { Watcher } from './watcher.ts';

const watcher = new Watcher();

const tell = (answer: LiveAnswer): void => {
  postMessage(answer);
};

const answerTo = async (request: LiveRequest): Promise<LiveAnswer> => {
  if ('picture' in request) return { report: await watcher.look(request).catch(() => null) };
  if ('take' in request) return { taken: await watcher.take().catch(() => null) };
  const seen = (report: StillReport): void => {
    tell({ seen: report });
  };
  const still = import('./still-look.ts').then(({ stillLook }) =>
    stillLook(request.still, request.code, seen),
  );
  return { still: await still.catch(() => null) };
};

addEventListener('message', ({ data }: MessageEvent<LiveRequest>) => {
  void answerTo(data).then(tell);
});
// A picture that did not arrive is answered as well: somebody waits.
addEventListener('messageerror', () => {
  tell({ report: null });
});
tell({ ready: true });
