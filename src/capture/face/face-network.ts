/** The face detector's way from pixels to numbers. What the numbers mean is said in face-boxes.ts. */
import { addLargest, addSame, depthwiseRow, pointwise, rectify } from './convolution.ts';
import type { FaceWeights, Head, Layer } from './face-weights.ts';

/**
 * Edges of the pictures that can be looked at, in pixels. Half the edge takes a quarter of the time and misses small faces;
 * one that fills its picture is found at any.
 */
export type NetworkSide = 128 | 192 | 256;

/** Numbers for every anchor of one map: a score, and sixteen that say where. */
export interface AnchorMap {
  /** Pixels of the picture that a pixel of the map stands for. */
  readonly stride: number;
  readonly anchorsAPixel: number;
  readonly scores: Float32Array;
  readonly boxes: Float32Array;
}

/** Runs the detector. It keeps its memory for the next picture: one at a time. */
export class FaceNetwork {
  readonly #weights: FaceWeights;
  #here = new Float32Array(0);
  #next = new Float32Array(0);
  #row = new Float32Array(0);

  constructor(weights: FaceWeights) {
    this.#weights = weights;
  }

  /** `rgba` is a square picture, its colours 0..255; the alpha is not looked at. */
  run(rgba: Uint8ClampedArray | Uint8Array, side: NetworkSide): readonly AnchorMap[] {
    const { stem, layers, near, last, far } = this.#weights;
    this.#reserve(side);
    let mapSide = this.#stem(stem, rgba, side);
    for (const layer of layers) mapSide = this.#layer(layer, mapSide, true);
    const maps = [this.#anchors(near, mapSide, side)];
    mapSide = this.#layer(last, mapSide, false);
    return [...maps, this.#anchors(far, mapSide, side)];
  }

  #reserve(side: number): void {
    const largest = (side / 2) ** 2 * 24;
    if (this.#here.length >= largest) return;
    this.#here = new Float32Array(largest);
    this.#next = new Float32Array(largest);
    this.#row = new Float32Array((side / 2) * 75);
  }

  #stem(
    { channels, pointwise: weights, bias }: Head,
    rgba: Uint8ClampedArray | Uint8Array,
    side: number,
  ): number {
    const mapSide = side / 2;
    for (let y = 0; y < mapSide; y += 1) {
      // TensorFlow pads one pixel before and two behind.
      for (let x = 0, to = 0; x < mapSide; x += 1) {
        for (let dy = -1; dy < 4; dy += 1) {
          for (let dx = -1; dx < 4; dx += 1, to += 3) {
            const [fromY, fromX] = [y * 2 + dy, x * 2 + dx];
            const isInside = fromY >= 0 && fromX >= 0 && fromY < side && fromX < side;
            const from = (fromY * side + fromX) * 4;
            for (let k = 0; k < 3; k += 1)
              this.#row[to + k] = isInside ? (rgba[from + k] ?? 0) / 127.5 - 1 : 0;
          }
        }
      }
      pointwise(this.#row, mapSide, channels, weights, bias, this.#here, y * mapSide * bias.length);
    }
    rectify(this.#here, mapSide * mapSide * bias.length);
    return mapSide;
  }

  #layer(layer: Layer, side: number, adds: boolean): number {
    const { channels, outChannels, stride } = layer;
    const outSide = side / stride;
    const count = outSide * outChannels;
    for (let y = 0; y < outSide; y += 1) {
      depthwiseRow(this.#here, side, channels, layer.depthwise, stride, y, this.#row);
      pointwise(this.#row, outSide, channels, layer.pointwise, layer.bias, this.#next, y * count);
      if (!adds) continue;
      if (stride === 1) addSame(this.#next, y * count, count, this.#here);
      else addLargest(this.#next, y, outChannels, this.#here, side, channels);
    }
    if (!adds) rectify(this.#next, outSide * count);
    [this.#here, this.#next] = [this.#next, this.#here];
    return outSide;
  }

  #anchors({ score, box }: FaceWeights['near'], mapSide: number, side: number): AnchorMap {
    const head = ({ channels, outChannels, pointwise: weights, bias }: Head): Float32Array => {
      const out = new Float32Array(mapSide * mapSide * outChannels);
      pointwise(this.#here, mapSide * mapSide, channels, weights, bias, out, 0);
      return out;
    };
    return {
      stride: side / mapSide,
      anchorsAPixel: score.outChannels,
      scores: head(score),
      boxes: head(box),
    };
  }
}
