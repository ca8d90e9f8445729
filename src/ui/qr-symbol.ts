/** A QR code as a square of modules (ISO/IEC 18004): its patterns, its codewords, the mask that reads best. Pure. */
import { alignmentsPerRow, qrCodewords } from './qr-codewords.ts';

/** A square of modules, row by row; 1 is dark. */
export interface QrSymbol {
  readonly size: number;
  readonly modules: Uint8Array;
}

/** Conditions under which a module is turned round (table 10). */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * The symbol of a text, at the lowest level of correction.
 *
 * @throws {RangeError} above 858 bytes of UTF-8
 */
export const qrSymbol = (text: string): QrSymbol => {
  const { version, codewords } = qrCodewords(text);
  const size = 17 + 4 * version;
  const [patterns, isPattern] = patternsOf(version, size);
  const isFree = (x: number, y: number): boolean => isPattern[y * size + x] === 0;
  const plain = withCodewords(patterns, isFree, size, codewords);
  const candidates = masks.map((isTurned, mask) => {
    const modules = plain.map((dark, at) => {
      const [x, y] = [at % size, Math.floor(at / size)];
      return dark ^ Number(isFree(x, y) && isTurned(x, y));
    });
    drawFormat(modules, size, mask);
    return { modules, penalty: penaltyOf(modules, size) };
  });
  const best = candidates.reduce((a, b) => (b.penalty < a.penalty ? b : a));
  return { size, modules: best.modules };
};

/** What is the same in every symbol of a version, and which modules that takes. */
const patternsOf = (version: number, size: number): readonly [Uint8Array, Uint8Array] => {
  const modules = new Uint8Array(size * size);
  const taken = new Uint8Array(size * size);
  const set = (x: number, y: number, dark: boolean) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    modules[y * size + x] = Number(dark);
    taken[y * size + x] = 1;
  };
  /** Squares within squares around a module. */
  const target = (centreX: number, centreY: number, radius: number, isDark: (ring: number) => boolean) => {
    for (let dy = -radius; dy <= radius; dy += 1)
      for (let dx = -radius; dx <= radius; dx += 1)
        set(centreX + dx, centreY + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (let at = 0; at < size; at += 1) {
    set(at, 6, at % 2 === 0);
    set(6, at, at % 2 === 0);
  }
  const alignments = alignmentsOf(version, size);
  const last = alignments.length - 1;
  for (const [row, y] of alignments.entries())
    for (const [column, x] of alignments.entries())
      if (!((row === 0 && (column === 0 || column === last)) || (row === last && column === 0)))
        target(x, y, 2, (ring) => ring !== 1);
  const far = size - 4;
  for (const [x, y] of [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const)
    target(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  // Kept free for the format, which says the mask.
  for (let at = 0; at < 9; at += 1) {
    if (at !== 6) set(8, at, false);
    if (at !== 6) set(at, 8, false);
    if (at < 8) set(size - 1 - at, 8, false);
    if (at < 8) set(8, size - 1 - at, at === 7);
  }
  if (version >= 7) {
    const bits = (version << 12) | checkBits(version, 12, 0x1f25);
    for (let bit = 0; bit < 18; bit += 1) {
      const [near, off] = [Math.floor(bit / 3), size - 11 + (bit % 3)];
      set(off, near, ((bits >> bit) & 1) === 1);
      set(near, off, ((bits >> bit) & 1) === 1);
    }
  }
  return [modules, taken];
};

const alignmentsOf = (version: number, size: number): readonly number[] => {
  const count = alignmentsPerRow(version);
  const apart = Math.ceil((size - 13) / (2 * count - 2)) * 2;
  return Array.from({ length: count }, (_, index) =>
    index === 0 ? 6 : size - 7 - (count - 1 - index) * apart,
  );
};

/** Bits two columns at a time, from the right, up and down in turn, past the column of the timing pattern. */
const withCodewords = (
  patterns: Uint8Array,
  isFree: (x: number, y: number) => boolean,
  size: number,
  codewords: Uint8Array,
): Uint8Array => {
  const modules = patterns.slice();
  let bit = 0;
  for (let right = size - 1, isUp = true; right > 0; right -= right === 8 ? 3 : 2, isUp = !isUp)
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const y = isUp ? size - 1 - step : step;
        if (!isFree(x, y)) continue;
        modules[y * size + x] = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        bit += 1;
      }
  return modules;
};

/** Level L and the mask, twice: around the first corner, and shared by the two others. */
const drawFormat = (modules: Uint8Array, size: number, mask: number): void => {
  const format = 0b01000 | mask;
  const bits = ((format << 10) | checkBits(format, 10, 0x537)) ^ 0x5412;
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = (bits >> bit) & 1;
    const along = bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit;
    modules[along * size + 8] = dark;
    const across = bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit;
    modules[8 * size + across] = dark;
  }
};

const checkBits = (value: number, degree: number, polynomial: number): number => {
  let rest = value;
  for (let step = 0; step < degree; step += 1) rest = (rest << 1) ^ ((rest >> (degree - 1)) * polynomial);
  return rest;
};

/** How hard a symbol is to read (7.8.3): long runs, blocks, what looks like a corner, more of one colour than the other. */
const penaltyOf = (modules: Uint8Array, size: number): number => {
  const lines = Array.from({ length: size }, (_, line) => [
    modules.subarray(line * size, (line + 1) * size).join(''),
    Array.from({ length: size }, (_each, at) => modules[at * size + line]).join(''),
  ]).flat();
  let penalty = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - 2;
    penalty += 40 * [...line.matchAll(/(?=00001011101|10111010000)/g)].length;
  }
  for (let at = 0; at < size * (size - 1); at += 1) {
    const square = [0, 1, size, size + 1].map((offset) => modules[at + offset]);
    if (at % size < size - 1 && new Set(square).size === 1) penalty += 3;
  }
  const darkShare = modules.reduce((sum, dark) => sum + dark, 0) / modules.length;
  return penalty + 10 * Math.floor(Math.abs(darkShare - 0.5) * 20);
};
