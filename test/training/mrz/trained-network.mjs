/**
 * The network while it learns: two convolutions of 3 x 3 that halve the picture, then one output a character.
 * Plain arrays and one sample at a time, so that equal numbers go in and equal weights come out.
 */

/** A negative value passes a unit weakened by this. */
export const leak = 0.1;

const kernelSide = 3;
const halved = (size) => (size + 1) >> 1;

/** A layer with its weights, their gradients and what Adam remembers of those. */
const layerOf = (inputs, outputs, random) => {
  const deviation = Math.sqrt(2 / inputs);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const values = new Float32Array(outputs * (inputs + 1));
  for (let at = 0; at < outputs * inputs; at += 1) values[at] = normal() * deviation;
  const [gradient, mean, square] = [0, 0, 0].map(() => new Float32Array(values.length));
  return { inputs, outputs, values, gradient, mean, square };
};

/** For every place of the halved picture, which values of the picture the kernel sees; -1 is beyond the edge. */
const windowsOf = (channels, width, height) => {
  const [outWidth, outHeight] = [halved(width), halved(height)];
  const windows = new Int32Array(outWidth * outHeight * channels * kernelSide * kernelSide);
  let at = 0;
  for (let row = 0; row < outHeight; row += 1)
    for (let column = 0; column < outWidth; column += 1)
      for (let channel = 0; channel < channels; channel += 1)
        for (let y = 2 * row - 1; y <= 2 * row + 1; y += 1)
          for (let x = 2 * column - 1; x <= 2 * column + 1; x += 1, at += 1)
            windows[at] =
              x < 0 || y < 0 || x >= width || y >= height ? -1 : (channel * height + y) * width + x;
  return windows;
};

/** A convolution's values and slopes: `forward` keeps what `backward` needs. Channel by channel, row by row. */
const convolution = (layer, windows) => {
  const { inputs, outputs, values, gradient } = layer;
  const places = windows.length / inputs;
  const seen = new Float32Array(windows.length);
  const out = new Float32Array(outputs * places);
  const forward = (picture) => {
    for (let at = 0; at < windows.length; at += 1) seen[at] = windows[at] < 0 ? 0 : picture[windows[at]];
    for (let output = 0; output < outputs; output += 1)
      for (let place = 0; place < places; place += 1) {
        let sum = values[outputs * inputs + output];
        for (let input = 0; input < inputs; input += 1)
          sum += values[output * inputs + input] * seen[place * inputs + input];
        out[output * places + place] = sum > 0 ? sum : leak * sum;
      }
    return out;
  };
  const backward = (slopes, pictureSlopes) => {
    for (let output = 0; output < outputs; output += 1)
      for (let place = 0; place < places; place += 1) {
        const value = output * places + place;
        const slope = slopes[value] * (out[value] > 0 ? 1 : leak);
        gradient[outputs * inputs + output] += slope;
        const [kernel, window] = [output * inputs, place * inputs];
        for (let input = 0; input < inputs; input += 1)
          gradient[kernel + input] += slope * seen[window + input];
        if (!pictureSlopes) continue;
        for (let input = 0; input < inputs; input += 1)
          if (windows[window + input] >= 0)
            pictureSlopes[windows[window + input]] += slope * values[kernel + input];
      }
  };
  return { forward, backward, size: out.length };
};

/** A network for pictures of `width` x `height`, with so many channels after each convolution. */
export const trainedNetwork = ({ width, height, channels, outputs, random }) => {
  const area = kernelSide * kernelSide;
  const first = layerOf(area, channels[0], random);
  const second = layerOf(channels[0] * area, channels[1], random);
  const one = convolution(first, windowsOf(1, width, height));
  const two = convolution(second, windowsOf(channels[0], halved(width), halved(height)));
  const last = layerOf(two.size, outputs, random);
  const shares = new Float32Array(outputs);
  let hidden;

  /** Probabilities of the characters for a normalised picture. */
  const forward = (picture) => {
    hidden = two.forward(one.forward(picture));
    let highest = -Infinity;
    for (let output = 0; output < outputs; output += 1) {
      let sum = last.values[outputs * last.inputs + output];
      for (let input = 0; input < last.inputs; input += 1)
        sum += last.values[output * last.inputs + input] * hidden[input];
      shares[output] = sum;
      highest = Math.max(highest, sum);
    }
    let total = 0;
    for (let output = 0; output < outputs; output += 1)
      total += shares[output] = Math.exp(shares[output] - highest);
    for (let output = 0; output < outputs; output += 1) shares[output] /= total;
    return shares;
  };

  /** Adds to the gradients what the last picture says, whose character was `wanted` with `smoothing` of doubt. */
  const backward = (wanted, smoothing) => {
    const hiddenSlopes = new Float32Array(last.inputs);
    for (let output = 0; output < outputs; output += 1) {
      const target = smoothing / outputs + (output === wanted ? 1 - smoothing : 0);
      const slope = shares[output] - target;
      last.gradient[outputs * last.inputs + output] += slope;
      const row = output * last.inputs;
      for (let input = 0; input < last.inputs; input += 1) {
        last.gradient[row + input] += slope * hidden[input];
        hiddenSlopes[input] += slope * last.values[row + input];
      }
    }
    const firstSlopes = new Float32Array(one.size);
    two.backward(hiddenSlopes, firstSlopes);
    one.backward(firstSlopes, undefined);
  };

  let steps = 0;
  /** Moves the weights along the gradients of `count` pictures (Adam with decoupled weight decay). */
  const step = (count, rate, decay) => {
    steps += 1;
    const meanShare = 1 - 0.9 ** steps;
    const squareShare = 1 - 0.999 ** steps;
    for (const { values, gradient, mean, square, inputs, outputs: units } of [first, second, last])
      for (let at = 0; at < values.length; at += 1) {
        const slope = gradient[at] / count;
        gradient[at] = 0;
        mean[at] = 0.9 * mean[at] + 0.1 * slope;
        square[at] = 0.999 * square[at] + 0.001 * slope * slope;
        const drift = at < inputs * units ? decay * values[at] : 0;
        values[at] -= rate * (mean[at] / meanShare / (Math.sqrt(square[at] / squareShare) + 1e-7) + drift);
      }
  };
  return { forward, backward, step, layers: [first, second, last] };
};
