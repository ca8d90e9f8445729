/**
 * Reads the machine-readable zone of a card or passport out of one picture. Pixels in, text out: it keeps nothing
 * between pictures but the network, and says nothing about what the text means.
 */
import { shrunk } from '../image/gray-image.ts';
import type { GrayImage, Quad } from '../image/gray-image.ts';
import { blobsOf } from './blobs.ts';
import { GlyphNetwork } from './glyph-network.ts';
import { inkOf } from './ink.ts';
import { better, judged } from './judged-reading.ts';
import type { MrzRead } from './judged-reading.ts';
import { levelled, straightened } from './levelling.ts';
import { mrzShapes } from './mrz-shape.ts';
import { RowCells } from './row-cells.ts';
import { skewOf } from './skew.ts';
import { textRowsOf } from './text-rows.ts';
import type { TextRow } from './text-rows.ts';
import { heightShareOf, zoneRowsOf } from './zone-rows.ts';
import { lookOf, readZone } from './zone-reading.ts';

export type { MrzRead } from './judged-reading.ts';

/** What else is known of the picture, and how long reading may take. */
export interface MrzOptions {
  /** The corners of the document, where they are known. */
  readonly outline?: Quad | null;
  /** Time after which no new attempt is begun; an attempt takes some 15 ms at 1280 px. */
  readonly budgetMs: number;
  readonly now: () => number;
}

/** A larger picture is made smaller: at this size 44 characters have 20 px each even at half the width. */
const longestPx = 1600;
/** Text that leans more than this is levelled before its characters are cut out. */
const greatestSkew = (2 * Math.PI) / 180;
/** How dark ink is against its surroundings: plain print, print on a pattern, and, where rows were seen, faint print. */
const plainInkShare = 0.86;
const patternInkShare = 0.72;
const faintInkShare = 0.93;
/** Two lines of 30 characters have more blobs than this even where every third one is lost. */
const leastBlobs = 40;
/** Look of rows (0..1) that need not be tried the other way up, and of rows that are not worth reading. */
const goodLook = 0.85;
const leastLook = 0.45;

interface Rows {
  readonly image: GrayImage;
  readonly rows: readonly TextRow[];
}

/** The rows of a picture; null where there is too little in it that could be a character. */
const rowsIn = (image: GrayImage, inkShare: number): Rows | null => {
  const blobs = blobsOf(inkOf(image, inkShare), image.widthPx);
  if (blobs.length < leastBlobs) return null;
  const skew = skewOf(blobs, image.widthPx, image.heightPx);
  if (Math.abs(skew) < greatestSkew) return { image, rows: textRowsOf(blobs, skew) };
  const level = levelled(image, skew);
  return { image: level, rows: textRowsOf(blobsOf(inkOf(level, inkShare), level.widthPx), 0) };
};

/** Unpacked once, when first needed. */
let keptNetwork: GlyphNetwork | undefined;

/** The cells of rows the right way up, or null where they do not look like OCR-B either way. */
const legible = (
  group: readonly TextRow[],
  image: GrayImage,
  network: GlyphNetwork,
): readonly RowCells[] | null => {
  const heightShare = heightShareOf(group);
  const upright = group.map((row) => new RowCells(row, { image, network, heightShare, isUpsideDown: false }));
  const uprightLook = lookOf(upright);
  if (uprightLook > goodLook) return upright;
  const turned = group
    .map((row) => new RowCells(row, { image, network, heightShare, isUpsideDown: true }))
    .reverse();
  const turnedLook = lookOf(turned);
  if (Math.max(uprightLook, turnedLook) < leastLook) return null;
  return uprightLook >= turnedLook ? upright : turned;
};

const readRows = ({ image, rows }: Rows, isLate: () => boolean): MrzRead | null => {
  const network = (keptNetwork ??= new GlyphNetwork());
  let best: MrzRead | null = null;
  for (const shape of mrzShapes)
    for (const group of zoneRowsOf(rows, shape)) {
      if (best?.isProven || isLate()) return best;
      const cells = legible(group, image, network);
      if (cells) best = better(best, judged(readZone(cells, shape)));
    }
  return best;
};

/**
 * The machine-readable zone in a picture, or null where there is none to be read. Text may lean by up to 24 degrees
 * or stand on its head; with an outline the document may lie in any way.
 */
export const readMrz = (image: GrayImage, { outline, budgetMs, now }: MrzOptions): MrzRead | null => {
  const start = now();
  const isLate = () => now() - start > budgetMs;
  let best: MrzRead | null = null;
  for (const source of outline ? [outline, null] : [null]) {
    const view = shrunk(source ? straightened(image, source) : image, longestPx);
    let hasRows = false;
    for (const inkShare of [plainInkShare, patternInkShare, faintInkShare]) {
      if (best?.isProven || isLate()) return best;
      if (inkShare === faintInkShare && !hasRows) break;
      const found = rowsIn(view, inkShare);
      if (!found) break;
      hasRows ||= found.rows.length > 0;
      best = better(best, readRows(found, isLate));
    }
  }
  return best;
};
