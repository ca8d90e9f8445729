/**
 * A zone read as one format: in every cell the likeliest character among those that may stand there. Checks nothing.
 */
import { glyphCharacters } from './glyph-network.ts';
import { charactersOfClass, classAt } from './mrz-shape.ts';
import type { MrzShape, PositionClass } from './mrz-shape.ts';
import type { RowCells } from './row-cells.ts';

/** A character that may stand in a cell, and how likely it is there (0..1, all of a cell together 1). */
export interface Choice {
  readonly character: string;
  readonly share: number;
}

/** What the network says to a zone, if it has this shape. */
export interface ZoneReading {
  readonly shape: MrzShape;
  readonly lines: readonly string[];
  /** By line and column, likeliest first; unlikely ones are left out. */
  readonly choices: readonly (readonly (readonly Choice[])[])[];
  /** Geometric mean of the likeliest characters' probabilities among all characters, 0..1. */
  readonly certainty: number;
}

/** Every so manieth cell is looked at for a first glance. */
const glanceStep = 3;
/** A choice less likely than this is none. */
const leastShare = 0.01;
const tiny = 1e-6;

const outputsOf = (positionClass: PositionClass): readonly number[] =>
  Array.from(charactersOfClass[positionClass], (character) => glyphCharacters.indexOf(character));

const likeliest = (shares: Float32Array, outputs: readonly number[]): number =>
  outputs.reduce((best, output) => Math.max(best, shares[output] ?? 0), 0);

/** Where the line begins: the first of the cells at which its characters are likeliest, and the sum of logarithms. */
const placed = (row: RowCells, classes: readonly (readonly number[])[]): { start: number; sum: number } => {
  const spare = row.count - classes.length;
  let best = { start: 0, sum: -Infinity };
  for (let start = Math.min(0, spare); start <= Math.max(0, spare); start += 1) {
    let sum = 0;
    for (const [column, outputs] of classes.entries())
      sum += Math.log(likeliest(row.at(start + column), outputs) + tiny);
    if (sum > best.sum) best = { start, sum };
  }
  return best;
};

const choicesAt = (shares: Float32Array, outputs: readonly number[]): readonly Choice[] => {
  const total = outputs.reduce((sum, output) => sum + (shares[output] ?? 0), tiny);
  return outputs
    .map((output) => ({ character: glyphCharacters.charAt(output), share: (shares[output] ?? 0) / total }))
    .sort((a, b) => b.share - a.share)
    .filter(({ share }, place) => place === 0 || share > leastShare);
};

/** How much rows look like text at a first glance, 0..1: geometric mean of the network's best answers to some cells. */
export const lookOf = (rows: readonly RowCells[]): number => {
  let [sum, count] = [0, 0];
  for (const row of rows)
    for (let cell = 1; cell < row.count; cell += glanceStep) {
      sum += Math.log(Math.max(...row.glanceAt(cell)));
      count += 1;
    }
  return Math.exp(sum / count);
};

/** Reads rows, from the first line to the last, as a shape that they fit. */
export const readZone = (rows: readonly RowCells[], shape: MrzShape): ZoneReading => {
  let sum = 0;
  const choices = rows.map((row, line) => {
    const classes = Array.from({ length: shape.lineLength }, (_, column) =>
      outputsOf(classAt(shape, line, column)),
    );
    const place = placed(row, classes);
    sum += place.sum;
    return classes.map((outputs, column) => choicesAt(row.at(place.start + column), outputs));
  });
  return {
    shape,
    choices,
    lines: choices.map((line) => line.map(([best]) => best?.character ?? '<').join('')),
    certainty: Math.exp(sum / (rows.length * shape.lineLength)),
  };
};
