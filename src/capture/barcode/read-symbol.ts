/** One try at one region: from its bars to the symbol's place, and from there to its text. */
import type { GrayImage, Quad } from '../image/gray-image.ts';
import { barStrip, stripAround, type BarStrip } from './bar-strip.ts';
import type { BarTexture } from './bar-texture.ts';
import { columnLines } from './column-lines.ts';
import { drawnBits } from './drawn-bits.ts';
import { evenLight } from './even-light.ts';
import { restoredSymbol } from './restored-symbol.ts';
import { symbolGrid, type SymbolGrid } from './symbol-grid.ts';
import { symbolReading } from './symbol-reading.ts';
import { symbolRows } from './symbol-rows.ts';
import { symbolSamples } from './symbol-samples.ts';
import { textOfBits } from './zxing-bits.ts';

/** What a try came to. */
export interface SymbolTry {
  readonly strip: BarStrip;
  /** Where the symbol lies, if its two ends were found. */
  readonly grid: SymbolGrid | null;
  readonly text: string | null;
  /** How well the strip's edges agree with a symbol's columns: for comparing tries. */
  readonly score: number;
}

/** Agreement of edges from which columns are a symbol's, in steps of brightness; paper and print stay below. */
const leastCombScore = 40;

const triedStrip = (picture: GrayImage, strip: BarStrip): SymbolTry => {
  const lines = columnLines(strip);
  const score = lines?.score ?? 0;
  const grid = lines === null || score < leastCombScore ? null : symbolGrid(lines);
  if (grid === null) return { strip, grid, text: null, score };
  const rows = evenLight(symbolRows(symbolSamples(picture, grid), grid.modulePx));
  const restored = restoredSymbol(symbolReading(rows, grid.codewords));
  return { strip, grid, text: restored === null ? null : textOfBits(drawnBits(restored)), score };
};

/** Tries to read the symbol in a region; `outline` are the corners of the card where they are known. */
export const readSymbol = (picture: GrayImage, texture: BarTexture, outline: Quad | null): SymbolTry => {
  const strip = barStrip(picture, texture, outline);
  const first = triedStrip(picture, strip);
  if (first.grid === null || first.text !== null) return first;
  const second = triedStrip(picture, stripAround(picture, first.grid.corners));
  return second.text === null ? first : second;
};
