/** The screens that are loaded on their own, each by its name. */
import type { LazyViews, RunView } from './run-view.ts';

/** Loads one, once; rejects where the browser cannot. */
export const loadView: { readonly [Name in keyof LazyViews]: (run: RunView) => Promise<LazyViews[Name]> } = {
  handoff: async (run) => (await import('./handoff-view.ts')).handoffFor(run),
  join: async (run) => (await import('./join-view.ts')).joinFor(run),
  details: async () => {
    (await import('./detail-steps.ts')).defineDetailSteps();
    return {};
  },
  liveness: async () => {
    (await import('./liveness-part.ts')).defineLiveness();
    return {};
  },
  closing: async () => {
    (await import('./closing-steps.ts')).defineClosingSteps();
    return {};
  },
  elsewhere: async (run) => (await import('./elsewhere.ts')).elsewhereFor(run),
};
