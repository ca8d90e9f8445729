/** What is kept of one picture after the other, and what is forgotten: the worker's own memory, without the worker. */
import { expect } from '@open-wc/testing';
import { goneMs } from '../../../../src/capture/live/held-document.ts';
import type { DocumentCode, LiveReport } from '../../../../src/capture/live/live-report.ts';
import { pictureWorth, worthMore } from '../../../../src/capture/live/picture-worth.ts';
import { Watcher } from '../../../../src/capture/live/watcher.ts';
import { fictionalPerson } from '../../../fixtures/fictional-person.ts';
import { eventually } from '../../harness/eventually.ts';
import {
  drawLying,
  passportPage,
  printedCard,
  type FlatDocument,
  type Lying,
} from '../../harness/pictured-documents.ts';
import { colourAt } from '../../harness/pictures.ts';
import { replace, restoreAll } from '../../harness/replace.ts';

const held: Lying = { widthShare: 0.7, rotationDeg: 3 };

describe('what is known of the pictures of a camera', () => {
  let watcher: Watcher;
  let table: CanvasRenderingContext2D;
  let nowMs: number;

  const look = async (
    flat: FlatDocument | null,
    lying = held,
    code: DocumentCode = 'none',
  ): Promise<LiveReport> => {
    drawLying(table, flat, lying);
    const report = await watcher.look({ picture: await createImageBitmap(table.canvas), code });
    if (!report) throw new Error('no report');
    return report;
  };

  beforeEach(() => {
    watcher = new Watcher();
    const canvas = document.createElement('canvas');
    canvas.width = 1280;
    canvas.height = 720;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    table = context;
    // It stands still: a picture comes right after the one before it, and its code is read, however slow the machine is.
    nowMs = performance.now();
    replace(performance, 'now', { value: () => nowMs });
  });

  afterEach(restoreAll);

  it('keeps the picture in which the document was whole, though it is cut off since', async () => {
    const card = printedCard();
    await look(card);
    expect(pictureWorth(await look(card))).to.be.greaterThan(0);
    expect(pictureWorth(await look(card, { ...held, aside: 0.135 }))).to.equal(0);
    const body = (await watcher.take())?.file.body ?? new Blob();
    // Both of the card's ends are there, and the table beside them.
    expect((await colourAt(body, 0.18, 0.5))[2]).to.be.greaterThan(190);
    expect((await colourAt(body, 0.82, 0.5))[2]).to.be.greaterThan(190);
    expect((await colourAt(body, 0.05, 0.5))[2]).to.be.lessThan(120);
  });

  it('keeps the best of several pictures, whichever came first', async () => {
    const card = printedCard();
    const shares = [0.55, 0.68, 0.55, 0.6] as const;
    const worths: number[] = [];
    for (const widthShare of shares) {
      await look(card, { ...held, widthShare });
      worths.push(pictureWorth(await look(card, { ...held, widthShare })));
    }
    // Engines draw print differently: which one is the best is theirs to say.
    const kept = worths.reduce((best, worth, at) => (worth > (worths[best] ?? 0) * worthMore ? at : best), 0);
    const taken = await watcher.take();
    expect(taken?.rectified?.widthPx).to.be.closeTo(1280 * (shares[kept] ?? 0), 12);
  });

  it('closes every picture that it is given', async () => {
    const pictures: ImageBitmap[] = [];
    for (const flat of [printedCard(), null, printedCard()]) {
      drawLying(table, flat, held);
      const picture = await createImageBitmap(table.canvas);
      pictures.push(picture);
      await watcher.look({ picture, code: 'none' });
    }
    expect(pictures.map(({ width }) => width)).to.eql([0, 0, 0]);
  });

  it('never says of one document what was read off another', async () => {
    const other = { ...fictionalPerson, familyName: 'Harker', documentNumber: 'UT2342342' };
    const [first, second] = [await passportPage(), await passportPage(other)];
    const readOff = (flat: FlatDocument): Promise<LiveReport['reading']> =>
      eventually(async () => (await look(flat, held, 'mrz')).reading, 'a reading');
    expect((await readOff(first))?.documentNumber).to.equal(fictionalPerson.documentNumber);
    expect((await look(null, held, 'mrz')).reading?.documentNumber).to.equal(fictionalPerson.documentNumber);
    nowMs += goneMs;
    expect((await look(null, held, 'mrz')).reading).to.equal(null);
    const next = await readOff(second);
    expect(next?.documentNumber).to.equal(other.documentNumber);
    expect(next?.fields.last_name).to.equal('Harker');
  });

  it('forgets at once what was read off a document that another one has pushed aside', async () => {
    const page = await passportPage();
    await eventually(async () => (await look(page, held, 'mrz')).reading, 'a reading');
    expect((await look(printedCard(), { widthShare: 0.55, aside: 0.2 }, 'mrz')).reading).to.equal(null);
  });
});
