/** The figures of a frame, on rectangles whose figures can be worked out by hand. */
import { describe, expect, it } from 'vitest';
import { viewDocument } from '../../../../src/capture/document/document-view.ts';
import { minBrightness, minSharpness } from '../../../../src/capture/document/limits.ts';
import { acceptScore } from '../../../../src/capture/document/limits.ts';
import type { GrayImage, Quad } from '../../../../src/capture/image/gray-image.ts';
import { defocus } from '../../../fixtures/scenes/camera-flaws.ts';
import { drawRectangle, turnedRectangle } from './drawn-rectangle.ts';

const middle = { x: 160, y: 90 };
const card = (widthPx: number, angleDeg: number): Quad =>
  turnedRectangle(middle, widthPx, widthPx / 1.586, angleDeg);

/** Upright and level bars, four pixels wide, on the paper of a card in the middle of the picture. */
const printed = (image: GrayImage): GrayImage => {
  const data = image.data.map((light, i) => {
    const x = i % image.widthPx;
    const y = Math.floor(i / image.widthPx);
    if (light < 150 || x < 80 || x >= 240 || y < 60 || y >= 120) return light;
    return (x < 160 ? x : y) % 8 < 4 ? 30 : light;
  });
  return { ...image, data };
};

const blurred = ({ data, widthPx, heightPx }: GrayImage, sigmaPx: number): GrayImage => {
  const canvas = { light: Float32Array.from(data), widthPx, heightPx };
  defocus(canvas, sigmaPx);
  return { data: Uint8Array.from(canvas.light), widthPx, heightPx };
};

describe('a card in a frame', () => {
  it.each([-40, -12, 0, 3, 12, 25, 44])('is turned by %s degrees', (angleDeg) => {
    const view = viewDocument(drawRectangle({ corners: card(140, angleDeg) }));
    expect(view.outline?.score).toBeGreaterThanOrEqual(acceptScore);
    expect(view.rotationDeg).toBeCloseTo(angleDeg, 0);
    expect(view.aspect).toBeCloseTo(1.586, 1);
    expect(view.tiltDeg).toBeLessThan(1);
    expect(view.isCutOff).toBe(false);
  });

  it('stands upright in an upright picture', () => {
    const corners = turnedRectangle({ x: 90, y: 160 }, 150, 150 * 1.586, 4);
    const view = viewDocument(drawRectangle({ corners, widthPx: 180, heightPx: 320 }));
    expect(view.aspect).toBeCloseTo(1.586, 1);
    expect(view.rotationDeg).toBeCloseTo(4, 0);
    expect(view.outline?.score).toBeGreaterThanOrEqual(acceptScore);
  });

  it('fills its share of the picture', () => {
    const view = viewDocument(drawRectangle({ corners: card(200, 0) }));
    expect(Math.abs(view.fill - (200 * 200) / 1.586 / (320 * 180))).toBeLessThan(0.01);
  });

  it('has its corners within a pixel, from the top left clockwise', () => {
    const corners = card(200, 10);
    const { outline } = viewDocument(drawRectangle({ corners }));
    for (const [index, corner] of corners.entries()) {
      expect(Math.abs((outline?.corners[index]?.x ?? 0) - corner.x)).toBeLessThan(1);
      expect(Math.abs((outline?.corners[index]?.y ?? 0) - corner.y)).toBeLessThan(1);
    }
  });

  it('has its corners in pixels of a larger picture', () => {
    const corners = turnedRectangle({ x: 640, y: 360 }, 800, 504, 5);
    const { outline } = viewDocument(drawRectangle({ corners, widthPx: 1280, heightPx: 720 }));
    expect(Math.abs((outline?.corners[2].x ?? 0) - corners[2].x)).toBeLessThan(3);
    expect(Math.abs((outline?.corners[2].y ?? 0) - corners[2].y)).toBeLessThan(3);
  });

  it('is tilted as far as its worst corner', () => {
    // The upper side is shorter by 20 pixels at each end: corners of 90° ± atan(20 / 120).
    const corners: Quad = [
      { x: 80, y: 30 },
      { x: 240, y: 30 },
      { x: 260, y: 150 },
      { x: 60, y: 150 },
    ];
    expect(viewDocument(drawRectangle({ corners })).tiltDeg).toBeCloseTo(9.46, 0);
  });

  it('is the proportion of a passport page', () => {
    const corners = turnedRectangle(middle, 220, 220 / 1.42, 0);
    expect(viewDocument(drawRectangle({ corners })).aspect).toBeCloseTo(1.42, 1);
  });

  it('may be darker than the table', () => {
    const view = viewDocument(drawRectangle({ corners: card(200, -6), ground: 210, paper: 50 }));
    expect(view.outline?.score).toBeGreaterThanOrEqual(acceptScore);
    expect(view.brightness).toBeLessThan(minBrightness);
  });
});

describe('a card at the edge', () => {
  it.each([
    ['left', { x: 60, y: 90 }],
    ['right', { x: 262, y: 90 }],
    ['top', { x: 160, y: 40 }],
    ['bottom', { x: 160, y: 142 }],
  ])('of the %s is never accepted as a whole', (_side, centre) => {
    const view = viewDocument(drawRectangle({ corners: turnedRectangle(centre, 180, 113.5, 4) }));
    expect(view.outline === null || view.outline.score < acceptScore).toBe(true);
  });

  it('is cut off where it only just touches it', () => {
    const view = viewDocument(drawRectangle({ corners: turnedRectangle({ x: 160, y: 90 }, 276, 174, 3) }));
    expect(view.isCutOff).toBe(true);
    expect(view.outline?.score).toBeLessThan(acceptScore);
  });
});

describe('the picture of a card', () => {
  const sharp = printed(drawRectangle({ corners: card(220, 0) }));

  it('is less sharp the more it is blurred', () => {
    const ladder = [0, 1, 2.5].map((sigmaPx) => viewDocument(blurred(sharp, sigmaPx)).sharpness ?? 0);
    expect(ladder[0]).toBeGreaterThan(minSharpness);
    expect(ladder[1]).toBeLessThan(ladder[0] ?? 0);
    expect(ladder[2]).toBeLessThan(minSharpness);
  });

  it('is judged by the picture with more pixels', () => {
    const view = viewDocument(blurred(sharp, 2.5), sharp);
    expect(view.sharpness).toBeCloseTo(viewDocument(sharp).sharpness ?? 0, 2);
  });

  it('tells nothing of sharpness where nothing is printed', () => {
    const corners: Quad = [
      { x: -9, y: -9 },
      { x: 400, y: -9 },
      { x: 400, y: 400 },
      { x: -9, y: 400 },
    ];
    const view = viewDocument(drawRectangle({ corners }));
    expect(view.sharpness).toBeNull();
    expect(view.outline).toBeNull();
    expect([view.fill, view.tiltDeg, view.aspect, view.isCutOff]).toEqual([0, 0, 0, false]);
    expect(view.brightness).toBe(200);
  });

  it('is as bright as the card, whatever the table', () => {
    const bright = viewDocument(drawRectangle({ corners: card(220, 0), ground: 20, paper: 150 })).brightness;
    expect(bright).toBeGreaterThan(146);
    expect(bright).toBeLessThan(151);
    const dark = viewDocument(drawRectangle({ corners: card(220, 0), ground: 20, paper: 70 })).brightness;
    expect(dark).toBeLessThan(minBrightness);
  });

  it('glares in as many blocks as are blown out', () => {
    const plain = drawRectangle({ corners: card(220, 0) });
    expect(viewDocument(plain).glare).toBe(0);
    const data = plain.data.map((light, i) => {
      const x = i % 320;
      const y = Math.floor(i / 320);
      return x >= 100 && x < 155 && y >= 60 && y < 95 ? 255 : light;
    });
    // 55 × 35 pixels of a card of 220 × 138.7 are 6.3 %, less the blocks that are blown out in part.
    const { glare } = viewDocument({ ...plain, data });
    expect(glare).toBeGreaterThan(0.045);
    expect(glare).toBeLessThan(0.07);
  });
});
