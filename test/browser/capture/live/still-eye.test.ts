/** What a still picture tells: its document, wherever it lies, and its code, in the worker of every engine. */
import { expect } from '@open-wc/testing';
import { lookAtStill } from '../../../../src/capture/live/still-eye.ts';
import type { StillReport } from '../../../../src/capture/live/live-report.ts';
import type { CaptureFile } from '../../../../src/model/capture.ts';
import { readAlone, readTwice } from '../../../../src/model/reading.ts';
import { fictionalPerson } from '../../../fixtures/fictional-person.ts';
import { parseJpeg } from '../../../fixtures/jpeg-parser.ts';
import { licenceBack, passportPage, photoOf, printedCard } from '../../harness/pictured-documents.ts';
import { colourAt } from '../../harness/pictures.ts';
import { UnhurriedWorker } from '../../harness/unhurried-worker.ts';

const RealWorker = globalThis.Worker;

const look = async (
  file: CaptureFile,
  code: Parameters<typeof lookAtStill>[1] = 'none',
): Promise<StillReport> => {
  const report = await lookAtStill(file, code, new AbortController().signal);
  if (!report) throw new Error('no report');
  return report;
};

describe('a still picture', () => {
  beforeEach(() => {
    // Somebody waits for the code, and it is given up in time: not here, however slow the machine is.
    Object.assign(globalThis, { Worker: UnhurriedWorker });
  });

  afterEach(() => {
    Object.assign(globalThis, { Worker: RealWorker });
  });

  for (const rotationDeg of [0, 14, 100])
    it(`of a card turned by ${String(rotationDeg)} degrees gives the card alone, straight and the right way up`, async () => {
      const { view, rectified } = await look(
        await photoOf(printedCard(), {
          widthShare: rotationDeg === 0 ? 0.7 : rotationDeg === 14 ? 0.6 : 0.4,
          rotationDeg,
        }),
      );
      expect(view.outline?.score).to.be.greaterThan(0.75);
      expect(view.isCutOff).to.equal(false);
      expect(view.sharpness).to.be.greaterThan(0.3);
      const { widthPx, heightPx, body, mimeType } = rectified ?? {
        widthPx: 0,
        heightPx: 1,
        body: new Blob(),
      };
      expect(mimeType).to.equal('image/jpeg');
      const isStanding = rotationDeg === 100;
      const aspect = (widthPx ?? 0) / (heightPx ?? 1);
      expect(isStanding ? 1 / aspect : aspect).to.be.closeTo(1.586, 0.01);
      // The mark is at the top left, or where a quarter turn has brought it.
      const [red, green] = await colourAt(body, isStanding ? 0.85 : 0.11, isStanding ? 0.11 : 0.15);
      expect(red).to.be.greaterThan(150);
      expect(green).to.be.lessThan(90);
      // The corners are the card's own: no table shows.
      for (const [x, y] of [
        [0.015, 0.02],
        [0.985, 0.02],
        [0.985, 0.98],
        [0.015, 0.98],
      ] as const)
        expect((await colourAt(body, x, y))[2], `${String(x)}/${String(y)}`).to.be.greaterThan(190);
      expect(parseJpeg(new Uint8Array(await body.arrayBuffer())).metadata).to.eql([]);
    });

  it('of a licence’s back has its barcode read', async () => {
    const { reading } = await look(
      await photoOf(licenceBack(), { widthShare: 0.8, rotationDeg: 4 }),
      'barcode',
    );
    expect(reading?.source).to.equal('barcode');
    expect(reading?.documentNumber).to.equal(fictionalPerson.documentNumber);
    expect(reading?.confidence).to.be.oneOf([readAlone, readTwice]);
  });

  it('is told without its code first, in one worker: searching may take too long', async () => {
    const began: Worker[] = [];
    Object.assign(globalThis, {
      Worker: class extends UnhurriedWorker {
        constructor(...args: ConstructorParameters<typeof UnhurriedWorker>) {
          super(...args);
          began.push(this);
        }
      },
    });
    const told: StillReport[] = [];
    const report = await lookAtStill(
      await photoOf(licenceBack(), { widthShare: 0.8, rotationDeg: 4 }),
      'barcode',
      new AbortController().signal,
      (seen) => told.push(seen),
    );
    expect(told.map(({ reading }) => reading)).to.eql([null]);
    expect(told[0]?.view).to.eql(report?.view);
    expect(told[0]?.rectified?.body.size).to.equal(report?.rectified?.body.size);
    expect(report?.reading?.source).to.equal('barcode');
    expect(began).to.have.length(1);
  });

  for (const rotationDeg of [0, 90, 180, 270])
    it(`of a passport that fills it is read, turned by ${String(rotationDeg)} degrees`, async () => {
      const page = await passportPage();
      const isStanding = rotationDeg % 180 === 90;
      const [widthPx, heightPx] = isStanding ? [1126, 1600] : [1600, 1126];
      const { reading } = await look(
        await photoOf(page, { widthShare: isStanding ? 1600 / 1126 : 1, rotationDeg }, widthPx, heightPx),
        'mrz',
      );
      expect(reading?.source).to.equal('mrz');
      expect(reading?.documentNumber).to.equal(fictionalPerson.documentNumber);
      expect(reading?.documentType).to.equal('passport');
      expect(reading?.confidence).to.be.oneOf([readAlone, readTwice]);
    });

  it('of a table has neither a document nor a reading', async () => {
    const report = await look(await photoOf(null, { widthShare: 1 }), 'mrz');
    expect(report.view.outline).to.equal(null);
    expect(report.rectified).to.equal(null);
    expect(report.reading).to.equal(null);
  });

  it('that is none tells nothing', async () => {
    const pdf: CaptureFile = {
      body: new Blob(['%PDF']),
      mimeType: 'application/pdf',
      widthPx: null,
      heightPx: null,
    };
    const text: CaptureFile = { body: new Blob(['text']), mimeType: 'image/jpeg', widthPx: 1, heightPx: 1 };
    const { signal } = new AbortController();
    expect(await lookAtStill(pdf, 'none', signal)).to.equal(null);
    expect(await lookAtStill(text, 'none', signal)).to.equal(null);
  });

  it('is not looked at any longer than it is wanted, and its worker ends', async () => {
    const ended: Worker[] = [];
    Object.assign(globalThis, {
      Worker: class extends UnhurriedWorker {
        override terminate(): void {
          ended.push(this);
          super.terminate();
        }
      },
    });
    const wanted = new AbortController();
    const report = lookAtStill(await photoOf(printedCard(), { widthShare: 0.7 }), 'none', wanted.signal);
    wanted.abort();
    expect(await report).to.equal(null);
    expect(ended).to.have.length.greaterThan(0);
    expect(await lookAtStill(await photoOf(null, { widthShare: 1 }), 'none', wanted.signal)).to.equal(null);
  });

  it('is looked at by the page where no worker starts: its outline, without a reading', async () => {
    Object.assign(globalThis, {
      Worker: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    const report = await look(await photoOf(printedCard(), { widthShare: 0.7 }), 'mrz');
    expect(report.view.outline?.score).to.be.greaterThan(0.75);
    // So small a picture is not called blurred.
    expect(report.view.sharpness).to.equal(1);
    expect(report.reading).to.equal(null);
    expect(report.rectified).to.equal(null);
  });
});
