/** Repairs: only what two check digits prove, only with what the picture offered, and never one of two explanations. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProven } from '../../../../src/capture/mrz/check-digits.ts';
import { repaired } from '../../../../src/capture/mrz/repair.ts';
import type { Choice } from '../../../../src/capture/mrz/zone-reading.ts';
import { sampleLines } from '../../../fixtures/mrz/mrz-sample.ts';
import type { SampleFormat } from '../../../fixtures/mrz/mrz-sample.ts';
import { seeded } from '../../../fixtures/seeded.ts';
import { specimenZones } from './specimen-zones.ts';

interface Doubt {
  readonly line: number;
  readonly column: number;
  readonly characters: readonly string[];
}

/** Every character sure but the doubted ones, whose characters are as likely as they come. */
const choicesOf = (
  lines: readonly string[],
  doubts: readonly Doubt[],
): readonly (readonly (readonly Choice[])[])[] =>
  lines.map((text, line) =>
    Array.from(text, (character, column) => {
      const doubt = doubts.find((each) => each.line === line && each.column === column);
      return doubt
        ? doubt.characters.map((each, place) => ({ character: each, share: 0.6 / (place + 1) }))
        : [{ character, share: 1 }];
    }),
  );

const asRead = (choices: readonly (readonly (readonly Choice[])[])[]): readonly string[] =>
  choices.map((line) => line.map(([best]) => best?.character ?? '').join(''));

const repairOf = (truth: readonly string[], doubts: readonly Doubt[]) => {
  const choices = choicesOf(truth, doubts);
  return repaired(asRead(choices), choices);
};

describe('a repair', () => {
  test('is none where all check digits hold', () => {
    const lines = specimenZones.TD3;
    expect(repaired(lines, choicesOf(lines, []))).toEqual({ lines, repairs: 0 });
  });

  test.each([
    ['one character of the number', [{ line: 1, column: 7, characters: ['G', 'C', '6'] }], 1],
    [
      'a date and its check digit',
      [
        { line: 1, column: 13, characters: ['1', '7'] },
        { line: 1, column: 19, characters: ['Z', '2'] },
      ],
      2,
    ],
  ])('mends %s', (_name, doubts, repairs) => {
    expect(repairOf(specimenZones.TD3, doubts)).toEqual({ lines: specimenZones.TD3, repairs });
  });

  test.each([
    [
      'what one check digit alone vouches for',
      specimenZones.TD1,
      [{ line: 0, column: 20, characters: ['1', '<'] }],
    ],
    [
      'the composite check digit itself',
      specimenZones.TD1,
      [{ line: 1, column: 29, characters: ['5', '6'] }],
    ],
    [
      'what has two explanations',
      specimenZones.TD3,
      [{ line: 1, column: 5, characters: ['1', '2', 'C', 'M'] }],
    ],
    [
      'three characters',
      specimenZones.TD3,
      [
        { line: 1, column: 1, characters: ['B', '8'] },
        { line: 1, column: 14, characters: ['1', '4'] },
        { line: 1, column: 22, characters: ['7', '2'] },
      ],
    ],
    [
      'what the picture leaves no doubt about',
      specimenZones.TD3,
      [{ line: 1, column: 7, characters: ['G'] }],
    ],
  ])('does not touch %s', (_name, truth, doubts) => {
    expect(repairOf(truth, doubts)).toBeNull();
  });
});

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
const character = fc.constantFrom(...Array.from(alphabet));
const truths = fc
  .tuple(fc.constantFrom<SampleFormat>('TD1', 'TD2', 'TD3'), fc.integer())
  .map(([format, seed]) => sampleLines(format, seeded(seed)));
const places = fc.array(
  fc.record({
    at: fc.nat(),
    wrong: fc.uniqueArray(character, { minLength: 1, maxLength: 3 }),
    hasTruth: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Doubts about a truth: its own character is read, offered second, or not offered at all. */
const doubtsOf = (
  truth: readonly string[],
  chosen: readonly { at: number; wrong: readonly string[]; hasTruth: boolean }[],
): readonly Doubt[] => {
  const length = truth[0]?.length ?? 1;
  return chosen.map(({ at, wrong, hasTruth }) => {
    const line = Math.floor(at / length) % truth.length;
    const column = at % length;
    const right = truth[line]?.charAt(column) ?? '';
    return {
      line,
      column,
      characters: [...wrong.filter((each) => each !== right), ...(hasTruth ? [right] : [])],
    };
  });
};

describe('whatever is doubted', () => {
  test('a repaired zone is proven and made of nothing but what the picture offered', () => {
    fc.assert(
      fc.property(truths, places, (truth, chosen) => {
        const choices = choicesOf(
          truth,
          doubtsOf(truth, chosen).filter(({ characters }) => characters.length > 0),
        );
        const mended = repaired(asRead(choices), choices);
        if (!mended) return;
        expect(isProven(mended.lines)).toBe(true);
        const offered = mended.lines.every((text, line) =>
          Array.from(text).every((each, column) =>
            choices[line]?.[column]?.some((choice) => choice.character === each),
          ),
        );
        expect(offered).toBe(true);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test('a wrong zone is never chosen where the truth is as near', () => {
    let mendedCount = 0;
    fc.assert(
      fc.property(truths, places, (truth, chosen) => {
        const doubts = doubtsOf(
          truth,
          chosen.map((each) => ({ ...each, hasTruth: true })),
        );
        const line = truth.length === 3 ? 0 : 1;
        const start = truth.length === 3 ? 5 : 0;
        // In the document number, up to two of them: there the truth can be proven.
        const near = [...new Map(doubts.map((doubt) => [doubt.column % 9, doubt])).entries()]
          .slice(0, 2)
          .map(([offset, { characters }]) => {
            const column = start + offset;
            const right = truth[line]?.charAt(column) ?? '';
            return {
              line,
              column,
              characters: [...characters.slice(0, -1).filter((each) => each !== right), right],
            };
          });
        const choices = choicesOf(truth, near);
        const read = asRead(choices);
        const mended = repaired(read, choices);
        // What is read already may hold by chance: then nothing is repaired, and nothing claimed to be.
        if (!mended || mended.repairs === 0) return;
        mendedCount += 1;
        expect(mended.lines).toEqual(truth);
      }),
      { seed: 2, numRuns: 600 },
    );
    expect(mendedCount).toBeGreaterThan(100);
  });
});
