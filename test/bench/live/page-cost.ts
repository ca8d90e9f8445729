/** What a page's own thread does while a camera is open, with and without somebody who looks along. */
import type { Journey } from '../../e2e/journey.ts';
import { openAt } from './capture-page.ts';
import { forget, hasSeen, noted } from './watched-camera.ts';

/** Work of the page's thread during `windowMs`. */
export interface Cost {
  readonly taskMs: number;
  readonly scriptMs: number;
  /** Pictures that were looked at; 0 without a guide. */
  readonly reports: number;
  readonly longTasksMs: readonly number[];
}

/** How long the page is watched, in milliseconds. */
export const windowMs = 6000;

/** Pictures before the watch begins: by then all is loaded. */
const warmUps = 10;

/**
 * Watches a card that is moved too far away, so that its outline is drawn anew for every picture and it is never taken.
 *
 * @param slowdown how many times slower than the machine's the page's processor is
 */
export const costOf = async (journey: Journey, isGuided: boolean, slowdown: number): Promise<Cost> => {
  const scene = 'front-far-away';
  const { page, context } = await openAt(journey, { step: 'document-front', scene, isGuided });
  const cdp = await context.newCDPSession(page);
  // Time in which the thread ran: others on the machine do not count.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const spent = async (): Promise<{ taskMs: number; scriptMs: number }> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    const ms = (name: string): number =>
      (metrics.find((metric) => metric.name === name)?.value ?? Number.NaN) * 1000;
    return { taskMs: ms('TaskDuration'), scriptMs: ms('ScriptDuration') };
  };
  await hasSeen(page, isGuided ? warmUps : 0);
  await forget(page);
  const before = await spent();
  await new Promise((done) => setTimeout(done, windowMs));
  const after = await spent();
  const { reports, longTasksMs } = await noted(page);
  await context.close();
  if (reports > 0 !== isGuided) throw new Error(`looked at ${String(reports)} pictures`);
  return {
    taskMs: after.taskMs - before.taskMs,
    scriptMs: after.scriptMs - before.scriptMs,
    reports,
    longTasksMs,
  };
};
