/** What must hold of so many uploads over a bad line; the short run and the long one differ in their number alone. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { TestSandbox } from '../../contract/test-sandbox.ts';
import { allowedBytes, cutBytes } from './allowed-bytes.ts';
import { noisePictures } from './noise-pictures.ts';
import { sendUploads, type UploadEnd } from './send-uploads.ts';

/** Uploads that arrive, at least. */
const arrivingShare = 0.999;

/** Bytes that leave for large files, by their own, at most. */
const mostOverhead = 1.25;

const largeBytes = 1_000_000;

const sum = (ends: readonly UploadEnd[], of: (end: UploadEnd) => number): number =>
  ends.reduce((total, end) => total + of(end), 0);

/** What came of them, in a line. */
interface Summary {
  readonly uploads: number;
  readonly arrived: number;
  readonly faults: number;
  readonly largeOverhead: number;
  readonly worstOverhead: number;
  /** Share of what cuts had let through of large files that was sent again all the same. */
  readonly againShare: number;
}

/** Sends the uploads of a seed and holds them to it all. `sizes` in bytes. */
export const expectUploadsToArrive = async (
  count: number,
  seed: number,
  sizes: readonly number[],
): Promise<Summary> => {
  const limits = { all: 1_000_000, creating: 1_000_000 };
  const sandbox = await TestSandbox.start({ callLimits: { verifa: limits, verilock: limits } });
  try {
    const pictures = await noisePictures(sizes);
    const ends = await sendUploads(sandbox.running, { count, seed, atOnce: 6, pictures });
    const arrived = ends.filter(({ code }) => code === null);
    const large = arrived.filter(({ bytes }) => bytes > largeBytes);
    const told = `seed ${String(seed)}`;
    expect(ends, told).toHaveLength(count);
    expect(arrived.length / count, told).toBeGreaterThanOrEqual(arrivingShare);
    expect(
      arrived.filter(({ isKept }) => !isKept),
      told,
    ).toEqual([]);
    expect(
      ends.filter(({ isSteady }) => !isSteady),
      told,
    ).toEqual([]);
    const largeOverhead = sum(large, ({ sentBytes }) => sentBytes) / sum(large, ({ bytes }) => bytes);
    expect(largeOverhead, told).toBeLessThanOrEqual(mostOverhead);
    expect(
      ends.filter((end) => end.sentBytes > allowedBytes(end)).map((end) => JSON.stringify(end)),
      told,
    ).toEqual([]);
    // Nothing is left over: one file an upload, and no parts of those that have arrived.
    const files = await readdir(join(sandbox.dataDir, 'captures'));
    expect(files, told).toHaveLength(ends.filter(({ isKept }) => isKept).length);
    if (arrived.length === count)
      expect(await readdir(join(sandbox.dataDir, 'arriving')).catch(() => []), told).toEqual([]);
    return {
      uploads: count,
      arrived: arrived.length,
      faults: sum(ends, ({ faults }) => faults.length),
      largeOverhead,
      againShare:
        sum(large, (end) => cutBytes(end).again) /
        Math.max(
          1,
          sum(large, (end) => cutBytes(end).passed),
        ),
      worstOverhead: Math.max(...large.map(({ bytes, sentBytes }) => sentBytes / bytes)),
    };
  } finally {
    await sandbox.stop();
  }
};
