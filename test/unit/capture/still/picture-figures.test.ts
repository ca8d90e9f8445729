import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../src/capture/still/picture-figures.ts';
import { makeScene, type SceneKind } from '../../../fixtures/scenes/make-scene.ts';

const seeds = [910_001, 910_002, 910_003];
const figuresIn = async (kind: SceneKind) =>
  Promise.all(seeds.map(async (seed) => figuresOf((await makeScene(seed, { kind, longestPx: 960 })).image)));

describe('figuresOf', () => {
  it.each(['wood', 'brick', 'gravel', 'cut-off', 'white-on-white'] as const)(
    'sees print where there is a document: %s',
    async (kind) => {
      for (const { hasPrint } of await figuresIn(kind)) expect(hasPrint).toBe(true);
    },
  );

  it('sees none on an even surface, however bright, nor in noise', () => {
    const image = (level: (at: number) => number) => ({
      data: Uint8Array.from({ length: 640 * 480 }, (_, at) => level(at)),
      widthPx: 640,
      heightPx: 480,
    });
    expect(figuresOf(image(() => 240))).toEqual({ hasPrint: false, highlights: 240 });
    expect(figuresOf(image((at) => (at * 7919) % 251)).hasPrint).toBe(false);
  });

  it('tells a dark room from a dark document', async () => {
    for (const { highlights } of await figuresIn('low-light')) expect(highlights).toBeLessThan(100);
    for (const { highlights } of await figuresIn('dark')) expect(highlights).toBeGreaterThan(130);
  });
});
