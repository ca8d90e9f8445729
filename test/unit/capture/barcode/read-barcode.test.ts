/** Reads drawn cards in all directions, and nothing where nothing is. */
import { describe, expect, it } from 'vitest';
import { readBarcode } from '../../../../src/capture/barcode/read-barcode.ts';
import type { GrayImage } from '../../../../src/capture/image/gray-image.ts';
import { cameraFrame, type FrameConditions } from '../../../fixtures/barcode/camera-frame.ts';
import { cardBack } from '../../../fixtures/barcode/card-back.ts';
import { fictionalLicence } from '../../../fixtures/barcode/fictional-licence.ts';
import { drawnSymbol, type SymbolLayout } from '../../../fixtures/barcode/symbol.ts';
import { gaussian, seeded } from '../../../fixtures/seeded.ts';

const seed = 7;
const truth = fictionalLicence(seed);
const patient = { budgetMs: 10_000, now: () => 0 };

/** Smaller than a camera's, so that drawing it takes half the time. */
const small = { modulePx: 2.1, widthPx: 1280, heightPx: 720 };

const frameOf = (conditions: Partial<FrameConditions>, layout: SymbolLayout = {}) =>
  cameraFrame(cardBack(drawnSymbol(truth, layout), seed), { ...small, ...conditions }, seed);

describe('readBarcode', () => {
  it.each([0, 7, 45, 90, -90, 180])('reads a symbol turned by %i degrees', (turnDeg) => {
    const { read, sighting } = readBarcode(frameOf({ turnDeg }).image, patient);
    expect(read?.text).toBe(truth);
    const offDeg = Math.abs((((read?.angleDeg ?? 999) - turnDeg + 540) % 360) - 180);
    expect(offDeg).toBeLessThan(2);
    expect(read?.modulePx).toBeGreaterThan(1.9);
    expect(read?.modulePx).toBeLessThan(2.3);
    expect(sighting?.angleDeg).toBe(read?.angleDeg);
  });

  it.each<[string, Partial<FrameConditions>]>([
    ['tilted to the side', { yawDeg: 18 }],
    ['tilted backwards', { pitchDeg: -18 }],
    ['tilted both ways and turned', { yawDeg: -12, pitchDeg: 12, turnDeg: 10 }],
    ['out of focus', { blurPx: 1.4, modulePx: 2.2 }],
    ['moved', { motionPx: 2 }],
    ['badly lit', { lightFall: 0.5, noise: 9 }],
    ['large', { modulePx: 3.6, widthPx: 1920, heightPx: 1080 }],
  ])('reads a symbol that is %s', (_, conditions) => {
    const frame = frameOf(conditions);
    expect(readBarcode(frame.image, patient).read?.text).toBe(truth);
    expect(readBarcode(frame.image, { ...patient, outline: frame.card }).read?.text).toBe(truth);
  });

  it.each<SymbolLayout>([
    { columns: 9 },
    { columns: 20 },
    { errorLevel: 2 },
    { errorLevel: 5 },
    { rowModules: 4 },
  ])('reads the layout %o', (layout) => {
    expect(readBarcode(frameOf({ modulePx: 1.9 }, layout).image, patient).read?.text).toBe(truth);
  });

  it('says where an unreadable symbol is', () => {
    const frame = frameOf({ blurPx: 0.8, glare: 0.5 });
    const { read, sighting } = readBarcode(frame.image, patient);
    expect(read).toBeNull();
    expect(Math.abs(sighting?.angleDeg ?? 999)).toBeLessThan(5);
    expect(Math.abs((sighting?.region[0].x ?? 999) - frame.symbol[0].x)).toBeLessThan(30);
  });

  it('begins nothing once its time is spent', () => {
    const { image } = frameOf({});
    let asked = 0;
    const now = (): number => {
      asked += 1;
      return asked * 100;
    };
    expect(readBarcode(image, { budgetMs: 50, now })).toEqual({ read: null, sighting: null });
    expect(asked).toBe(2);
  });

  it('stops between two tries', () => {
    const { image } = frameOf({ blurPx: 0.8, glare: 0.5 });
    const countOf = (budgetMs: number): number => {
      let asked = 0;
      const now = (): number => {
        asked += 1;
        return (asked - 1) * 10;
      };
      readBarcode(image, { budgetMs, now });
      return asked;
    };
    expect(countOf(15)).toBe(3);
    expect(countOf(10_000)).toBeGreaterThan(3);
  });

  it.each<[string, (random: () => number, x: number, y: number) => number]>([
    ['noise', (random) => 128 + 40 * gaussian(random)],
    ['waves', (random, x, y) => (Math.sin(x / 1.3 + Math.sin(y / 9)) > 0 ? 220 : 30) + 10 * gaussian(random)],
    ['stripes', (random, x) => (Math.floor(x / 3) % 2 === 0 ? 220 : 30) + 20 * gaussian(random)],
    [
      'rows of bars',
      (random, x, y) => ((x * 7919 + Math.floor(y / 6) * 104_729) % 11 < 5 ? 230 : 25) + random(),
    ],
    ['nothing', () => 255],
  ])('reads nothing from eight pictures of %s', (_, shade) => {
    const [widthPx, heightPx] = [320, 200];
    const texts = Array.from({ length: 8 }, (__, index) => {
      const random = seeded(index + 1);
      const data = new Uint8ClampedArray(widthPx * heightPx);
      for (let i = 0; i < data.length; i += 1) data[i] = shade(random, i % widthPx, Math.floor(i / widthPx));
      return readBarcode({ data, widthPx, heightPx }, patient).read?.text ?? null;
    });
    expect(texts.filter((text) => text !== null)).toEqual([]);
  });

  it.each<GrayImage>([
    { data: new Uint8Array(1), widthPx: 1, heightPx: 1 },
    { data: new Uint8Array(2000), widthPx: 2000, heightPx: 1 },
    { data: new Uint8Array(20 * 20), widthPx: 20, heightPx: 20 },
  ])('reads nothing from a picture of $widthPx by $heightPx', (image) => {
    expect(readBarcode(image, patient)).toEqual({ read: null, sighting: null });
  });
});
