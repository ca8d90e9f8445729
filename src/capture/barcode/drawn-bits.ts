/** Draws a restored symbol as the decoder likes it best: upright, sharp, with its guards and a quiet zone. */
import { BitMatrix } from '@zxing/library';
import { codewordShapes, shapeSets } from './codeword-shapes.ts';
import type { RestoredSymbol } from './restored-symbol.ts';
import { codewordModules, startWidths, stopAt, stopWidths, symbolModules } from './symbol-layout.ts';

/** Measured: the decoder wants bars of two pixels and at least three scan lines a row. */
const modulePx = 2;
const rowPx = 6;
const quietPx = 8;
/** Any blur has the same patterns. */
const sharpBlur = 0.3;

/** The symbol's modules as bits. */
export const drawnBits = (rows: RestoredSymbol): BitMatrix => {
  const { sets } = codewordShapes(sharpBlur);
  const codewords = rows[0]?.length ?? 0;
  const bits = new BitMatrix(
    symbolModules(codewords) * modulePx + 2 * quietPx,
    rows.length * rowPx + 2 * quietPx,
  );
  const bar = (module: number, modules: number, row: number, rowCount: number): void => {
    bits.setRegion(quietPx + module * modulePx, quietPx + row * rowPx, modules * modulePx, rowCount * rowPx);
  };
  const guard = (widths: readonly number[], from: number): void => {
    let module = from;
    widths.forEach((width, i) => {
      if (i % 2 === 0) bar(module, width, 0, rows.length);
      module += width;
    });
  };
  guard(startWidths, 0);
  guard(stopWidths, stopAt(codewords));
  rows.forEach((row, index) => {
    const set = sets[index % shapeSets];
    row.forEach((value, codeword) => {
      const pattern = set?.patternOf[value] ?? 0;
      for (let module = 0; module < codewordModules; module += 1)
        if (((pattern >> (codewordModules - 1 - module)) & 1) === 1)
          bar((codeword + 1) * codewordModules + module, 1, index, 1);
    });
  });
  return bits;
};
