/** Uploads over a line that breaks in one call of ten, to a server that fails in as many. The long run is in test/soak. */
import { expect, it } from 'vitest';
import { expectUploadsToArrive } from '../soak/uploads/uploads-test.ts';

const count = 40;
const seed = 36_041;

it(`[fault 36] [fault 41] ${String(count)} uploads arrive whole and once, and hardly a byte leaves twice`, async () => {
  const summary = await expectUploadsToArrive(
    count,
    seed,
    [50_000, 300_000, 900_000, 1_200_000, 1_900_000, 3_000_000],
  );
  expect(summary.faults).toBeGreaterThan(count / 5);
}, 60_000);
