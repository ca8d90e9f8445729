/**
 * Reads the machine-readable zone of a card or passport out of one picture. Pixels in, text out: it keeps nothing
 * between pictures but the network, and says nothing about what the text means.
 */
import { rectified } from '../image/homography.ts';
import { shrunk } from '../image/gray-image.ts';
import type { GrayImage, Point, Quad } from '../image/gray-image.ts';
import { blobsOf } from './blobs.ts';
import { checkRules, holds } from './check-digits.ts';
import { GlyphNetwork } from './glyph-network.ts';
import { inkOf } from './ink.ts';
import { mrzShapes } from './mrz-shape.ts';
import { repaired } from './repair.ts';
import { RowCells } from './row-cells.ts';
import { skewOf } from './skew.ts';
import { textRowsOf } from './text-rows.ts';
import type { TextRow } from './text-rows.ts';
import { heightShareOf, zoneRowsOf } from './zone-rows.ts';
import { fits, readZone } from './zone-reading.ts';
import type { ZoneReading } from './zone-reading.ts';

/** What was read of a zone. */
export interface MrzRead {
  /** Three lines of 30, two of 36 or two of 44 characters: digits, capital letters, fillers. */
  readonly lines: readonly string[];
  readonly format: 'TD1' | 'TD2' | 'TD3';
  /** The lowest probability of a character, 0..1. */
  readonly confidence: number;
  /** Whether every check digit holds. No check digit vouches for the name. */
  readonly isProven: boolean;
  /** Characters that the check digits proved to be others than they looked. */
  readonly repairs: number;
}

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
/** The straightened document is this much larger than its outline, which may run a little inside its edge. */
const marginShare = 0.02;
/** Text that leans more than this is levelled before its characters are cut out. */
const greatestSkew = (2 * Math.PI) / 180;
/** How much darker than its surroundings ink is: plain print, then faint print. */
const inkShares = [0.86, 0.93] as const;
const leastBlobs = 40;
/** What an unproven reading needs to be one: mean probability, and check digits that hold. */
const leastCertainty = 0.6;
const leastHeldShare = 0.5;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The document alone, straightened, its longer edges level. */
const straightened = (image: GrayImage, outline: Quad): GrayImage => {
  const [a, b, c, d] = outline;
  const centre = { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 };
  const grown = ({ x, y }: Point): Point => ({
    x: x + (x - centre.x) * marginShare,
    y: y + (y - centre.y) * marginShare,
  });
  const widthPx = (distance(a, b) + distance(d, c)) / 2;
  const heightPx = (distance(a, d) + distance(b, c)) / 2;
  const corners: Quad = widthPx >= heightPx ? [a, b, c, d] : [b, c, d, a];
  return rectified(
    image,
    [grown(corners[0]), grown(corners[1]), grown(corners[2]), grown(corners[3])],
    Math.max(1, Math.round(Math.max(widthPx, heightPx))),
    Math.max(1, Math.round(Math.min(widthPx, heightPx))),
  );
};

/** The picture turned about its middle so that what leans by `angle` is level; large enough to lose nothing. */
const levelled = (image: GrayImage, angle: number): GrayImage => {
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const widthPx = Math.ceil(image.widthPx * cosine + image.heightPx * Math.abs(sine));
  const heightPx = Math.ceil(image.heightPx * cosine + image.widthPx * Math.abs(sine));
  const corner = (right: number, down: number): Point => ({
    x: image.widthPx / 2 + (right * widthPx * cosine - down * heightPx * sine) / 2,
    y: image.heightPx / 2 + (right * widthPx * sine + down * heightPx * cosine) / 2,
  });
  return rectified(image, [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], widthPx, heightPx);
};

interface Rows {
  readonly image: GrayImage;
  readonly rows: readonly TextRow[];
}

const rowsIn = (image: GrayImage, inkShare: number): Rows => {
  const blobs = blobsOf(inkOf(image, inkShare), image.widthPx);
  if (blobs.length < leastBlobs) return { image, rows: [] };
  const skew = skewOf(blobs, image.widthPx, image.heightPx);
  if (Math.abs(skew) < greatestSkew) return { image, rows: textRowsOf(blobs, skew) };
  const level = levelled(image, skew);
  return { image: level, rows: textRowsOf(blobsOf(inkOf(level, inkShare), level.widthPx), 0) };
};

const shareOf = ({ choices }: ZoneReading, lines: readonly string[]): number =>
  Math.min(
    ...choices.flatMap((line, at) =>
      line.map(
        (cell, column) => cell.find(({ character }) => character === lines[at]?.charAt(column))?.share ?? 0,
      ),
    ),
  );

/** The reading with what can be proven; null where it is more likely no zone at all. */
const judged = (reading: ZoneReading): MrzRead | null => {
  const { shape, lines, certainty } = reading;
  if (!shape.documentCodes.includes(lines[0]?.charAt(0) ?? '-') || certainty < leastCertainty) return null;
  const proof = repaired(lines, reading.choices);
  const held = checkRules(lines).filter((rule) => holds(lines, rule)).length;
  if (!proof && held < checkRules(lines).length * leastHeldShare) return null;
  return {
    lines: proof?.lines ?? lines,
    format: shape.format,
    confidence: shareOf(reading, proof?.lines ?? lines),
    isProven: proof !== null,
    repairs: proof?.repairs ?? 0,
  };
};

const better = (one: MrzRead | null, other: MrzRead | null): MrzRead | null => {
  if (!one || !other) return one ?? other;
  if (one.isProven !== other.isProven) return one.isProven ? one : other;
  return one.confidence >= other.confidence ? one : other;
};

let keptNetwork: GlyphNetwork | undefined;

const readRows = ({ image, rows }: Rows, isLate: () => boolean): MrzRead | null => {
  const network = (keptNetwork ??= new GlyphNetwork());
  let best: MrzRead | null = null;
  for (const isUpsideDown of [false, true])
    for (const shape of mrzShapes)
      for (const group of zoneRowsOf(rows, shape.classes.length)) {
        if (best?.isProven || isLate()) return best;
        const view = { image, network, heightShare: heightShareOf(group), isUpsideDown };
        const cells = (isUpsideDown ? [...group].reverse() : group).map((row) => new RowCells(row, view));
        if (
          !fits(
            shape,
            cells.map(({ count }) => count),
          )
        )
          continue;
        best = better(best, judged(readZone(cells, shape)));
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
    for (const inkShare of inkShares) {
      if (best?.isProven || isLate()) return best;
      const found = rowsIn(view, inkShare);
      best = better(best, readRows(found, isLate));
      if (found.rows.length === 0) break;
    }
  }
  return best;
};
