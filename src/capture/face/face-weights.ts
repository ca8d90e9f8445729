/**
 * The weights of the face detector: BlazeFace (MediaPipe, long range), as @vladmandic/human packs it. The file holds them
 * one after the other in the order of the layers, as halves (IEEE 754 binary16, little-endian), without a header.
 */

/** Every channel over its neighbours, then all channels of a pixel together. */
export interface Layer {
  readonly channels: number;
  readonly outChannels: number;
  readonly stride: 1 | 2;
  /** Three by three for every channel: [row][column][channel]. */
  readonly depthwise: Float32Array;
  /** [to][from] */
  readonly pointwise: Float32Array;
  readonly bias: Float32Array;
}

/** What turns a map into numbers an anchor: all channels of a pixel together. */
export type Head = Pick<Layer, 'channels' | 'outChannels' | 'pointwise' | 'bias'>;

/** The whole detector. */
export interface FaceWeights {
  /** Five by five pixels of three colours, every second pixel: `channels` is 75. */
  readonly stem: Head;
  /** Each adds to what comes in. */
  readonly layers: readonly Layer[];
  /** Shrinks the last map once more, and adds nothing. */
  readonly last: Layer;
  /** Two anchors a pixel of the map before the last. */
  readonly near: { readonly score: Head; readonly box: Head };
  /** Six anchors a pixel of the last map. */
  readonly far: { readonly score: Head; readonly box: Head };
}

/** [channels in, channels out, stride] of every layer. */
const plan: readonly (readonly [number, number, 1 | 2])[] = [
  ...Array.from({ length: 7 }, () => [24, 24, 1] as const),
  [24, 24, 2],
  ...Array.from({ length: 7 }, () => [24, 24, 1] as const),
  [24, 48, 2],
  ...Array.from({ length: 7 }, () => [48, 48, 1] as const),
  [48, 96, 2],
  ...Array.from({ length: 7 }, () => [96, 96, 1] as const),
];

/** Bytes of the file. */
export const weightsBytes = 269_408;

/**
 * The weights in a file.
 * @throws {RangeError} when it has another length: a truncated file, another model, or a page that says "not found"
 */
export const faceWeights = (file: ArrayBuffer): FaceWeights => {
  if (file.byteLength !== weightsBytes) throw new RangeError('not the weights of the face detector');
  const halves = new Uint16Array(file);
  let at = 0;
  const next = (count: number): Float32Array => {
    const values = Float32Array.from(halves.subarray(at, at + count), fromHalf);
    at += count;
    return values;
  };
  const head = (channels: number, outChannels: number): Head => ({
    channels,
    outChannels,
    pointwise: turned(next(channels * outChannels), outChannels),
    bias: next(outChannels),
  });
  const layer = (channels: number, outChannels: number, stride: 1 | 2): Layer => {
    const depthwise = next(9 * channels);
    return { ...head(channels, outChannels), stride, depthwise };
  };
  // The order of the file is the order of these calls.
  const stem = head(75, 24);
  const layers = plan.map(([channels, outChannels, stride]) => layer(channels, outChannels, stride));
  const near = { score: head(96, 2), box: head(96, 32) };
  const last = layer(96, 96, 2);
  const far = { box: head(96, 96), score: head(96, 6) };
  return { stem, layers, last, near, far };
};

/** [from][to] to [to][from]: a sum then runs over neighbours in memory. */
const turned = (weights: Float32Array, outChannels: number): Float32Array => {
  const channels = weights.length / outChannels;
  return weights.map(
    (_, index) => weights[(index % channels) * outChannels + Math.floor(index / channels)] ?? 0,
  );
};

/** The number that a half stands for. */
const fromHalf = (half: number): number => {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};
