/**
 * Reads the PDF417 symbol on a card from one picture, and says what was seen of it where it could not be read. It knows
 * no card's data and no camera, and keeps nothing between pictures.
 */
import type { GrayImage, Quad } from '../image/gray-image.ts';
import { likelyDirections, stripAround, type BarStrip } from './bar-strip.ts';
import { barTextures } from './bar-texture.ts';
import { readStrip } from './read-strip.ts';
import { readSymbol, type SymbolTry } from './read-symbol.ts';
import type { SymbolGrid } from './symbol-grid.ts';

/** A symbol's text. */
export interface BarcodeRead {
  readonly text: string;
  /** Degrees the symbol is turned clockwise in the picture, -180 to 180: 0 is upright. */
  readonly angleDeg: number;
  /** Pixels a module in the picture, 0 where unknown: below 2 the camera should come closer. */
  readonly modulePx: number;
}

/** What could be seen of a symbol even when it could not be read: for "straighten" and "closer". */
export interface BarcodeSighting {
  readonly region: Quad;
  readonly angleDeg: number;
  readonly modulePx: number | null;
}

/** The outcome of one picture. */
export interface BarcodeAttempt {
  readonly read: BarcodeRead | null;
  readonly sighting: BarcodeSighting | null;
}

/** What is known beforehand and how long it may take. */
export interface BarcodeOptions {
  /** The corners of the card in the picture. */
  readonly outline?: Quad | null;
  /** No further way of reading is begun once this is spent. */
  readonly budgetMs: number;
  /** A clock in milliseconds that never goes back. */
  readonly now: () => number;
}

/**
 * Agreement of edges from which a strip is worth the decoder's own look. Symbols have 100 to 450, print and stripes below
 * 100, and on those the decoder can spend half a second.
 */
const leastLikelyScore = 100;

const angleDegOf = ([from, to]: Quad): number => (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;

const sightingOf = ({ corners, modulePx }: SymbolGrid): BarcodeSighting & { readonly modulePx: number } => ({
  region: corners,
  angleDeg: angleDegOf(corners),
  modulePx,
});

const readOf = (text: string, { corners }: BarStrip, grid: SymbolGrid | null): BarcodeRead => ({
  text,
  angleDeg: angleDegOf(grid?.corners ?? corners),
  modulePx: grid?.modulePx ?? 0,
});

/** One attempt on a grey picture at full resolution. */
export const readBarcode = (
  image: GrayImage,
  { outline = null, budgetMs, now }: BarcodeOptions,
): BarcodeAttempt => {
  const endsAtMs = now() + budgetMs;
  const mayGoOn = (): boolean => now() <= endsAtMs;
  let likeliest: SymbolTry | null = null;
  for (const texture of barTextures(image))
    for (const directed of likelyDirections(texture))
      for (const corners of outline === null ? [null] : [outline, null]) {
        if (!mayGoOn()) return { read: null, sighting: likeliest?.grid ? sightingOf(likeliest.grid) : null };
        const attempt = readSymbol(image, directed, corners);
        if (attempt.grid !== null && attempt.text !== null) {
          const sighting = sightingOf(attempt.grid);
          return { read: readOf(attempt.text, attempt.strip, attempt.grid), sighting };
        }
        if (likeliest === null || attempt.score > likeliest.score) likeliest = attempt;
      }
  if (likeliest === null || likeliest.score < leastLikelyScore)
    return { read: null, sighting: likeliest?.grid ? sightingOf(likeliest.grid) : null };
  const { grid } = likeliest;
  const strip = grid === null ? likeliest.strip : stripAround(image, grid.corners);
  const text = readStrip(image, strip, mayGoOn);
  return {
    read: text === null ? null : readOf(text, strip, grid),
    sighting: grid === null ? null : sightingOf(grid),
  };
};
