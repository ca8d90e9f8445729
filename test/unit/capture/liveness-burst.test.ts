/** A burst as data: enough frames, each with its prompt, and time to read it. */
import { describe, expect, it } from 'vitest';
import { betweenFramesMs, burstOf, leadMs } from '../../../src/capture/liveness-burst.ts';
import { livenessActions } from '../../../src/model/capture.ts';

describe('a burst', () => {
  const prompts = ['turn_left', 'smile', 'blink'] as const;

  it('of three prompts has 8 to 12 frames', () => {
    const { length } = burstOf(prompts, 1);
    expect(length).toBeGreaterThanOrEqual(8);
    expect(length).toBeLessThanOrEqual(12);
  });

  it('shows the prompts in order, each for all its frames', () => {
    const moments = burstOf(prompts, 1);
    expect([...new Set(moments.map(({ action }) => action))]).toEqual(prompts);
    expect(moments.map(({ actionIndex, frame }) => `${actionIndex}.${frame}`).join(' ')).toBe(
      '0.0 0.1 0.2 1.0 1.1 1.2 2.0 2.1 2.2',
    );
  });

  it.each([1, 2])('leaves time to read before the first frame of a prompt, at pace %i', (pace) => {
    for (const { frame, afterMs } of burstOf(prompts, pace))
      expect(afterMs).toBe((frame === 0 ? leadMs : betweenFramesMs) * pace);
  });

  it('gives every prompt its turn, the same one twice included', () => {
    expect(new Set(burstOf(livenessActions, 1).map(({ action }) => action)).size).toBe(7);
    expect(burstOf(['nod', 'nod'], 1).map(({ actionIndex }) => actionIndex)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('of no prompts is empty', () => {
    expect(burstOf([], 1)).toEqual([]);
  });
});
