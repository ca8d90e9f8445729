/** Of which page a command is: mostly of the one that is worked on. */
import fc from 'fast-check';
import type { Page } from '../page.ts';
import type { World } from '../world.ts';

/** Which of the open pages is meant. */
export type Who = 'worker' | 'other' | 'third';

/** Mostly whoever works on it. */
export const who: fc.Arbitrary<Who> = fc.oneof(
  { weight: 5, arbitrary: fc.constant('worker' as const) },
  { weight: 2, arbitrary: fc.constant('other' as const) },
  { weight: 1, arbitrary: fc.constant('third' as const) },
);

const ranks: Record<Who, number> = { worker: 0, other: 1, third: 2 };

/** The page that is meant, or `null` where so many are not open. */
export const pageOf = ({ pages }: World, meant: Who): Page | null =>
  [...pages.values()].sort((one, other) => workOf(other) - workOf(one))[ranks[meant]] ?? null;

const workOf = ({ state }: Page): number => {
  if (state.phase === 'ended') return 0;
  return 'session' in state && state.session.holder === 'this-device' ? 2 : 1;
};
