/**
 * Reads the PDF417 symbol on a card from one picture, and says what was seen of it where it could not be read. It knows
 * no card's data and no camera, and keeps nothing between pictures.
 */
import type { GrayImage, Quad } from '../image/gray-image.ts';
import { likelyDirections } from './bar-strip.ts';
import { barTextures } from './bar-texture.ts';
import { readSymbol, type SymbolTry } from './read-symbol.ts';

/** A symbol's text. */
export interface BarcodeRead {
  readonly text: string;
  /** Degrees the symbol is turned clockwise in the picture, -180 to 180: 0 is upright. */
  readonly angleDeg: number;
  /** Pixels a module in the picture: below 2 the camera should come closer. */
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

const angleDegOf = ([from, to]: Quad): number => (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;

/** One attempt on a grey picture at full resolution. */
export const readBarcode = (
  image: GrayImage,
  { outline = null, budgetMs, now }: BarcodeOptions,
): BarcodeAttempt => {
  const endsAtMs = now() + budgetMs;
  let sighting: BarcodeSighting | null = null;
  const seen = ({ grid, strip }: SymbolTry): BarcodeSighting => {
    const region = grid?.corners ?? strip.corners;
    return { region, angleDeg: angleDegOf(region), modulePx: grid?.modulePx ?? null };
  };
  for (const texture of barTextures(image))
    for (const directed of likelyDirections(texture))
      for (const corners of outline === null ? [null] : [outline, null]) {
        if (now() > endsAtMs) return { read: null, sighting };
        const attempt = readSymbol(image, directed, corners);
        if (attempt.grid === null) continue;
        const { region, angleDeg, modulePx } = seen(attempt);
        if (attempt.text !== null && modulePx !== null)
          return {
            read: { text: attempt.text, angleDeg, modulePx },
            sighting: { region, angleDeg, modulePx },
          };
        sighting ??= { region, angleDeg, modulePx };
      }
  return { read: null, sighting };
};
