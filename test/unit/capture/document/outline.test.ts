/** The outline on a slice of the drawn scenes; the figures over many of them are the benchmark's. */
import { describe, expect, it } from 'vitest';
import { viewDocument } from '../../../../src/capture/document/document-view.ts';
import { maxMovement, steadyFrames } from '../../../../src/capture/document/limits.ts';
import { acceptScore, findOutline, type Outline } from '../../../../src/capture/document/outline.ts';
import { movement } from '../../../../src/capture/document/steadiness.ts';
import { makeScene, type SceneKind } from '../../../fixtures/scenes/make-scene.ts';
import { overlap } from '../../../fixtures/scenes/overlap.ts';

const longestPx = 640;
const ordinary: readonly SceneKind[] = [
  ...(['wood', 'planks', 'tilted', 'dark', 'woven', 'small', 'low-light', 'glare'] as const),
  ...(['defocus', 'motion', 'any-angle', 'open-passport'] as const),
];

describe('an outline', () => {
  it.each(ordinary.flatMap((kind) => [[kind, 1] as const, [kind, 2] as const]))(
    'of a document (%s, %s) is found',
    async (kind, seed) => {
      const scene = await makeScene(seed, { kind, longestPx });
      const outline = findOutline(scene.image);
      expect(outline?.score).toBeGreaterThanOrEqual(acceptScore);
      const overlaps = [scene.truth, scene.spread].map((corners) =>
        corners && outline ? overlap(outline.corners, corners) : 0,
      );
      expect(Math.max(...overlaps)).toBeGreaterThan(0.95);
    },
  );

  it.each([1, 2, 3, 4, 5, 6])('of an empty scene (%s) is not accepted', async (seed) => {
    const { image } = await makeScene(seed, { kind: 'empty', longestPx });
    expect(findOutline(image)?.score ?? 0).toBeLessThan(acceptScore);
  });

  it.each([1, 2, 3, 4])('of a card that is cut off (%s) is not accepted', async (seed) => {
    const { image, truth } = await makeScene(seed, { kind: 'cut-off', longestPx });
    expect(truth).toBeNull();
    expect(findOutline(image)?.score ?? 0).toBeLessThan(acceptScore);
  });

  it.each([11, 12])('of a card that is cut off (%s) is not captured from a trembling hand', async (seed) => {
    let before: Outline | null = null;
    let [steady, longest] = [0, 0];
    for (let frame = 0; frame < 8; frame += 1) {
      const { image } = await makeScene(seed, { kind: 'cut-off', longestPx, frame });
      const { outline, isCutOff } = viewDocument(image);
      const isGood = outline !== null && outline.score >= acceptScore && !isCutOff;
      const isSteady = before === null || movement(before, outline, image) <= maxMovement;
      steady = isGood ? (isSteady ? steady + 1 : 1) : 0;
      longest = Math.max(longest, steady);
      before = isGood ? outline : null;
    }
    expect(longest).toBeLessThan(steadyFrames);
  });

  it('is the same for the same picture', async () => {
    const { image } = await makeScene(3, { kind: 'wood', longestPx });
    expect(findOutline(image)).toEqual(findOutline(image));
  });

  it.each([
    [1, 1],
    [3, 200],
    [200, 3],
    [5, 5],
  ])('is none in a picture of %s × %s pixels', (widthPx, heightPx) => {
    const data = Uint8Array.from({ length: widthPx * heightPx }, (_, i) => (i * 97) % 256);
    expect(findOutline({ data, widthPx, heightPx })).toBeNull();
  });
});
