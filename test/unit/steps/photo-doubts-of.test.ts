import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PictureFigures } from '../../../src/capture/still/picture-figures.ts';
import { documentTypes, type DocumentType } from '../../../src/model/document.ts';
import { photoDoubts } from '../../../src/model/photo-doubt.ts';
import { documentDoubts, faceDoubts, readingDoubts } from '../../../src/steps/photo-doubts-of.ts';
import type { PhotoStepId } from '../../../src/steps/photo-guide.ts';
import { faceView, goodFace, goodStill, outlineOf } from '../../fakes/fake-check-eyes.ts';
import { sampleReading } from '../../fakes/sample-reading.ts';

const fileOf = (widthPx: number, heightPx: number) =>
  ({ body: new Blob(['picture']), mimeType: 'image/jpeg', widthPx, heightPx }) as const;
const printed: PictureFigures = { hasPrint: true, highlights: 220 };
const blank: PictureFigures = { hasPrint: false, highlights: 220 };
const noOutline = { outline: null, fill: 0, aspect: 0 };

describe('documentDoubts', () => {
  it.each([
    ['a good photo', {}, printed, []],
    ['a blurred one', { sharpness: 0.15 }, printed, ['blur']],
    ['one without an edge of print left', { sharpness: null }, printed, ['blur']],
    ['one too small in the picture', { fill: 0.1 }, printed, ['small']],
    ['a dark one', { brightness: 50 }, { hasPrint: true, highlights: 80 }, ['dark']],
    ['a dark document in good light', { brightness: 76 }, { hasPrint: true, highlights: 160 }, []],
    ['a reflection', { glare: 0.03 }, printed, ['glare']],
    ['one cut off', { isCutOff: true, fill: 0.6, outline: outlineOf(0.7) }, printed, ['cut_off']],
    [
      'a cut-out with little around it',
      { isCutOff: true, fill: 0.96, outline: outlineOf(0.74) },
      printed,
      [],
    ],
    ['a cut-out with nothing around it', noOutline, printed, []],
    ['a white card on white paper', { outline: outlineOf(0.5) }, printed, []],
    ['the portrait in a cut-out', { fill: 0.14, aspect: 1.28 }, printed, []],
    ['a table', { ...noOutline, sharpness: null }, blank, ['no_document']],
    ['gravel', { ...noOutline, sharpness: 0.9 }, blank, ['no_document']],
    [
      'a dark room',
      { ...noOutline, sharpness: null, brightness: 20 },
      { hasPrint: false, highlights: 30 },
      ['dark'],
    ],
    ['an empty scene that was looked at only once', { ...noOutline, sharpness: null }, null, []],
    ['all at once', { sharpness: 0.1, fill: 0.1, glare: 0.1 }, printed, ['small', 'blur', 'glare']],
  ] as const)('%s', (_name, view, figures, doubts) => {
    expect(documentDoubts({ file: fileOf(1280, 720), report: goodStill(view), figures })).toEqual(doubts);
  });

  it('takes a sharp picture in the proportion of a document for one, whatever is on it', () => {
    const report = goodStill(noOutline);
    const of = (widthPx: number, heightPx: number) =>
      documentDoubts({ file: fileOf(widthPx, heightPx), report, figures: blank });
    expect(of(1011, 638)).toEqual([]);
    expect(of(1240, 1754)).toEqual([]);
    expect(of(1600, 1200)).toEqual(['no_document']);
  });

  it('measures a document by its own pixels: far away in a large picture is near enough', () => {
    const report = goodStill({ fill: 0.12 });
    expect(documentDoubts({ file: fileOf(2560, 1920), report, figures: printed })).toEqual([]);
    expect(documentDoubts({ file: fileOf(1280, 960), report, figures: printed })).toEqual(['small']);
    expect(
      documentDoubts({ file: fileOf(320, 200), report: goodStill(noOutline), figures: printed }),
    ).toEqual(['small']);
  });

  it('doubts nothing that a reading proves to be legible', () => {
    const view = { ...noOutline, sharpness: 0.1, brightness: 20, glare: 0.2 };
    const report = { ...goodStill(view), reading: sampleReading() };
    expect(documentDoubts({ file: fileOf(320, 200), report, figures: blank })).toEqual([]);
  });
});

describe('faceDoubts', () => {
  it.each([
    ['a good one', {}, []],
    ['nobody', { faces: 0, face: null, brightness: 10 }, ['no_face']],
    ['two', { faces: 2 }, ['several_faces']],
    ['over the edge', { face: { ...faceView, xPx: -12 } }, ['cut_off']],
    ['far away', { face: { ...faceView, heightPx: 60 } }, ['small']],
    ['without light', { brightness: 25 }, ['dark']],
    ['dark skin in good light', { brightness: 55 }, []],
    ['moved', { sharpness: 0.05 }, ['blur']],
    ['too small to tell', { sharpness: null }, []],
  ] as const)('%s', (_name, more, doubts) => {
    expect(faceDoubts(goodFace(more))).toEqual(doubts);
  });
});

describe('readingDoubts', () => {
  const today = '2026-11-21';
  it.each([
    ['drivers_license', 'document-back', {}, []],
    ['drivers_license', 'document-front', {}, ['other_document']],
    ['passport', 'document-front', { source: 'mrz', documentType: 'national_id' }, ['other_document']],
    ['national_id', 'document-back', { source: 'mrz', documentType: 'passport' }, ['other_document']],
    ['national_id', 'document-back', { source: 'mrz', documentType: 'residence_permit' }, []],
    ['national_id', 'document-front', { source: 'mrz', documentType: 'national_id' }, []],
    ['passport', 'document-front', { source: 'mrz', documentType: null }, []],
    [null, 'document-back', { documentType: 'passport' }, []],
    ['drivers_license', 'document-back', { expiresOn: '2026-11-20' }, ['expired']],
    ['drivers_license', 'document-back', { expiresOn: '2026-11-21' }, []],
    ['drivers_license', 'document-back', { expiresOn: null }, []],
    ['passport', 'document-front', { expiresOn: '2001-01-01' }, ['other_document', 'expired']],
  ] as const)('%s, %s, %o → %o', (documentType, step, reading, doubts) => {
    expect(readingDoubts(sampleReading(reading), { step, documentType }, today)).toEqual(doubts);
  });

  it('never calls a document another one that is of the kind that was chosen', () => {
    const steps: readonly PhotoStepId[] = ['document-front', 'document-back'];
    fc.assert(
      fc.property(
        fc.constantFrom(...documentTypes),
        fc.constantFrom(...steps),
        (type: DocumentType, step) => {
          const reading = sampleReading({ source: 'mrz', documentType: type });
          expect(readingDoubts(reading, { step, documentType: type }, today)).toEqual([]);
        },
      ),
    );
  });

  it('names only doubts that there are words for', () => {
    for (const doubt of readingDoubts(
      sampleReading({ expiresOn: '1999-01-01' }),
      { step: 'document-front', documentType: 'passport' },
      today,
    ))
      expect(photoDoubts).toContain(doubt);
  });
});
