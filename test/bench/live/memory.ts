/** How much memory a page's browser holds, after it was asked to clear up. */
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';

/** In megabytes of 1,000,000 bytes. */
export interface Memory {
  /** Objects of the page's own scripts; those of workers are not among them. */
  readonly heapMb: number;
  /** All that the page's process holds, pictures and workers included; `NaN` where the system does not tell. */
  readonly rendererMb: number;
  /** The same for the process that holds files made by pages. */
  readonly browserMb: number;
  readonly workers: number;
}

const residentKb = async (processId: number): Promise<number> => {
  const status = await readFile(`/proc/${String(processId)}/status`, 'utf8').catch(() => '');
  return Number(/^VmRSS:\s+(?<kB>\d+) kB$/m.exec(status)?.groups?.['kB']);
};

/** Measures. It takes a moment: what is not used any more is given back first. */
export const memoryOf = async (browser: Browser, page: Page): Promise<Memory> => {
  const cdp = await page.context().newCDPSession(page);
  const ofBrowser = await browser.newBrowserCDPSession();
  // Once for the objects, once more for what only their finalisers let go; then caches are given up, which are no leak.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('Memory.simulatePressureNotification', { level: 'critical' });
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  const { processInfo } = await ofBrowser.send('SystemInfo.getProcessInfo');
  const residentMb = async (wanted: string): Promise<number> => {
    const ids = processInfo.filter(({ type }) => type === wanted).map(({ id }) => id);
    const kilobytes = await Promise.all(ids.map(residentKb));
    return (kilobytes.reduce((sum, kB) => sum + kB, 0) * 1024) / 1e6;
  };
  const memory = {
    heapMb: usedSize / 1e6,
    rendererMb: await residentMb('renderer'),
    browserMb: await residentMb('browser'),
    workers: page.workers().length,
  };
  await cdp.detach();
  await ofBrowser.detach();
  return memory;
};
