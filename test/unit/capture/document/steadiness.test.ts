/** How far a document moved between two frames. */
import { describe, expect, it } from 'vitest';
import type { Outline } from '../../../../src/capture/document/outline.ts';
import { movement } from '../../../../src/capture/document/steadiness.ts';
import { turnedRectangle } from './drawn-rectangle.ts';

const picture = { widthPx: 400, heightPx: 300 };
const at = (x: number, y: number, angleDeg = 0): Outline => ({
  corners: turnedRectangle({ x, y }, 200, 126, angleDeg),
  score: 0.9,
});

describe('movement', () => {
  it('is none where nothing moves', () => {
    expect(movement(at(200, 150), at(200, 150), picture)).toBe(0);
  });

  it('is the way as a share of the diagonal', () => {
    expect(movement(at(200, 150), at(203, 154), picture)).toBeCloseTo(5 / 500, 6);
  });

  it('is that of the farthest corner', () => {
    const wayPx = 2 * Math.hypot(100, 63) * Math.sin((1 * Math.PI) / 180);
    expect(movement(at(200, 150, 0), at(200, 150, 2), picture)).toBeCloseTo(wayPx / 500, 4);
  });

  it('does not depend on which corner is called the first', () => {
    const one = at(200, 150, 44);
    const [p, q, r, s] = one.corners;
    expect(movement(one, { ...one, corners: [q, r, s, p] }, picture)).toBe(0);
  });

  it('is complete where a document comes, goes or is missing', () => {
    expect(movement(null, at(200, 150), picture)).toBe(1);
    expect(movement(at(200, 150), null, picture)).toBe(1);
    expect(movement(null, null, picture)).toBe(1);
  });

  it('is never more than complete', () => {
    expect(movement(at(-900, 150), at(900, 150), picture)).toBe(1);
  });
});
