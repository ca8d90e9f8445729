import { expect } from '@open-wc/testing';
import type { CaptureFile } from '../../../src/model/capture.ts';
import { checkPhoto, deviceEyes } from '../../../src/steps/photo-check.ts';
import type { CheckOptions, TakenPhoto } from '../../../src/steps/photo-guide.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { pdfFile } from '../harness/pictures.ts';

const size = { widthPx: 1280, heightPx: 720 } as const;

/** A card with lines of print on a table, or the table alone. */
const photoOf = async (scene: 'card' | 'table', quality = 0.92): Promise<CaptureFile> => {
  const { widthPx, heightPx } = size;
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#8d7c68';
  context.fillRect(0, 0, widthPx, heightPx);
  if (scene === 'card') {
    context.fillStyle = '#e4e9f0';
    context.fillRect(220, 95, 840, 530);
    context.fillStyle = '#1c2430';
    context.font = '34px sans-serif';
    for (let line = 0; line < 8; line += 1)
      context.fillText('SPECIMEN MORROW 1990-04-12', 470, 160 + line * 58);
    context.fillStyle = '#8895a8';
    context.fillRect(260, 150, 170, 230);
  }
  const body = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return { body, mimeType: 'image/jpeg', ...size };
};

const check = (
  photo: TakenPhoto,
  options: Partial<CheckOptions> = {},
  signal = new AbortController().signal,
  eyes = deviceEyes,
) =>
  checkPhoto(
    photo,
    {
      // Stands still: a slow machine is waited for.
      clock: new FakeClock(),
      language: () => 'en',
      step: 'document-front',
      documentType: 'national_id',
      assetBase: null,
      others: [],
      refused: [],
      ...options,
    },
    signal,
    eyes,
  );

/** Looks at the picture without searching it for a code, which takes as long as it may. */
const quickEyes = {
  ...deviceEyes,
  lookAtStill: (file: CaptureFile, _code: unknown, signal: AbortSignal) =>
    deviceEyes.lookAtStill(file, 'none', signal),
};

describe('checkPhoto with the device’s own eyes', () => {
  it('says nothing against a card, and cuts it out', async () => {
    const { photo, doubts } = await check(
      { file: await photoOf('card'), source: 'camera' },
      {},
      undefined,
      quickEyes,
    );
    expect(doubts).to.eql([]);
    expect(photo.rectified?.mimeType).to.equal('image/jpeg');
  });

  it('misses the document on an empty table', async () => {
    const { doubts } = await check(
      { file: await photoOf('table'), source: 'camera' },
      {},
      undefined,
      quickEyes,
    );
    expect(doubts).to.eql(['no_document']);
  });

  it('knows a picture again that was encoded anew, and never the other side', async () => {
    const [front, copy, table] = await Promise.all([photoOf('card'), photoOf('card', 0.5), photoOf('table')]);
    const again = await check(
      { file: copy, source: 'file' },
      { others: [table, front] },
      undefined,
      quickEyes,
    );
    expect(again.doubts).to.include('same_picture');
    const other = await check({ file: copy, source: 'file' }, { others: [table] }, undefined, quickEyes);
    expect(other.doubts).to.eql([]);
  });

  it('does not look at a PDF', async () => {
    const file = { body: pdfFile(), mimeType: 'application/pdf', widthPx: null, heightPx: null } as const;
    expect(await check({ file, source: 'file' })).to.eql({ photo: { file, source: 'file' }, doubts: [] });
  });

  it('has no doubt about what is no picture at all', async () => {
    const file = { body: new Blob(['nothing']), mimeType: 'image/jpeg', ...size } as const;
    expect((await check({ file, source: 'camera' })).doubts).to.eql([]);
    expect((await check({ file, source: 'camera' }, { step: 'selfie' })).doubts).to.eql([]);
  });

  it('ends silently for nobody: whoever left hears only that', async () => {
    const end = new AbortController();
    const checked = check({ file: await photoOf('card'), source: 'file' }, {}, end.signal);
    end.abort();
    const reason: unknown = await checked.catch((error: unknown) => error);
    expect((reason as DOMException).name).to.equal('AbortError');
  });
});
