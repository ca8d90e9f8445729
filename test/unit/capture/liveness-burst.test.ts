/** A burst: enough frames, each with its prompt, time to read it, and an end where the camera shows nothing. */
import { describe, expect, it } from 'vitest';
import {
  betweenFramesMs,
  burstOf,
  leadMs,
  takeBurst,
  type BurstMoment,
} from '../../../src/capture/liveness-burst.ts';
import { livenessActions } from '../../../src/model/capture.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

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

describe('taking a burst', () => {
  /** A burst whose camera shows nothing, and what it has come to so far. */
  const blind = () => {
    const clock = new FakeClock();
    const life = new AbortController();
    const shown: BurstMoment[] = [];
    let looks = 0;
    const outcome: Promise<unknown> = takeBurst(['smile', 'blink'], {
      pace: 1,
      clock,
      video: () => {
        looks += 1;
        return null;
      },
      onMoment: (moment) => shown.push(moment),
      signal: life.signal,
    }).catch((error: unknown) => error);
    return { clock, life, shown, outcome, looks: () => looks };
  };

  it('ends with capture.empty at the first moment that has no picture', async () => {
    const burst = blind();
    await burst.clock.advance(leadMs);
    expect(await burst.outcome).toMatchObject({ name: 'CaptureError', code: 'capture.empty' });
    expect(burst.shown).toEqual([{ action: 'smile', actionIndex: 0, frame: 0, afterMs: leadMs }]);
    expect([burst.looks(), burst.clock.liveTimers]).toEqual([1, 0]);
  });

  it('looks for the picture at its moment, not before', async () => {
    const burst = blind();
    await burst.clock.advance(leadMs - 1);
    expect([burst.shown.length, burst.looks()]).toEqual([1, 0]);
    await burst.clock.advance(1);
    expect(burst.looks()).toBe(1);
  });

  it('that is given up takes no picture and leaves no timer', async () => {
    const burst = blind();
    await burst.clock.advance(leadMs / 2);
    burst.life.abort();
    expect(await burst.outcome).toBe(burst.life.signal.reason);
    expect([burst.looks(), burst.clock.liveTimers]).toEqual([0, 0]);
  });
});
