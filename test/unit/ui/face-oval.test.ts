/** Where the oval lies in the camera's picture, which is cut off by the view that it fills. */
import { describe, expect, it } from 'vitest';
import { faceOval, ovalIn } from '../../../src/ui/face-oval.ts';

describe('the oval in a picture', () => {
  it('of the same shape is the same drawing, only larger', () => {
    const oval = ovalIn({ widthPx: 800, heightPx: 600 }, { widthPx: 400, heightPx: 300 });
    expect(oval).toEqual({ xPx: 400, yPx: 296, radiusXPx: 168, radiusYPx: 228 });
  });

  it('that is wider than its view keeps its height', () => {
    const oval = ovalIn({ widthPx: 1280, heightPx: 720 }, { widthPx: 400, heightPx: 300 });
    expect(oval.radiusYPx / 720).toBeCloseTo(faceOval.radiusYUnits / faceOval.heightUnits, 5);
    expect(oval.xPx).toBe(640);
  });

  it('in an upright view takes as much of the width as in a lying one', () => {
    const oval = ovalIn({ widthPx: 720, heightPx: 960 }, { widthPx: 360, heightPx: 480 });
    expect(oval.radiusXPx / 720).toBeCloseTo(faceOval.radiusXUnits / faceOval.widthUnits, 5);
  });

  it('is that of the picture while the view has no size', () => {
    const picture = { widthPx: 640, heightPx: 480 };
    expect(ovalIn(picture, { widthPx: 0, heightPx: 0 })).toEqual(ovalIn(picture, picture));
  });
});
