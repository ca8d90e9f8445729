/** Pictures of documents with a machine-readable zone, and what is written in it. */
import { taken } from '../../fixtures/mrz/camera-shot.ts';
import type { Taken } from '../../fixtures/mrz/camera-shot.ts';
import { mrzPage } from '../../fixtures/mrz/mrz-page.ts';
import { sampleLines } from '../../fixtures/mrz/mrz-sample.ts';
import type { SampleFormat } from '../../fixtures/mrz/mrz-sample.ts';
import { seeded } from '../../fixtures/seeded.ts';
import type { Condition } from './conditions.ts';

/** A picture with its truth. */
export interface ZoneShot extends Taken {
  readonly lines: readonly string[];
  readonly format: SampleFormat;
}

/** The picture of one seed. */
export const zoneShot = async (
  { pattern, shot }: Condition,
  format: SampleFormat,
  seed: number,
): Promise<ZoneShot> => {
  const random = seeded(seed);
  const lines = sampleLines(format, random);
  return {
    lines,
    format,
    ...(await taken(mrzPage(random, format, lines, { pattern }), shot(random), random)),
  };
};
