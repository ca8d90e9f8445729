/**
 * Notes in a page what its camera and its workers do, and when: opened, closed, how many pictures were reported on, when
 * a code was first read, which tasks were long. It changes nothing about what they do.
 */
import type { Page } from 'playwright-core';

/** What was noted since the page was opened or `forget` was called. Times are the page's own, in milliseconds. */
export interface Noted {
  /** When the first camera was handed over. */
  readonly openedMs: number | null;
  /** When a camera was first given back. */
  readonly closedMs: number | null;
  /** When a worker first told what a code says. */
  readonly readMs: number | null;
  /** How many pictures workers have reported on. */
  readonly reports: number;
  /** How long each task over 50 ms took. */
  readonly longTasksMs: readonly number[];
}

const name = 'watchedCamera';

type Watched = { -readonly [Key in keyof Noted]: Noted[Key] } & { longTasksMs: number[] };

/** Runs before the page's own scripts. */
const watch = (key: string): void => {
  const noted: Watched = { openedMs: null, closedMs: null, readMs: null, reports: 0, longTasksMs: [] };
  (globalThis as unknown as Record<string, Watched>)[key] = noted;
  const plainOpen: (constraints?: MediaStreamConstraints) => Promise<MediaStream> = Reflect.get(
    MediaDevices.prototype,
    'getUserMedia',
  );
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await plainOpen.call(this, constraints);
    noted.openedMs ??= performance.now();
    return stream;
  };
  const plainStop: () => void = Reflect.get(MediaStreamTrack.prototype, 'stop');
  MediaStreamTrack.prototype.stop = function () {
    noted.closedMs ??= performance.now();
    plainStop.call(this);
  };
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const report = (data as { report?: { reading?: unknown } | null }).report;
        if (!report) return;
        noted.reports += 1;
        if (report.reading) noted.readMs ??= performance.now();
      });
    }
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) noted.longTasksMs.push(duration);
  }).observe({ type: 'longtask' });
};

/** Has to be called before the page is opened. */
export const watchCamera = async (page: Page): Promise<void> => {
  await page.addInitScript(watch, name);
};

/** What has been noted. */
export const noted = (page: Page): Promise<Noted> =>
  page
    .evaluate((key) => (globalThis as unknown as Readonly<Record<string, Noted>>)[key], name)
    .then((all) => {
      if (!all) throw new Error('nobody watches this page');
      return all;
    });

/** Waits until a camera was opened and so many pictures were reported on since the last `forget`. */
export const hasSeen = async (page: Page, reports: number): Promise<void> => {
  await page.waitForFunction(
    ([key, wanted]) => {
      const all = (globalThis as unknown as Readonly<Record<string, Noted>>)[key];
      return all !== undefined && all.openedMs !== null && all.reports >= wanted;
    },
    [name, reports] as const,
  );
};

/** Begins anew. */
export const forget = (page: Page): Promise<void> =>
  page.evaluate((key) => {
    const all = (globalThis as unknown as Record<string, Watched>)[key];
    if (all)
      Object.assign(all, { openedMs: null, closedMs: null, readMs: null, reports: 0, longTasksMs: [] });
  }, name);
