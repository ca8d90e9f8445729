/** Questions to the worker: every one ends, with its own answer, an error, or silence. */
import { beforeEach, describe, expect, it } from 'vitest';
import { faceChannel, type FaceChannel } from '../../../../src/capture/face/face-channel.ts';
import type { FaceReport } from '../../../../src/capture/face/face-report.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { FakeFaceWorker } from './fake-face-worker.ts';

const report: FaceReport = {
  ...{ widthPx: 640, heightPx: 480, faces: 0, face: null, brightness: 90, sharpness: null },
};
const question = { weights: 'https://widget.example/face/blazeface.bin' };

let worker: FakeFaceWorker;
let clock: FakeClock;
let leaving: AbortController;
let channel: FaceChannel;

beforeEach(() => {
  worker = new FakeFaceWorker();
  clock = new FakeClock();
  leaving = new AbortController();
  channel = faceChannel(worker, clock, leaving.signal);
});

const ended = async (asked: Promise<unknown>): Promise<string> => {
  try {
    return JSON.stringify(await asked);
  } catch (error) {
    return error instanceof DOMException ? error.name : String(error);
  }
};

describe('a channel to the worker', () => {
  it('gives the answer to the question and leaves no timer', async () => {
    const asked = channel.ask(question, [], 1000);
    worker.answer({ report });
    expect(await asked).toMatchObject({ report });
    expect(clock.liveTimers).toBe(0);
  });

  it('gives every question its own answer', async () => {
    const first = channel.ask(question, [], 1000);
    const second = channel.ask(question, [], 1000);
    const [one, two] = worker.asked.map(({ id }) => id);
    worker.answer({ report: null }, two);
    worker.answer({ report }, one);
    expect(await first).toMatchObject({ report });
    expect(await second).toMatchObject({ report: null });
  });

  it('gives up a question in time, and does not take its answer for that of the next', async () => {
    const late = ended(channel.ask(question, [], 2000));
    await clock.advance(2000);
    expect(await late).toBe('TimeoutError');
    const next = channel.ask(question, [], 2000);
    worker.answer({ report }, worker.asked[0]?.id);
    worker.answer({ report: null });
    expect(await next).toMatchObject({ report: null });
  });

  it('owes an answer until it comes, also one that nobody waits for any more', async () => {
    expect(channel.owesAnswer).toBe(false);
    const late = ended(channel.ask(question, [], 2000));
    await clock.advance(2000);
    expect([await late, channel.owesAnswer]).toEqual(['TimeoutError', true]);
    worker.answer({ report });
    expect(channel.owesAnswer).toBe(false);
  });

  it('fails with a worker that refuses', async () => {
    const asked = ended(channel.ask(question, [], 1000));
    worker.answer({ refused: 'too slow' });
    expect(await asked).toBe('OperationError');
    expect(clock.liveTimers).toBe(0);
  });

  it.each(['error', 'messageerror'])('fails with a worker that has an %s', async (type) => {
    const asked = ended(channel.ask(question, [], 1000));
    worker.dispatchEvent(new Event(type));
    expect(await asked).toBe('OperationError');
  });

  it.each([
    [
      'when told',
      () => {
        channel.end();
      },
    ],
    [
      'with its signal',
      () => {
        leaving.abort();
      },
    ],
  ])('ends silently %s, with nothing left behind', async (_, end) => {
    const asked = channel.ask(question, [], 1000);
    end();
    expect(await asked).toBeNull();
    expect(await channel.ask(question, [], 1000)).toBeNull();
    expect([worker.isTerminated, worker.listeners, worker.asked.length, clock.liveTimers]).toEqual([
      true,
      0,
      1,
      0,
    ]);
  });
});
