/** When a sentence is shown and spoken: tables over wishes and time. */
import { describe, expect, it } from 'vitest';
import {
  hintStaysMs,
  newHintTiming,
  spokenEveryMs,
  timedHint,
  type HintTiming,
} from '../../../../src/capture/live/hint-timing.ts';

type Hint = 'far' | 'near' | 'good';

/** Wishes at moments, in milliseconds; praise may interrupt. */
const told = (wishes: readonly (readonly [number, Hint])[]): readonly HintTiming<Hint>[] => {
  const seen: HintTiming<Hint>[] = [];
  for (const [atMs, wanted] of wishes)
    seen.push(timedHint(seen.at(-1) ?? newHintTiming<Hint>('far'), wanted, atMs, wanted === 'good'));
  return seen;
};

describe('a sentence', () => {
  it('is shown and spoken at once where none was before', () => {
    expect(told([[0, 'near']])[0]).toEqual({ hint: 'near', hintSinceMs: 0, spoken: 'near', spokenMs: 0 });
  });

  it.each<[string, number, Hint, Hint]>([
    ['stays until it can have been read', hintStaysMs - 1, 'near', 'far'],
    ['gives way then', hintStaysMs, 'near', 'near'],
    ['gives way to praise at once', 1, 'good', 'good'],
  ])('%s', (_, atMs, wanted, shown) => {
    expect(
      told([
        [0, 'far'],
        [atMs, wanted],
      ]).at(-1)?.hint,
    ).toBe(shown);
  });

  it('keeps its age while it is wanted again', () => {
    expect(
      told([
        [0, 'near'],
        [900, 'near'],
      ]).at(-1)?.hintSinceMs,
    ).toBe(0);
  });

  it.each([
    [spokenEveryMs - 1, 'far'],
    [spokenEveryMs, 'near'],
  ] as const)('that is new after %i ms leaves "%s" spoken last', (atMs, spoken) => {
    const seen = told([
      [0, 'far'],
      [atMs, 'near'],
    ]).at(-1);
    expect(seen?.hint).toBe('near');
    expect(seen?.spoken).toBe(spoken);
  });

  it('that was waited with is spoken later, once', () => {
    const seen = told([
      [0, 'far'],
      [1300, 'near'],
      [2100, 'near'],
      [6000, 'near'],
    ]);
    expect(seen.map(({ spoken, spokenMs }) => [spoken, spokenMs])).toEqual([
      ['far', 0],
      ['far', 0],
      ['near', 2100],
      ['near', 2100],
    ]);
  });
});
