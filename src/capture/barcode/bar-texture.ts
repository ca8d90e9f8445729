/**
 * Finds where a picture looks like bars: neighbourhoods full of edges that all lean the same way. It cannot tell a
 * PDF417 from other bars; what reads the bars decides that.
 */
import type { GrayImage } from '../image/gray-image.ts';

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

/** Blocks along the longer edge: 16 px at 1080p, about eight modules. */
const blocksAlong = 120;
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
const mostRegions = 6;
const directionBins = 36;

interface Tensors {
  readonly columns: number;
  readonly rows: number;
  readonly blockPx: number;
  /** Per block: mean gx² - gy² and mean 2·gx·gy. Their length is how one-sided, their direction twice the angle. */
  readonly even: Float32Array;
  readonly odd: Float32Array;
}

const blockTensors = ({ data, widthPx, heightPx }: GrayImage): Tensors => {
  const blockPx = Math.max(8, Math.round(Math.max(widthPx, heightPx) / blocksAlong));
  const columns = Math.max(0, Math.floor((widthPx - 2) / blockPx));
  const rows = Math.max(0, Math.floor((heightPx - 2) / blockPx));
  const even = new Float32Array(columns * rows);
  const odd = new Float32Array(columns * rows);
  // Two rows of three and two columns of three: enough edges a block, a quarter of the work.
  const stride = 2;
  const samples = Math.ceil(blockPx / stride) ** 2;
  for (let row = 0; row < rows; row += 1)
    for (let y = 0; y < blockPx; y += stride) {
      const line = (1 + row * blockPx + y) * widthPx + 1;
      for (let column = 0; column < columns; column += 1) {
        let sumEven = 0;
        let sumOdd = 0;
        const start = line + column * blockPx;
        for (let i = start, end = start + blockPx; i < end; i += stride) {
          const gx = (data[i + 1] ?? 0) - (data[i - 1] ?? 0);
          const gy = (data[i + widthPx] ?? 0) - (data[i - widthPx] ?? 0);
          sumEven += gx * gx - gy * gy;
          sumOdd += 2 * gx * gy;
        }
        const block = row * columns + column;
        even[block] = (even[block] ?? 0) + sumEven / samples;
        odd[block] = (odd[block] ?? 0) + sumOdd / samples;
      }
    }
  return { columns, rows, blockPx, even, odd };
};

/** The direction that most of the edge energy has, in radians of the doubled angle. */
const dominantDirection = ({ even, odd }: Tensors, isTaken: Uint8Array): number => {
  const bins = new Float64Array(directionBins);
  for (let block = 0; block < even.length; block += 1) {
    if (isTaken[block] === 1) continue;
    const [e, o] = [even[block] ?? 0, odd[block] ?? 0];
    const bin = Math.floor(((Math.atan2(o, e) / (2 * Math.PI) + 1) % 1) * directionBins) % directionBins;
    bins[bin] = (bins[bin] ?? 0) + Math.hypot(e, o);
  }
  let best = 0;
  let bestSum = -1;
  for (let bin = 0; bin < directionBins; bin += 1) {
    let sum = 0;
    for (let k = -1; k <= 1; k += 1) sum += bins[(bin + k + directionBins) % directionBins] ?? 0;
    if (sum > bestSum) [best, bestSum] = [bin, sum];
  }
  return ((best + 0.5) / directionBins) * 2 * Math.PI;
};

/** How strongly each block's bars have a direction, smoothed over its neighbours. */
const alignedResponse = ({ columns, rows, even, odd }: Tensors, doubled: number): Float32Array => {
  const [cosine, sine] = [Math.cos(doubled), Math.sin(doubled)];
  const aligned = even.map((e, block) => Math.max(0, e * cosine + (odd[block] ?? 0) * sine));
  const smooth = new Float32Array(aligned.length);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      let sum = 0;
      let count = 0;
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y += 1)
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x += 1) {
          sum += aligned[y * columns + x] ?? 0;
          count += 1;
        }
      smooth[row * columns + column] = sum / count;
    }
  return smooth;
};

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

const angleOf = (tensors: Tensors, blocks: readonly number[]): number => {
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

const textureOf = (tensors: Tensors, response: Float32Array, blocks: readonly number[]): BarTexture => {
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

/** The regions of a picture that look like bars, the likeliest first; none where nothing does. */
export const barTextures = (image: GrayImage): readonly BarTexture[] => {
  const tensors = blockTensors(image);
  const isTaken = new Uint8Array(tensors.even.length);
  const textures: BarTexture[] = [];
  while (textures.length < mostRegions) {
    const response = alignedResponse(tensors, dominantDirection(tensors, isTaken));
    const sorted = Float32Array.from(response.filter((_, block) => isTaken[block] === 0)).sort();
    const strong = sorted[Math.floor(sorted.length * 0.985)] ?? 0;
    const regionFrom = (share: number, taken: Uint8Array): number[] =>
      strongestRegion(response, tensors.columns, Math.max((2 * leastRmsStep) ** 2, strong * share), taken);
    const core = regionFrom(coreShare, Uint8Array.from(isTaken));
    const whole = regionFrom(wholeShare, isTaken);
    if (whole.length < leastBlocks) break;
    if (core.length >= leastBlocks && core.length < whole.length * mostCoreShare)
      textures.push(textureOf(tensors, response, core));
    textures.push(textureOf(tensors, response, whole));
  }
  const [first, ...others] = textures;
  if (first === undefined) return [];
  const parts = others.filter((other) => arePartsOfOne(first, other));
  return parts.length > 0 ? [first, parts.reduce(joined, first), ...others] : textures;
};
