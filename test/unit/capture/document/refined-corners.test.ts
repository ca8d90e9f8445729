/** Corners from a small picture, moved to a large one's; and the size of what is cut out. */
import { describe, expect, it } from 'vitest';
import { flatSize } from '../../../../src/capture/document/cut-out.ts';
import { refinedCorners } from '../../../../src/capture/document/refined-corners.ts';
import type { GrayImage, Quad } from '../../../../src/capture/image/gray-image.ts';
import { gaussian, seeded } from '../../../fixtures/seeded.ts';
import { drawRectangle, turnedRectangle } from './drawn-rectangle.ts';

const middle = { x: 640, y: 360 };
const size = { widthPx: 1280, heightPx: 720 };

const noisy = (image: GrayImage, levels: number): GrayImage => {
  const random = seeded(3);
  return { ...image, data: Uint8Array.from(image.data, (light) => light + levels * gaussian(random)) };
};

const wrongBy = (one: Quad, other: Quad): number =>
  Math.max(...one.map(({ x, y }, at) => Math.hypot(x - (other[at]?.x ?? 0), y - (other[at]?.y ?? 0))));

const pushed = ([p, q, r, s]: Quad): Quad => [
  { x: p.x + 4, y: p.y - 3 },
  { x: q.x - 3, y: q.y + 4 },
  { x: r.x + 3, y: r.y + 3 },
  { x: s.x - 4, y: s.y - 2 },
];

describe('corners', () => {
  it.each([0, 3, -11, 30])('of a card turned by %i degrees are found to half a pixel', (angleDeg) => {
    const corners = turnedRectangle(middle, 800, 800 / 1.586, angleDeg);
    const image = noisy(drawRectangle({ corners, ...size }), 4);
    expect(wrongBy(pushed(corners), corners)).toBeGreaterThan(4);
    expect(wrongBy(refinedCorners(image, pushed(corners), 6), corners)).toBeLessThan(0.5);
  });

  it('of a dark card on a bright table are found as well', () => {
    const corners = turnedRectangle(middle, 800, 800 / 1.42, 5);
    const image = drawRectangle({ corners, ...size, ground: 210, paper: 70 });
    expect(wrongBy(refinedCorners(image, pushed(corners), 6), corners)).toBeLessThan(0.5);
  });

  it('stay where they are in a picture without sides', () => {
    const corners = turnedRectangle(middle, 800, 800 / 1.586, 5);
    const even = drawRectangle({ corners, ...size, ground: 120, paper: 120 });
    expect(wrongBy(refinedCorners(noisy(even, 2), corners, 6), corners)).toBeLessThan(0.001);
  });

  it('are found where a thumb covers a part of a side', () => {
    const corners = turnedRectangle(middle, 800, 800 / 1.586, 0);
    const image = drawRectangle({ corners, ...size });
    const data = Uint8Array.from(image.data);
    for (let y = 590; y < 720; y += 1) data.fill(140, y * 1280 + 500, y * 1280 + 640);
    expect(wrongBy(refinedCorners({ ...image, data }, pushed(corners), 6), corners)).toBeLessThan(0.7);
  });
});

describe('the size of what is cut out', () => {
  it.each<[string, Quad, number, number]>([
    ['a card', turnedRectangle(middle, 1000, 1000 / 1.57, 4), 1000, 631],
    ['a card that stands', turnedRectangle(middle, 600, 600 * 1.6, 0), 605, 960],
    ['a passport’s page', turnedRectangle(middle, 900, 900 / 1.44, 0), 900, 634],
    ['a large card', turnedRectangle(middle, 2400, 2400 / 1.586, 0), 1600, 1009],
  ])('is that of %s', (_, corners, widthPx, heightPx) => {
    expect(flatSize(corners)).toEqual({ widthPx, heightPx });
  });
});
