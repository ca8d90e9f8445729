/**
 * How bright a strip gets from left to right, band by band: where all rows of a band agree on an edge it is strong,
 * where they do not it fades. The edges at which codewords begin are the ones on which all rows agree.
 */
import type { GrayImage } from '../image/gray-image.ts';

/** The mean change of brightness to the right at each column of a band; `middleY` is the band's middle row. */
export interface EdgeBand {
  readonly rise: Float32Array;
  /** The mean brightness of each column. */
  readonly level: Float32Array;
  readonly middleY: number;
}

/** The edges of one band of rows. */
export const edgeBand = ({ data, widthPx }: GrayImage, fromY: number, toY: number): EdgeBand => {
  const sum = new Float32Array(widthPx);
  for (let y = fromY; y < toY; y += 1)
    for (let x = 0, i = y * widthPx; x < widthPx; x += 1, i += 1) sum[x] = (sum[x] ?? 0) + (data[i] ?? 0);
  const rise = new Float32Array(widthPx);
  for (let x = 1; x < widthPx - 1; x += 1)
    rise[x] = ((sum[x + 1] ?? 0) - (sum[x - 1] ?? 0)) / (2 * (toY - fromY));
  return { rise, level: sum.map((value) => value / (toY - fromY)), middleY: (fromY + toY) / 2 };
};

/** The same edges as seen in a mirror, or by someone who holds the strip upside down. */
export const mirroredBand = ({ rise, level, middleY }: EdgeBand): EdgeBand => ({
  level: level.toReversed(),
  rise: Float32Array.from(rise, (_, x) => -(rise[rise.length - 1 - x] ?? 0)),
  middleY,
});

/** The value at a place between columns; 0 outside. `x` counts from the left border of the first pixel. */
export const valueAt = (values: Float32Array, x: number): number => {
  const place = x - 0.5;
  const left = Math.floor(place);
  if (left < 0 || left >= values.length - 1) return 0;
  const here = values[left] ?? 0;
  return here + ((values[left + 1] ?? 0) - here) * (place - left);
};
