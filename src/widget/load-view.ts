/** The screens that are loaded on their own, each by its name. */
import { defineElement, type ElementClass } from './define-element.ts';
import type { LazyViews, RunView } from './run-view.ts';

/** Loads one, once; rejects where the browser cannot. */
export const loadView: { readonly [Name in keyof LazyViews]: (run: RunView) => Promise<LazyViews[Name]> } = {
  handoff: async (run) => (await import('./handoff-view.ts')).handoffFor(run),
  join: async (run) => (await import('./join-view.ts')).joinFor(run),
  details: async () => registered((await import('./detail-steps.ts')).detailSteps),
  liveness: async () => registered([(await import('../steps/liveness-step.ts')).IdvLivenessStep]),
  closing: async () => registered((await import('./closing-steps.ts')).closingSteps),
  elsewhere: async (run) => (await import('./elsewhere.ts')).elsewhereFor(run),
};

/** Registers the screens of a part: there is nothing else to call. */
const registered = (screens: readonly ElementClass[]): object => {
  screens.forEach(defineElement);
  return {};
};
