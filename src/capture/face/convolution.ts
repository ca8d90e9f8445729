/**
 * The sums of the face detector, a row of a map at a time. A map is square, its channels lie together: [row][column][channel].
 * In plain numbers on purpose: no WebAssembly, which strict policies of pages forbid.
 */

/** Every channel of a row of the next map: nine neighbours, weighted. Outside of the map is 0. */
export const depthwiseRow = (
  map: Float32Array,
  side: number,
  channels: number,
  weights: Float32Array,
  stride: 1 | 2,
  outY: number,
  row: Float32Array,
): void => {
  const outSide = side / stride;
  // At every second pixel the window starts at the pixel itself, as TensorFlow pads.
  const reach = stride === 1 ? 1 : 0;
  const top = outY * stride - reach;
  for (let outX = 0; outX < outSide; outX += 1) {
    const left = outX * stride - reach;
    const to = outX * channels;
    if (top >= 0 && left >= 0 && top + 2 < side && left + 2 < side) {
      const a = (top * side + left) * channels;
      const b = a + side * channels;
      const c = b + side * channels;
      const second = channels * 2;
      for (let k = 0; k < channels; k += 1)
        row[to + k] =
          (map[a + k] ?? 0) * (weights[k] ?? 0) +
          (map[a + channels + k] ?? 0) * (weights[channels + k] ?? 0) +
          (map[a + second + k] ?? 0) * (weights[second + k] ?? 0) +
          (map[b + k] ?? 0) * (weights[channels * 3 + k] ?? 0) +
          (map[b + channels + k] ?? 0) * (weights[channels * 4 + k] ?? 0) +
          (map[b + second + k] ?? 0) * (weights[channels * 5 + k] ?? 0) +
          (map[c + k] ?? 0) * (weights[channels * 6 + k] ?? 0) +
          (map[c + channels + k] ?? 0) * (weights[channels * 7 + k] ?? 0) +
          (map[c + second + k] ?? 0) * (weights[channels * 8 + k] ?? 0);
      continue;
    }
    for (let k = 0; k < channels; k += 1) {
      let sum = 0;
      for (let y = Math.max(0, -top); y < 3 && top + y < side; y += 1)
        for (let x = Math.max(0, -left); x < 3 && left + x < side; x += 1)
          sum +=
            (map[((top + y) * side + left + x) * channels + k] ?? 0) *
            (weights[(y * 3 + x) * channels + k] ?? 0);
      row[to + k] = sum;
    }
  }
};

/**
 * All channels of each pixel together. Four pixels and two sums at once: a number that has been fetched is used eight times.
 * Channels come out in twos and pixels in fours: up to three more than asked for are written behind the last, so that rows
 * are worked off from the top, each over what the one before has left.
 */
export const pointwise = (
  from: Float32Array,
  pixels: number,
  channels: number,
  weights: Float32Array,
  bias: Float32Array,
  out: Float32Array,
  outAt: number,
): void => {
  const outChannels = bias.length;
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const r0 = pixel * channels;
    const r1 = r0 + channels;
    const r2 = r1 + channels;
    const r3 = r2 + channels;
    for (let o = 0; o < outChannels; o += 2) {
      const p = o * channels;
      const q = p + channels;
      let a0 = bias[o] ?? 0;
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = bias[o + 1] ?? 0;
      let b1 = b0;
      let b2 = b0;
      let b3 = b0;
      for (let k = 0; k < channels; k += 1) {
        const u = weights[p + k] ?? 0;
        const v = weights[q + k] ?? 0;
        const s0 = from[r0 + k] ?? 0;
        const s1 = from[r1 + k] ?? 0;
        const s2 = from[r2 + k] ?? 0;
        const s3 = from[r3 + k] ?? 0;
        a0 += s0 * u;
        a1 += s1 * u;
        a2 += s2 * u;
        a3 += s3 * u;
        b0 += s0 * v;
        b1 += s1 * v;
        b2 += s2 * v;
        b3 += s3 * v;
      }
      const to = outAt + pixel * outChannels + o;
      out[to] = a0;
      out[to + 1] = b0;
      out[to + outChannels] = a1;
      out[to + outChannels + 1] = b1;
      out[to + outChannels * 2] = a2;
      out[to + outChannels * 2 + 1] = b2;
      out[to + outChannels * 3] = a3;
      out[to + outChannels * 3 + 1] = b3;
    }
  }
};

/** Adds what came in at the same place, and cuts off what is below 0. */
export const addSame = (out: Float32Array, at: number, count: number, map: Float32Array): void => {
  for (let i = at; i < at + count; i += 1) {
    const sum = (out[i] ?? 0) + (map[i] ?? 0);
    out[i] = sum > 0 ? sum : 0;
  }
};

/** Adds the largest of the four pixels that become one, as far as they have the channels, and cuts off what is below 0. */
export const addLargest = (
  out: Float32Array,
  outY: number,
  outChannels: number,
  map: Float32Array,
  side: number,
  channels: number,
): void => {
  const below = side * channels;
  for (let x = 0; x < side / 2; x += 1) {
    const to = ((outY * side) / 2 + x) * outChannels;
    const from = (outY * 2 * side + x * 2) * channels;
    for (let k = 0; k < outChannels; k += 1) {
      const at = from + k;
      const largest =
        k < channels
          ? Math.max(
              map[at] ?? 0,
              map[at + channels] ?? 0,
              map[at + below] ?? 0,
              map[at + below + channels] ?? 0,
            )
          : 0;
      out[to + k] = Math.max(0, (out[to + k] ?? 0) + largest);
    }
  }
};

/** Cuts off what is below 0. */
export const rectify = (map: Float32Array, count: number): void => {
  for (let i = 0; i < count; i += 1) if ((map[i] ?? 0) < 0) map[i] = 0;
};
