/** What is seen of a camera's pictures, in the worker of every engine: the best of them is taken, and nothing is mixed up. */
import { expect } from '@open-wc/testing';
import { openEye } from '../../../../src/capture/live/live-eye.ts';
import { pictureWorth } from '../../../../src/capture/live/picture-worth.ts';
import type { LiveEye, LiveReport } from '../../../../src/capture/live/live-report.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';
import { parseJpeg } from '../../../fixtures/jpeg-parser.ts';
import { eventually } from '../../harness/eventually.ts';
import { colourAt } from '../../harness/pictures.ts';
import { drawLying, printedCard, type FlatDocument, type Lying } from '../../harness/pictured-documents.ts';
import { syntheticStream } from '../../harness/synthetic-camera.ts';

const size = { widthPx: 1280, heightPx: 720 } as const;
const held: Lying = { widthShare: 0.7, rotationDeg: 3 };

/** Cameras before which documents lie, one after the other: WebKitGTK films a canvas once and then not again. */
class Filmed {
  readonly video = document.createElement('video');
  #stream: MediaStream | null = null;

  constructor() {
    this.video.muted = true;
    document.body.append(this.video);
  }

  async show(flat: FlatDocument | null): Promise<void> {
    this.#stop();
    this.#stream = syntheticStream(size, (context, _size, frame) => {
      drawLying(context, flat, held, frame);
    });
    this.video.srcObject = this.#stream;
    await this.video.play();
  }

  end(): void {
    this.#stop();
    this.video.remove();
  }

  #stop(): void {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
  }
}

describe('an eye on a camera', () => {
  let film: Filmed;
  let eye: LiveEye;
  let end: AbortController;

  const open = async (flat: FlatDocument | null): Promise<void> => {
    film = new Filmed();
    await film.show(flat);
    // Time stands still: the worker may take as long as it needs here.
    eye = await openEye('none', new FakeClock(), end.signal);
  };

  /** Looks until what is seen fits. */
  const until = (fits: (report: LiveReport) => boolean): Promise<LiveReport> =>
    eventually(async () => {
      const report = await eye.look(film.video);
      return report && fits(report) ? report : null;
    }, 'a picture that fits');

  beforeEach(() => {
    end = new AbortController();
  });

  afterEach(() => {
    end.abort();
    film.end();
  });

  it('takes a picture of the document at full size, and cuts the document out of it', async () => {
    await open(printedCard());
    await until((report) => pictureWorth(report) > 0);
    const { file, rectified } = (await eye.take()) ?? { file: null, rectified: null };
    expect([file?.widthPx, file?.heightPx]).to.eql([size.widthPx, size.heightPx]);
    expect(file?.mimeType).to.equal('image/jpeg');
    const body = file?.body ?? new Blob();
    expect(parseJpeg(new Uint8Array(await body.arrayBuffer())).metadata).to.eql([]);
    // Both of the card's ends are there, and the table beside them.
    expect((await colourAt(body, 0.18, 0.5))[2]).to.be.greaterThan(190);
    expect((await colourAt(body, 0.82, 0.5))[2]).to.be.greaterThan(190);
    expect((await colourAt(body, 0.05, 0.5))[2]).to.be.lessThan(120);
    expect((rectified?.widthPx ?? 0) / (rectified?.heightPx ?? 1)).to.be.closeTo(1.586, 0.01);
    expect(rectified?.widthPx).to.be.closeTo(size.widthPx * held.widthShare, 12);
    const [red, green] = await colourAt(rectified?.body ?? new Blob(), 0.11, 0.15);
    expect(red).to.be.greaterThan(150);
    expect(green).to.be.lessThan(90);
  });

  it('takes nothing where no picture was good, nor the same picture twice', async () => {
    await open(null);
    await until(() => true);
    expect(await eye.take()).to.equal(null);
    await film.show(printedCard());
    await until((report) => pictureWorth(report) > 0);
    expect(await eye.take()).not.to.equal(null);
    expect(await eye.take()).to.equal(null);
  });

  it('is closed with its signal, and sees nothing then', async () => {
    await open(printedCard());
    await until(() => true);
    const pending = eye.look(film.video);
    end.abort();
    expect(await pending).to.equal(null);
    expect(await eye.look(film.video)).to.equal(null);
    expect(await eye.take()).to.equal(null);
  });
});
