/**
 * Tells which character a small picture shows: a network of two convolutions whose weights are in glyph-weights.ts.
 * Knows nothing of lines, places or check digits.
 */
import { glyphLayers, glyphShape, weightAlphabet } from './glyph-weights.ts';
import type { PackedLayer } from './glyph-weights.ts';

const kernelSide = 3;
const stride = 2;

/** The characters in the order of the answers. */
export const glyphCharacters: string = glyphShape.characters;

interface Layer {
  readonly weights: Float32Array;
  readonly biases: readonly number[];
  /** Weights of one output. */
  readonly inputs: number;
}

const unpacked = ({ scale, biases, weights }: PackedLayer): Layer => {
  const middle = (weightAlphabet.length - 1) / 2;
  const values = Float32Array.from(
    weights,
    (character) => (weightAlphabet.indexOf(character) - middle) * scale,
  );
  return { biases, weights: values, inputs: values.length / biases.length };
};

/** One 3 x 3 convolution with a stride of 2: its windows are worked out once, beyond the edge there is 0. */
class Convolution {
  readonly #layer: Layer;
  readonly #windows: Int32Array;
  readonly #out: Float32Array;

  constructor(layer: Layer, channels: number, widthPx: number, heightPx: number) {
    this.#layer = layer;
    const places: number[] = [];
    for (let row = 0; row < heightPx; row += stride)
      for (let column = 0; column < widthPx; column += stride)
        for (let channel = 0; channel < channels; channel += 1)
          for (let y = row - 1; y < row - 1 + kernelSide; y += 1)
            for (let x = column - 1; x < column - 1 + kernelSide; x += 1)
              places.push(
                x < 0 || y < 0 || x >= widthPx || y >= heightPx ? -1 : (channel * heightPx + y) * widthPx + x,
              );
    this.#windows = Int32Array.from(places);
    this.#out = new Float32Array((places.length / layer.inputs) * layer.biases.length);
  }

  /** Channel by channel, row by row; the same array at every call. */
  apply(picture: Float32Array): Float32Array {
    const { weights, biases, inputs } = this.#layer;
    const places = this.#windows.length / inputs;
    const window = new Float32Array(inputs);
    for (let place = 0; place < places; place += 1) {
      for (let input = 0; input < inputs; input += 1)
        window[input] = picture[this.#windows[place * inputs + input] ?? -1] ?? 0;
      for (let output = 0, weight = 0; output < biases.length; output += 1) {
        let sum = biases[output] ?? 0;
        for (let input = 0; input < inputs; input += 1, weight += 1)
          sum += (weights[weight] ?? 0) * (window[input] ?? 0);
        this.#out[output * places + place] = sum > 0 ? sum : sum * glyphShape.leak;
      }
    }
    return this.#out;
  }
}

/** The network with its weights unpacked. Make one and keep it: unpacking costs a millisecond. */
export class GlyphNetwork {
  readonly #first: Convolution;
  readonly #second: Convolution;
  readonly #last: Layer;
  readonly #picture = new Float32Array(glyphShape.widthPx * glyphShape.heightPx);

  constructor() {
    const [first, second, last] = glyphLayers;
    const { widthPx, heightPx } = glyphShape;
    const firstLayer = unpacked(first);
    this.#first = new Convolution(firstLayer, 1, widthPx, heightPx);
    this.#second = new Convolution(
      unpacked(second),
      firstLayer.biases.length,
      Math.ceil(widthPx / stride),
      Math.ceil(heightPx / stride),
    );
    this.#last = unpacked(last);
  }

  /**
   * Probabilities (0..1, together 1) of `glyphCharacters`.
   *
   * @param pixels brightness 0..1 row by row, as large as `glyphShape` says
   */
  read(pixels: Float32Array): Float32Array {
    const picture = this.#normalised(pixels);
    const hidden = this.#second.apply(this.#first.apply(picture));
    const { weights, biases, inputs } = this.#last;
    const shares = new Float32Array(biases.length);
    let highest = -Infinity;
    for (let output = 0, weight = 0; output < biases.length; output += 1) {
      let sum = biases[output] ?? 0;
      for (let input = 0; input < inputs; input += 1, weight += 1)
        sum += (weights[weight] ?? 0) * (hidden[input] ?? 0);
      shares[output] = sum;
      highest = Math.max(highest, sum);
    }
    let total = 0;
    for (let output = 0; output < shares.length; output += 1) {
      const share = Math.exp((shares[output] ?? 0) - highest);
      shares[output] = share;
      total += share;
    }
    for (let output = 0; output < shares.length; output += 1) shares[output] = (shares[output] ?? 0) / total;
    return shares;
  }

  #normalised(pixels: Float32Array): Float32Array {
    let mean = 0;
    for (const value of pixels) mean += value;
    mean /= pixels.length;
    let square = 0;
    for (const value of pixels) square += (value - mean) * (value - mean);
    const deviation = Math.sqrt(square / pixels.length) + glyphShape.deviationFloor;
    for (let at = 0; at < pixels.length; at += 1) this.#picture[at] = ((pixels[at] ?? 0) - mean) / deviation;
    return this.#picture;
  }
}
