/** What the two outer codewords of each row tell of the whole symbol (ISO/IEC 15438, 5.11.3): taken by vote. */
import type { SymbolReading } from './symbol-reading.ts';
import { shapeSets } from './codeword-shapes.ts';

/** What a symbol says of itself. */
export interface SymbolFacts {
  readonly rows: number;
  readonly dataColumns: number;
  /** 0..8; a symbol has 2^(level+1) correction codewords. */
  readonly errorLevel: number;
}

/** Below this margin an indicator is a guess and has no vote. */
const leastMargin = 0.01;

class Votes {
  readonly #counts = new Map<number, number>();

  add(value: number, weight: number): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + weight);
  }
  get winner(): number | null {
    let best: number | null = null;
    for (const [value, count] of this.#counts)
      if (best === null || count > (this.#counts.get(best) ?? 0)) best = value;
    return best;
  }
}

/** The facts that most indicators agree on, or null where they contradict what was found in the picture. */
export const symbolFacts = ({ reads, rows, codewords }: SymbolReading): SymbolFacts | null => {
  const [thirds, rests, columns] = [new Votes(), new Votes(), new Votes()];
  for (let row = 0; row < rows; row += 1) {
    // Left indicators say thirds, rests, columns in turn; right ones begin with columns.
    for (const [at, turn] of [
      [row * codewords, row],
      [(row + 1) * codewords - 1, row + 2],
    ] as const) {
      const read = reads[at];
      if (read === undefined || read.margin < leastMargin) continue;
      if (Math.floor(read.value / 30) !== Math.floor(row / shapeSets)) continue;
      const votes = [thirds, rests, columns][turn % shapeSets];
      votes?.add(read.value % 30, read.margin);
    }
  }
  const third = thirds.winner;
  const rest = rests.winner;
  if (third === null || rest === null) return null;
  const facts = { rows: third * 3 + (rest % 3) + 1, errorLevel: Math.floor(rest / 3) };
  const dataColumns = (columns.winner ?? codewords - 3) + 1;
  return facts.rows === rows && dataColumns === codewords - 2 && facts.errorLevel <= 8
    ? { ...facts, dataColumns }
    : null;
};
