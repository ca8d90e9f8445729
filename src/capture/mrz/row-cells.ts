/**
 * The characters of one row, cut out of the picture and shown to the network when asked for. Chooses no character:
 * what may stand where is zone-reading's.
 */
import type { GrayImage } from '../image/gray-image.ts';
import { columnX, pitchAt } from './columns.ts';
import { glyphCharacters } from './glyph-network.ts';
import type { GlyphNetwork } from './glyph-network.ts';
import { glyphShape } from './glyph-weights.ts';
import type { TextRow } from './text-rows.ts';

/** Samples of the picture across a pixel of what the network sees. */
const finer = 2;
/** A network less sure than this is asked again with the character a little off, and the answers are averaged. */
const sureShare = 0.95;
/** How far off, in widths and heights of a character. */
const nudges = [
  [-0.07, 0],
  [0.07, 0],
  [0, -0.06],
  [0, 0.06],
] as const;

const unknown = (): Float32Array => new Float32Array(glyphCharacters.length).fill(1 / glyphCharacters.length);

/** How the rows of a zone lie in the picture. */
export interface RowView {
  readonly image: GrayImage;
  readonly network: GlyphNetwork;
  /** Height of a digit as a share of the pitch: perspective changes one more than the other. */
  readonly heightShare: number;
  /** Read from right to left with every character on its head. */
  readonly isUpsideDown: boolean;
}

/** The cells of a row in reading order; 0 is the first one with ink. */
export class RowCells {
  readonly #row: TextRow;
  readonly #view: RowView;
  readonly #glances = new Map<number, Float32Array>();
  readonly #read = new Map<number, Float32Array>();
  readonly #pixels = new Float32Array(glyphShape.widthPx * glyphShape.heightPx);

  constructor(row: TextRow, view: RowView) {
    this.#row = row;
    this.#view = view;
  }

  /** Columns from the first to the last with ink. */
  get count(): number {
    return this.#row.last - this.#row.first + 1;
  }

  /** What the network says to a cell at once; cells beyond the ink can be asked for too. */
  glanceAt(cell: number): Float32Array {
    const known = this.#glances.get(cell);
    if (known) return known;
    const shares = this.#shares(this.#columnOf(cell), 0, 0);
    this.#glances.set(cell, shares);
    return shares;
  }

  /** Probabilities of the characters in a cell, in the network's order: where in doubt, of several looks. */
  at(cell: number): Float32Array {
    const known = this.#read.get(cell);
    if (known) return known;
    const glance = this.glanceAt(cell);
    let shares = glance;
    if (Math.max(...glance) < sureShare) {
      const looks = nudges.map(([aside, down]) => this.#shares(this.#columnOf(cell), aside, down));
      shares = glance.map(
        (share, at) => looks.reduce((sum, look) => sum + (look[at] ?? 0), share) / (looks.length + 1),
      );
    }
    this.#read.set(cell, shares);
    return shares;
  }

  #columnOf(cell: number): number {
    return this.#view.isUpsideDown ? this.#row.last - cell : this.#row.first + cell;
  }

  #shares(column: number, aside: number, down: number): Float32Array {
    const { slope, interceptPx } = this.#row;
    const { image, heightShare, isUpsideDown, network } = this.#view;
    const turn = (isUpsideDown ? -1 : 1) / Math.hypot(1, slope);
    const pitchPx = pitchAt(this.#row, column);
    const widthPx = pitchPx * glyphShape.pitchShare;
    const heightPx = pitchPx * heightShare * glyphShape.heightShare;
    const across = {
      x: (turn * widthPx) / glyphShape.widthPx,
      y: (turn * slope * widthPx) / glyphShape.widthPx,
    };
    const along = {
      x: (-turn * slope * heightPx) / glyphShape.heightPx,
      y: (turn * heightPx) / glyphShape.heightPx,
    };
    const middleX = columnX(this.#row, column);
    // Beyond the edge there is nothing to be seen, and nothing to be made up.
    if (middleX < pitchPx / 2 || middleX > image.widthPx - pitchPx / 2) return unknown();
    const right = (aside - 0.5) * glyphShape.widthPx;
    const below = (down - 0.5) * glyphShape.heightPx;
    this.#cut(
      {
        x: middleX + right * across.x + below * along.x,
        y: interceptPx + slope * middleX + right * across.y + below * along.y,
      },
      across,
      along,
    );
    return network.read(this.#pixels);
  }

  /** Fills the pixels from a corner of the picture along two directions of one pixel each. */
  #cut(corner: Vector, across: Vector, along: Vector): void {
    const { data, widthPx, heightPx } = this.#view.image;
    const maxX = widthPx - 1.001;
    const maxY = heightPx - 1.001;
    for (let row = 0, at = 0; row < glyphShape.heightPx; row += 1)
      for (let column = 0; column < glyphShape.widthPx; column += 1, at += 1) {
        let sum = 0;
        for (let sub = 0; sub < finer * finer; sub += 1) {
          const u = column + ((sub % finer) + 0.5) / finer;
          const v = row + ((sub >> 1) + 0.5) / finer;
          const x = Math.min(maxX, Math.max(0, corner.x + u * across.x + v * along.x - 0.5));
          const y = Math.min(maxY, Math.max(0, corner.y + u * across.y + v * along.y - 0.5));
          const pixel = (y | 0) * widthPx + (x | 0);
          const shareX = x - (x | 0);
          const a = data[pixel] ?? 0;
          const b = data[pixel + widthPx] ?? 0;
          const above = a + ((data[pixel + 1] ?? 0) - a) * shareX;
          const below = b + ((data[pixel + widthPx + 1] ?? 0) - b) * shareX;
          sum += above + (below - above) * (y - (y | 0));
        }
        this.#pixels[at] = sum / (finer * finer * 255);
      }
  }
}

interface Vector {
  readonly x: number;
  readonly y: number;
}
