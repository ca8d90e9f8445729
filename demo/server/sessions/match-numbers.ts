/** The numbers by which a person tells that the device in their hand belongs to the one before them. */
import { randomBelow } from '../secrets.ts';

/** Three numbers to choose from, and the one that is right. */
interface MatchNumbers {
  readonly number: number;
  readonly numbers: readonly number[];
}

/** How many there are to choose from. */
const choices = 3;

/**
 * Draws three numbers from 10 to 99 that differ from each other in both digits, so that none is taken for another. None
 * of them was there to choose from just before.
 */
export const drawMatchNumbers = (former: readonly number[] = []): MatchNumbers => {
  for (;;) {
    const tens = drawDistinct(9).map((digit) => digit + 1);
    const units = drawDistinct(10);
    const numbers = tens.map((ten, index) => ten * 10 + (units[index] ?? 0));
    const number = numbers[randomBelow(choices)];
    if (number !== undefined && !numbers.some((drawn) => former.includes(drawn))) return { number, numbers };
  }
};

/** As many different whole numbers below `limit` as there are choices. */
const drawDistinct = (limit: number): readonly number[] => {
  const drawn = new Set<number>();
  while (drawn.size < choices) drawn.add(randomBelow(limit));
  return [...drawn];
};
