/**
 * Finds where a picture looks like bars: neighbourhoods full of edges that all lean the same way. It cannot tell a
 * PDF417 from other bars; what reads the bars decides that.
 */
import type { GrayImage } from '../image/gray-image.ts';
import { alignedResponse, blockTensors, dominantDirection, type BlockTensors } from './block-tensors.ts';

/** A region full of parallel bars. `u` runs across the bars, `v` along them, both in pixels from the picture's origin. */
export interface BarTexture {
  /** Direction across the bars in radians, -π/4 to 3π/4; which of the two ways is up stays open. */
  readonly angle: number;
  /** The same at the lower and at the upper end of `u`: perspective makes bars fan out. */
  readonly angleAtStart: number;
  readonly angleAtEnd: number;
  readonly fromU: number;
  readonly toU: number;
  readonly fromV: number;
  readonly toV: number;
  /** Sum of the aligned edge energy: for comparing regions of one picture only. */
  readonly energy: number;
}

/** Edges weaker than this RMS difference per pixel (of 255) are noise and paper. */
const leastRmsStep = 5;
/** Shares of the strongest neighbourhoods' response from which a block belongs to a region: the symbol without the
 * print below it, then with what a reflection has made faint. */
const [coreShare, wholeShare] = [0.3, 0.16];
/** Regions of fewer blocks cannot hold a readable symbol: 20 by 5 modules codewords. */
const leastBlocks = 24;
/** A core of more than this share of the whole is no other region. */
const mostCoreShare = 0.85;
/** How many regions are worth a look: the symbol, a linear code beside it, small print. */
const mostRegions = 4;
/** The response that counts as strong: what so large a share of the blocks does not reach. */
const strongShare = 0.985;

/** The connected blocks above a threshold that hold the most energy; they are marked as taken. */
const strongestRegion = (
  response: Float32Array,
  columns: number,
  threshold: number,
  isTaken: Uint8Array,
): number[] => {
  const isSeen = Uint8Array.from(isTaken);
  let best: number[] = [];
  let bestEnergy = 0;
  response.forEach((strength, seed) => {
    if (isSeen[seed] === 1 || strength < threshold) return;
    const region = [seed];
    isSeen[seed] = 1;
    let energy = 0;
    // The region grows while it is walked through.
    for (const block of region) {
      energy += response[block] ?? 0;
      const column = block % columns;
      for (const [other, isInside] of [
        [block - 1, column > 0],
        [block + 1, column < columns - 1],
        [block - columns, true],
        [block + columns, true],
      ] as const)
        if (isInside && isSeen[other] === 0 && (response[other] ?? 0) >= threshold) {
          isSeen[other] = 1;
          region.push(other);
        }
    }
    if (energy > bestEnergy) [best, bestEnergy] = [region, energy];
  });
  for (const block of best) isTaken[block] = 1;
  return best;
};

const angleOf = (tensors: BlockTensors, blocks: readonly number[]): number => {
  let even = 0;
  let odd = 0;
  for (const block of blocks) {
    even += tensors.even[block] ?? 0;
    odd += tensors.odd[block] ?? 0;
  }
  const angle = Math.atan2(odd, even) / 2;
  return angle < -Math.PI / 4 ? angle + Math.PI : angle;
};

/** The angle that means the same direction as `angle` and is nearest to `reference`. */
const nearestTo = (reference: number, angle: number): number =>
  angle - Math.PI * Math.round((angle - reference) / Math.PI);

const textureOf = (tensors: BlockTensors, response: Float32Array, blocks: readonly number[]): BarTexture => {
  const { columns, blockPx } = tensors;
  const angle = angleOf(tensors, blocks);
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const places = blocks.map((block) => {
    const x = 1 + ((block % columns) + 0.5) * blockPx;
    const y = 1 + (Math.floor(block / columns) + 0.5) * blockPx;
    return { block, u: x * cosine + y * sine, v: y * cosine - x * sine };
  });
  const us = places.map(({ u }) => u);
  const vs = places.map(({ v }) => v);
  // Half a block further: a block belongs with its whole area. The smoothing has grown the region by about as much.
  const [fromU, toU] = [Math.min(...us), Math.max(...us)];
  const [fromV, toV] = [Math.min(...vs), Math.max(...vs)];
  const third = (toU - fromU) / 3;
  const sideAngle = (isInside: (u: number) => boolean): number =>
    nearestTo(
      angle,
      angleOf(
        tensors,
        places.filter(({ u }) => isInside(u)).map(({ block }) => block),
      ),
    );
  return {
    angle,
    angleAtStart: sideAngle((u) => u <= fromU + third),
    angleAtEnd: sideAngle((u) => u >= toU - third),
    fromU,
    toU,
    fromV,
    toV,
    energy: blocks.reduce((sum, block) => sum + (response[block] ?? 0), 0),
  };
};

/** Regions lean alike within this, in radians, where they are parts of one. */
const alikeAngle = 0.2;
/** Share of the higher one's height in which two parts of one region lie beside each other. */
const leastOverlap = 0.6;

const arePartsOfOne = (a: BarTexture, b: BarTexture): boolean => {
  const overlap = Math.min(a.toV, b.toV) - Math.max(a.fromV, b.fromV);
  return (
    Math.abs(nearestTo(a.angle, b.angle) - a.angle) < alikeAngle &&
    overlap > leastOverlap * Math.max(a.toV - a.fromV, b.toV - b.fromV)
  );
};

/** Two parts as one region: a reflection can cut a symbol in two. */
const joined = (a: BarTexture, b: BarTexture): BarTexture => {
  const [start, end] = a.fromU < b.fromU ? [a, b] : [b, a];
  return {
    angle: a.angle,
    angleAtStart: start.angleAtStart,
    angleAtEnd: end.angleAtEnd,
    fromU: start.fromU,
    toU: Math.max(a.toU, b.toU),
    fromV: Math.min(a.fromV, b.fromV),
    toV: Math.max(a.toV, b.toV),
    energy: a.energy + b.energy,
  };
};

/** The regions of a picture in the order of their strength, each found when it is asked for. */
function* regionsOf(image: GrayImage): Generator<BarTexture, void> {
  const tensors = blockTensors(image);
  const isTaken = new Uint8Array(tensors.even.length);
  for (let found = 0; found < mostRegions; found += 1) {
    const response = alignedResponse(tensors, dominantDirection(tensors, isTaken));
    const sorted = response.filter((_, block) => isTaken[block] === 0).sort();
    const strong = sorted[Math.floor(sorted.length * strongShare)] ?? 0;
    const regionFrom = (share: number, taken: Uint8Array): number[] =>
      strongestRegion(response, tensors.columns, Math.max((2 * leastRmsStep) ** 2, strong * share), taken);
    const core = regionFrom(coreShare, Uint8Array.from(isTaken));
    const whole = regionFrom(wholeShare, isTaken);
    if (whole.length < leastBlocks) return;
    if (core.length >= leastBlocks && core.length < whole.length * mostCoreShare)
      yield textureOf(tensors, response, core);
    yield textureOf(tensors, response, whole);
  }
}

/**
 * The regions of a picture that look like bars, the likeliest first; none where nothing does. Mostly the first is the
 * symbol: the others are looked for only when they are asked for.
 */
export function* barTextures(image: GrayImage): Generator<BarTexture, void> {
  const regions = regionsOf(image);
  const { value: first } = regions.next();
  if (first === undefined) return;
  yield first;
  const others = [...regions];
  const parts = others.filter((other) => arePartsOfOne(first, other));
  if (parts.length > 0) yield parts.reduce(joined, first);
  yield* others;
}
