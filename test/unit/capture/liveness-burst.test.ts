/** A burst: enough frames, each with its prompt, time to read it, and an end where the camera shows nothing. */
import { describe, expect, it } from 'vitest';
import {
  betweenFramesMs,
  burstOf,
  leadMs,
  takeBurst,
  type BurstMoment,
  type BurstOptions,
  type SoonerEnd,
} from '../../../src/capture/liveness-burst.ts';
import { livenessActions } from '../../../src/model/capture.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

describe('a burst', () => {
  const prompts = ['turn_left', 'smile', 'blink'] as const;

  it('of three prompts has 8 to 12 frames', () => {
    const { length } = burstOf(prompts);
    expect(length).toBeGreaterThanOrEqual(8);
    expect(length).toBeLessThanOrEqual(12);
  });

  it('shows the prompts in order, each for all its frames', () => {
    const moments = burstOf(prompts);
    expect([...new Set(moments.map(({ action }) => action))]).toEqual(prompts);
    expect(moments.map(({ actionIndex, frame }) => `${actionIndex}.${frame}`).join(' ')).toBe(
      '0.0 0.1 0.2 1.0 1.1 1.2 2.0 2.1 2.2',
    );
  });

  it('leaves time to read before the first frame of a prompt', () => {
    for (const { frame, afterMs } of burstOf(prompts))
      expect(afterMs).toBe(frame === 0 ? leadMs : betweenFramesMs);
  });

  it('gives every prompt its turn, the same one twice included', () => {
    expect(new Set(burstOf(livenessActions).map(({ action }) => action)).size).toBe(7);
    expect(burstOf(['nod', 'nod']).map(({ actionIndex }) => actionIndex)).toEqual([0, 0, 0, 1, 1, 1]);
  });

  it('of no prompts is empty', () => {
    expect(burstOf([])).toEqual([]);
  });
});

describe('taking a burst', () => {
  /** A burst whose camera shows nothing, and what it has come to so far. */
  const blind = (pace = 1, sooner: BurstOptions['sooner'] = () => new Promise(() => undefined)) => {
    const clock = new FakeClock();
    const life = new AbortController();
    const shown: BurstMoment[] = [];
    let looks = 0;
    let isLive = true;
    const outcome: Promise<unknown> = takeBurst(['smile', 'blink'], {
      pace: () => pace,
      clock,
      video: () => {
        looks += 1;
        return null;
      },
      isLive: () => isLive,
      onMoment: (moment) => shown.push(moment),
      sooner,
      signal: life.signal,
    }).catch((error: unknown) => error);
    const standStill = (isStill: boolean): void => {
      isLive = !isStill;
    };
    return { clock, life, shown, outcome, looks: () => looks, standStill };
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

  it.each([1, 2])('waits that many times as long at pace %i', async (pace) => {
    const burst = blind(pace);
    await burst.clock.advance(leadMs * pace - 1);
    expect(burst.looks()).toBe(0);
    await burst.clock.advance(1);
    expect(burst.looks()).toBe(1);
  });

  it('takes a frame as soon as its movement is seen, and leaves no timer', async () => {
    const burst = blind(1, () => Promise.resolve('seen'));
    await burst.outcome;
    expect([burst.looks(), burst.clock.liveTimers]).toEqual([1, 0]);
  });

  it('begins the time of a prompt anew when it is wanted once more', async () => {
    let ask: (end: SoonerEnd) => void = () => undefined;
    const burst = blind(
      1,
      () =>
        new Promise((resolve) => {
          ask = resolve;
        }),
    );
    await burst.clock.advance(leadMs - 1);
    ask('again');
    await burst.clock.advance(leadMs - 1);
    expect([burst.shown.length, burst.looks(), burst.clock.liveTimers]).toEqual([2, 0, 1]);
    await burst.clock.advance(1);
    expect(burst.looks()).toBe(1);
  });

  it('takes nothing of a camera that stands still, and gives all the time anew once it moves', async () => {
    const burst = blind();
    await burst.clock.advance(leadMs / 2);
    burst.standStill(true);
    await burst.clock.advance(leadMs);
    expect(burst.looks()).toBe(0);
    burst.standStill(false);
    // Of the wait that had begun meanwhile half is left: too little to read a prompt in.
    await burst.clock.advance(1.5 * leadMs - 1);
    expect([burst.looks(), burst.shown.length]).toEqual([0, 3]);
    await burst.clock.advance(1);
    expect(burst.looks()).toBe(1);
  });

  it('tells whoever looks when an answer would come too late', async () => {
    const signals: AbortSignal[] = [];
    const burst = blind(1, (_, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    await burst.clock.advance(leadMs - 1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await burst.clock.advance(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });
});
