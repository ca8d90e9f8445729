/** Sending one capture: every file in order, progress that never goes back, and an end whenever it is aborted. */
import { describe, expect, it } from 'vitest';
import type { Capture } from '../../../src/model/capture.ts';
import { CaptureError } from '../../../src/model/errors.ts';
import type { Session } from '../../../src/model/session.ts';
import { uploadCapture, type SendFile } from '../../../src/upload/uploader.ts';
import { FakeClock, settled } from '../../fakes/fake-clock.ts';
import { sampleCapture, sampleSession } from '../../fakes/sample-session.ts';

const answer = (fileIndex: number): Session => sampleSession({ revision: fileIndex + 1 });

const uploading = (capture: Capture, send: SendFile) => {
  const clock = new FakeClock();
  const life = new AbortController();
  const progress: [sentBytes: number, totalBytes: number][] = [];
  const outcome: Promise<unknown> = uploadCapture(
    capture,
    send,
    clock,
    (sentBytes, totalBytes) => progress.push([sentBytes, totalBytes]),
    life.signal,
  ).catch((error: unknown) => error);
  return { clock, life, progress, outcome };
};

describe('an upload of one file', () => {
  it('tells of its beginning, its progress and its end', async () => {
    const run = uploading(sampleCapture('selfie', 100), (index, _file, onProgress) => {
      for (const sent of [30, 60, 100]) onProgress(sent);
      return Promise.resolve(answer(index));
    });
    expect(await run.outcome).toMatchObject({ revision: 1 });
    expect(run.progress).toEqual([
      [0, 100],
      [30, 100],
      [60, 100],
      [100, 100],
      [100, 100],
    ]);
  });

  it('does not go back when it is tried again', async () => {
    let tries = 0;
    const run = uploading(sampleCapture('selfie', 100), (index, _file, onProgress) => {
      tries += 1;
      onProgress(tries === 1 ? 80 : 20);
      return tries === 1
        ? Promise.reject(new CaptureError('network.offline'))
        : Promise.resolve(answer(index));
    });
    await run.clock.advance(1000);
    await run.outcome;
    expect(run.progress.map(([sent]) => sent)).toEqual([0, 80, 80, 100]);
  });

  it('[fault 36] gets there on a line that always breaks, as long as more of it is kept each time', async () => {
    let tries = 0;
    const run = uploading(sampleCapture('selfie', 100), (index, _file, onProgress) => {
      tries += 1;
      onProgress(tries * 5, tries * 5);
      return tries < 20
        ? Promise.reject(new CaptureError('network.offline'))
        : Promise.resolve(answer(index));
    });
    await run.clock.advance(60_000);
    expect(await run.outcome).toMatchObject({ revision: 1 });
    // The one thing that was found out is that the try before has failed once.
    expect(run.clock.delaysMs).toEqual(Array.from({ length: 19 }, () => 750));
  });

  it('gives up on a line on which no more is kept, however much leaves', async () => {
    let tries = 0;
    const run = uploading(sampleCapture('selfie', 100), (_index, _file, onProgress) => {
      tries += 1;
      onProgress(50 + tries, 40);
      return Promise.reject(new CaptureError('network.offline'));
    });
    await run.clock.advance(60_000);
    expect(await run.outcome).toMatchObject({ code: 'network.offline' });
    expect(tries).toBe(5);
  });

  it('is never more than all, whatever the browser counts', async () => {
    const run = uploading(sampleCapture('selfie', 100), (index, _file, onProgress) => {
      onProgress(5000);
      return Promise.resolve(answer(index));
    });
    await run.outcome;
    expect(Math.max(...run.progress.map(([sent]) => sent))).toBe(100);
  });

  it('fails with what its last try failed with', async () => {
    const refusal = new CaptureError('upload.too_large');
    const run = uploading(sampleCapture('selfie'), () => Promise.reject(refusal));
    expect(await run.outcome).toBe(refusal);
  });
});

describe('an upload of several files', () => {
  it('sends them one after the other, in order', async () => {
    const sent: number[] = [];
    let underWay = 0;
    const run = uploading(sampleCapture('liveness', 10), async (index) => {
      underWay += 1;
      expect(underWay).toBe(1);
      await settled();
      sent.push(index);
      underWay -= 1;
      return answer(index);
    });
    expect(await run.outcome).toMatchObject({ revision: 3 });
    expect(sent).toEqual([0, 1, 2]);
  });

  it('counts progress over all of them', async () => {
    const run = uploading(sampleCapture('liveness', 10), (index, file, onProgress) => {
      onProgress(file.body.size / 2);
      return Promise.resolve(answer(index));
    });
    await run.outcome;
    expect(run.progress.every(([, total]) => total === 30)).toBe(true);
    expect(run.progress.map(([bytes]) => bytes)).toEqual([0, 5, 10, 15, 20, 25, 30]);
  });

  it('repeats only the file that failed', async () => {
    const sent: number[] = [];
    const run = uploading(sampleCapture('liveness', 10), (index) => {
      sent.push(index);
      const isFirstTry = sent.filter((each) => each === index).length === 1;
      return index === 1 && isFirstTry
        ? Promise.reject(new CaptureError('network.timeout'))
        : Promise.resolve(answer(index));
    });
    await run.clock.advance(1000);
    await run.outcome;
    expect(sent).toEqual([0, 1, 1, 2]);
  });

  it('of no file at all is a mistake of ours', async () => {
    const run = uploading({ step: 'liveness', source: 'camera', nonce: 'n', frames: [] }, () =>
      Promise.reject(new Error('not asked for')),
    );
    expect(await run.outcome).toBeInstanceOf(TypeError);
  });
});

describe('an upload that is aborted', () => {
  it('between two tries ends silently and leaves no timer', async () => {
    const run = uploading(sampleCapture('selfie'), () => Promise.reject(new CaptureError('network.offline')));
    await settled();
    expect(run.clock.liveTimers).toBe(1);
    run.life.abort();
    expect(await run.outcome).toMatchObject({ name: 'AbortError' });
    expect(run.clock.liveTimers).toBe(0);
  });

  it('between two files sends no further one', async () => {
    const sent: number[] = [];
    const run = uploading(sampleCapture('liveness'), async (index, _file, _onProgress, signal) => {
      await settled();
      signal.throwIfAborted();
      sent.push(index);
      if (index === 0) run.life.abort();
      return answer(index);
    });
    expect(await run.outcome).toMatchObject({ name: 'AbortError' });
    expect(sent).toEqual([0]);
  });
});
