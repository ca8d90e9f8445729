/** What becomes of an eye whose worker dies, does not begin or is not allowed: somebody always looks. */
import { expect } from '@open-wc/testing';
import { answersWithinMs } from '../../../../src/capture/live/worker-eye.ts';
import { openEye, startsWithinMs } from '../../../../src/capture/live/live-eye.ts';
import type { LiveEye, LiveReport, LiveRequest } from '../../../../src/capture/live/live-report.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { eventually } from '../../harness/eventually.ts';
import { syntheticStream } from '../../harness/synthetic-camera.ts';

/** A worker that begins when it may, and answers nobody. */
class SilentWorker extends EventTarget {
  static all: SilentWorker[] = [];
  static begins = true;

  asked = 0;
  isTerminated = false;

  constructor() {
    super();
    SilentWorker.all.push(this);
    if (SilentWorker.begins)
      queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data: { ready: true } })));
  }

  postMessage(request: LiveRequest): void {
    if ('picture' in request) request.picture.close();
    this.asked += 1;
  }

  terminate(): void {
    this.isTerminated = true;
  }
}

const RealWorker = globalThis.Worker;

describe('an eye', () => {
  let video: HTMLVideoElement;
  let stream: MediaStream;
  let clock: FakeClock;
  let end: AbortController;

  const asked = (index: number): Promise<boolean> =>
    eventually(() => SilentWorker.all[index]?.asked === 1, `a question to worker ${String(index)}`);

  const seenBy = (eye: LiveEye): Promise<LiveReport> => eventually(() => eye.look(video), 'a report');

  beforeEach(async () => {
    SilentWorker.all = [];
    SilentWorker.begins = true;
    Object.assign(globalThis, { Worker: SilentWorker });
    clock = new FakeClock();
    end = new AbortController();
    stream = syntheticStream({ widthPx: 640, heightPx: 360 });
    video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    document.body.append(video);
    await video.play();
  });

  afterEach(() => {
    end.abort();
    for (const track of stream.getTracks()) track.stop();
    video.remove();
    Object.assign(globalThis, { Worker: RealWorker });
  });

  it('whose worker dies looks with another one, once, and then from the page', async () => {
    const eye = await openEye('none', clock, end.signal);
    const first = eye.look(video);
    await asked(0);
    await clock.advance(answersWithinMs);
    expect(await first).to.equal(null);
    expect(SilentWorker.all[0]?.isTerminated).to.equal(true);

    await eventually(() => SilentWorker.all.length === 2, 'the second worker');
    const second = eventually(async () => {
      await eye.look(video);
      return SilentWorker.all[1]?.isTerminated;
    }, 'the end of the second worker');
    await asked(1);
    await clock.advance(answersWithinMs);
    await second;

    const report = await seenBy(eye);
    expect([report.widthPx, report.heightPx]).to.eql([320, 180]);
    expect(report.readsCode).to.equal(false);
    expect(SilentWorker.all).to.have.length(2);
    expect(clock.liveTimers).to.equal(0);
  });

  it('whose worker dies over the best picture says that it has none', async () => {
    const eye = await openEye('none', clock, end.signal);
    const taken = eye.take();
    await asked(0);
    await clock.advance(answersWithinMs);
    expect(await taken).to.equal(null);
  });

  it('whose worker does not begin in time looks from the page', async () => {
    SilentWorker.begins = false;
    const opening = openEye('mrz', clock, end.signal);
    await eventually(() => SilentWorker.all.length === 1, 'a worker');
    await clock.advance(startsWithinMs);
    const eye = await opening;
    expect(SilentWorker.all[0]?.isTerminated).to.equal(true);
    expect((await seenBy(eye)).readsCode).to.equal(false);
    expect(await eye.take()).to.equal(null);
  });

  it('that is not wanted any more while its worker is replaced leaves no worker behind', async () => {
    const eye = await openEye('none', clock, end.signal);
    void eye.look(video);
    await asked(0);
    await clock.advance(answersWithinMs);
    end.abort();
    await eventually(() => SilentWorker.all.every(({ isTerminated }) => isTerminated), 'their end');
    expect(clock.liveTimers).to.equal(0);
  });
});
