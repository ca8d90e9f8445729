import { describe, expect, it } from 'vitest';
import type { GrayImage } from '../../../src/capture/image/gray-image.ts';
import type { CaptureFile } from '../../../src/model/capture.ts';
import { checkPhoto, eyeTakesAtMostMs } from '../../../src/steps/photo-check.ts';
import type { CheckOptions, TakenPhoto } from '../../../src/steps/photo-guide.ts';
import { FakeCheckEyes, goodFace, goodStill } from '../../fakes/fake-check-eyes.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { sampleReading } from '../../fakes/sample-reading.ts';

const picture = (text: string): CaptureFile => ({
  body: new Blob([text], { type: 'image/jpeg' }),
  mimeType: 'image/jpeg',
  widthPx: 1280,
  heightPx: 960,
});
const pdf: CaptureFile = {
  body: new Blob(['%PDF-1.4'], { type: 'application/pdf' }),
  mimeType: 'application/pdf',
  widthPx: null,
  heightPx: null,
};
const stripes = (offset: number): GrayImage => ({
  data: Uint8Array.from({ length: 128 * 96 }, (_, at) => (Math.floor((at % 128) / 8) % 2) * 120 + offset),
  widthPx: 128,
  heightPx: 96,
});

const begin = (photo: Partial<TakenPhoto> = {}, options: Partial<CheckOptions> = {}) => {
  const clock = new FakeClock();
  const eyes = new FakeCheckEyes();
  const end = new AbortController();
  const taken: TakenPhoto = { file: picture('new'), source: 'file', ...photo };
  const check = () =>
    checkPhoto(
      taken,
      {
        clock,
        language: () => 'en',
        step: 'document-back',
        documentType: 'drivers_license',
        assetBase: null,
        others: [],
        refused: [],
        ...options,
      },
      end.signal,
      eyes,
    );
  return { clock, eyes, end, taken, check };
};

describe('checkPhoto', () => {
  it('says nothing against a good photo, and adds what was read off it', async () => {
    const { eyes, check, taken } = begin();
    const reading = sampleReading();
    const rectified = picture('straightened');
    eyes.still = { ...goodStill(), reading, rectified };
    expect(await check()).toEqual({ photo: { ...taken, reading, rectified }, doubts: [] });
  });

  it('keeps what the live picture gave', async () => {
    const reading = sampleReading({ documentNumber: 'LIVE' });
    const { eyes, check } = begin({ reading });
    eyes.still = { ...goodStill(), reading: sampleReading({ documentNumber: 'STILL' }) };
    expect((await check()).photo.reading).toEqual(reading);
  });

  it('lists doubts with the gravest first', async () => {
    const { eyes, check } = begin(
      { reading: sampleReading({ expiresOn: '2020-01-01' }) },
      { others: [picture('new')] },
    );
    eyes.still = goodStill();
    expect((await check()).doubts).toEqual(['same_picture', 'expired']);
  });

  it.each([
    ['drivers_license', 'barcode'],
    ['passport', 'mrz'],
    ['national_id', 'mrz'],
    [null, 'mrz'],
  ] as const)('looks once, for the code of a %s on either side', async (documentType, code) => {
    const { eyes, check } = begin({}, { documentType, step: 'document-front' });
    await check();
    expect(eyes.codes).toEqual([code]);
  });

  it.each(['fails', null] as const)('has no doubt where the eye sees nothing (%s)', async (still) => {
    const { eyes, check, taken } = begin();
    eyes.still = still;
    const { photo, doubts } = await check();
    expect(doubts).toEqual([]);
    expect(photo.file).toBe(taken.file);
  });

  it.each([['document-back'], ['selfie']] as const)('does not wait long for an eye (%s)', async (step) => {
    const { clock, eyes, check } = begin({}, { step });
    eyes.still = 'never';
    eyes.face = 'never';
    const checked = check();
    await clock.advance(eyeTakesAtMostMs - 1);
    expect(eyes.signals[0]?.aborted).toBe(false);
    await clock.advance(1);
    expect((await checked).doubts).toEqual([]);
    expect(eyes.signals[0]?.aborted).toBe(true);
    expect(clock.liveTimers).toBe(0);
  });

  it('goes by what it has seen when the search for a code takes too long', async () => {
    const { clock, eyes, check } = begin();
    eyes.still = goodStill({ sharpness: 0.1 });
    eyes.coded = 'never';
    const checked = check();
    await clock.advance(eyeTakesAtMostMs);
    expect((await checked).doubts).toEqual(['blur']);
    expect(clock.liveTimers).toBe(0);
  });

  it('leaves no timer behind when the eye is quick', async () => {
    const { clock, check } = begin();
    await check();
    expect(clock.liveTimers).toBe(0);
  });

  it('ends at once, and the eye with it, when nobody wants to know any more', async () => {
    const { clock, eyes, end, check } = begin();
    eyes.still = 'never';
    const checked = check();
    await clock.advance(10);
    end.abort(new DOMException('left', 'AbortError'));
    await expect(checked).rejects.toThrow('left');
    expect(eyes.signals[0]?.aborted).toBe(true);
    expect(clock.liveTimers).toBe(0);
  });

  it('looks at a selfie with the other eye', async () => {
    const { eyes, check } = begin({ source: 'camera' }, { step: 'selfie' });
    eyes.face = goodFace({ faces: 2 });
    expect((await check()).doubts).toEqual(['several_faces']);
    expect(eyes.codes).toEqual([]);
  });

  it('does not look at a PDF, and knows the same one again', async () => {
    const { eyes, check } = begin({ file: pdf }, { others: [picture('new')] });
    expect((await check()).doubts).toEqual([]);
    expect(eyes.signals).toEqual([]);
    const again = begin({ file: pdf }, { others: [{ ...pdf, body: new Blob(['%PDF-1.4']) }] });
    expect((await again.check()).doubts).toEqual(['same_picture']);
  });

  it('knows the picture that was refused', async () => {
    const { check } = begin({ source: 'camera' }, { refused: [picture('other'), picture('new')] });
    expect((await check()).doubts).toEqual(['refused_before']);
  });

  it('knows a copy that was encoded anew, among files that were chosen', async () => {
    const [original, copy] = [picture('original'), picture('a copy of it')];
    const { eyes, check } = begin({ file: copy }, { others: [original] });
    eyes.pixels.set(original, stripes(60)).set(copy, stripes(61));
    expect((await check()).doubts).toEqual(['same_picture']);
    eyes.pixels.set(copy, stripes(64));
    const other = begin({ file: copy }, { others: [original] });
    other.eyes.pixels = eyes.pixels;
    expect((await other.check()).doubts).toEqual([]);
  });

  it('takes no photo of the camera for a copy, however still it was held', async () => {
    const [before, now] = [picture('before'), picture('now, a little later')];
    const { eyes, check } = begin({ file: now, source: 'camera' }, { refused: [before] });
    eyes.pixels.set(before, stripes(60)).set(now, stripes(60));
    expect((await check()).doubts).toEqual([]);
  });
});
