/**
 * Pictures of flat squares as baseline JPEG (ITU-T T.81): each 8 × 8 block has one shade of grey, so a block is nothing
 * but its difference from the one before. Enough for specimens, and the server needs no image library.
 */

/** Edge of a square, in pixels. */
const squarePx = 8;

/** Shades of grey, 0 black to 255 white, one a square, row by row. */
export interface Squares {
  readonly columns: number;
  readonly rows: number;
  readonly shades: Uint8Array;
}

/** Lengths 1 to 16: how many Huffman codes have each, for the bit counts 0 to 11 of a difference (T.81, table K.3). */
const codesPerLength = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const bitCounts = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** The codes that the table stands for, by bit count: in order of length, each the one before plus one. */
const codes = ((): readonly (readonly [code: number, length: number])[] => {
  const made: [number, number][] = [];
  let code = 0;
  codesPerLength.forEach((count, index) => {
    for (const end = code + count; code < end; code += 1) made.push([code, index + 1]);
    code *= 2;
  });
  return made;
})();

const segment = (marker: number, ...content: readonly number[]): readonly number[] => {
  const length = content.length + 2;
  return [0xff, marker, length >> 8, length & 0xff, ...content];
};

const word = (value: number): readonly number[] => [value >> 8, value & 0xff];

/** The picture as a file; `comment` goes along in it, so that two pictures alike are still two files. */
export const flatJpeg = ({ columns, rows, shades }: Squares, comment: string): Uint8Array<ArrayBuffer> => {
  const head = [
    ...[0xff, 0xd8],
    ...segment(0xe0, ...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0),
    ...segment(0xfe, ...Buffer.from(comment)),
    // A step of 8 makes the difference of two blocks the difference of their shades.
    ...segment(0xdb, 0, ...Array.from({ length: squarePx * squarePx }, () => squarePx)),
    ...segment(0xc0, 8, ...word(rows * squarePx), ...word(columns * squarePx), 1, 1, 0x11, 0),
    ...segment(0xc4, 0x00, ...codesPerLength, ...bitCounts),
    // One code of one bit: the end of the block, which is all that follows a difference.
    ...segment(0xc4, 0x10, 1, ...Array.from({ length: 15 }, () => 0), 0x00),
    ...segment(0xda, 1, 1, 0x00, 0, 63, 0),
  ];
  return Uint8Array.from([...head, ...scan(shades), 0xff, 0xd9]);
};

const scan = (shades: Uint8Array): readonly number[] => {
  const bytes: number[] = [];
  let pending = 0;
  let pendingBits = 0;
  const put = (value: number, length: number): void => {
    pending = (pending << length) | value;
    pendingBits += length;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      const byte = (pending >> pendingBits) & 0xff;
      // A marker begins with 0xff, so in the scan a zero goes after it.
      bytes.push(byte, ...(byte === 0xff ? [0] : []));
      pending &= (1 << pendingBits) - 1;
    }
  };
  let before = 128;
  for (const shade of shades) {
    const difference = shade - before;
    before = shade;
    const bitCount = 32 - Math.clz32(Math.abs(difference));
    const [code, length] = codes[bitCount] ?? [0, 0];
    put(code, length);
    put(difference < 0 ? difference + (1 << bitCount) - 1 : difference, bitCount);
    put(0, 1);
  }
  put(0x7f, 7);
  return bytes;
};
