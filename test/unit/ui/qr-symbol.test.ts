/** QR codes against another encoder, module by module, and against a reader. */
import jsQR from 'jsqr';
import { create } from 'qrcode';
import { describe, expect, it } from 'vitest';
import { qrSymbol, type QrSymbol } from '../../../src/ui/qr-symbol.ts';
import { shownLink } from '../../fakes/handoff-view-of.ts';

/** Lower case, so that the other encoder finds no denser mode; no two codewords in a row are the same. */
const textOf = (length: number): string =>
  Array.from({ length }, (_, index) => String.fromCharCode(97 + ((index * 7 + (index >> 3)) % 26))).join('');

/** The most that each version holds, 1 to 20 (ISO/IEC 18004, table 7, level L, bytes). */
const capacities = [
  17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792, 858,
];

const rows = ({ size, modules }: Pick<QrSymbol, 'size' | 'modules'>): readonly string[] =>
  Array.from({ length: size }, (_, row) => modules.slice(row * size, (row + 1) * size).join(''));

/** The same text by the other encoder, with each of the masks. */
const others = (text: string) =>
  ([0, 1, 2, 3, 4, 5, 6, 7] as const).map((maskPattern) => {
    const { size, data } = create([{ data: new TextEncoder().encode(text), mode: 'byte' }], {
      errorCorrectionLevel: 'L',
      maskPattern,
    }).modules;
    return rows({ size, modules: Uint8Array.from(data) });
  });

const read = (text: string): string | undefined => {
  const { size, modules } = qrSymbol(text);
  const [quiet, px] = [4, 4];
  const side = (size + 2 * quiet) * px;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < size * px; y += 1)
    for (let x = 0; x < size * px; x += 1)
      if (modules[Math.floor(y / px) * size + Math.floor(x / px)])
        pixels.fill(
          0,
          ((y + quiet * px) * side + x + quiet * px) * 4,
          ((y + quiet * px) * side + x + quiet * px) * 4 + 3,
        );
  return jsQR(pixels, side, side)?.data;
};

describe('a QR symbol', () => {
  it.each(capacities.map((bytes, index) => [index + 1, bytes]))(
    'of version %i holds %i bytes, and each module is where another encoder has it',
    (version, bytes) => {
      for (const length of [bytes - 1, bytes]) {
        const symbol = qrSymbol(textOf(length));
        expect(symbol.size).toBe(17 + 4 * version);
        expect(others(textOf(length))).toContainEqual(rows(symbol));
      }
    },
  );

  it('is read as the text that it was made of', () => {
    for (const text of [shownLink.url, 'a', 'ضوء 47 · é', ...capacities.map(textOf)])
      expect(read(text)).toBe(text);
  });

  it('takes the mask that another encoder finds best to read', () => {
    for (let length = 20; length <= 120; length += 5) {
      const { size, data } = create([{ data: new TextEncoder().encode(textOf(length)), mode: 'byte' }], {
        errorCorrectionLevel: 'L',
      }).modules;
      expect(rows(qrSymbol(textOf(length))), String(length)).toEqual(
        rows({ size, modules: Uint8Array.from(data) }),
      );
    }
  });

  it('is not made of what no symbol here holds', () => {
    expect(() => qrSymbol(textOf(859))).toThrow(RangeError);
  });
});
