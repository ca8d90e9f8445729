/** A thousand uploads over a line that breaks in one call of ten, to servers that fail in as many. */
import { expect, it } from 'vitest';
import { expectUploadsToArrive } from './uploads/uploads-test.ts';

const count = Number(process.env['SOAK_UPLOADS'] ?? 1000);
const seed = Number(process.env['SOAK_SEED'] ?? 20_261_121);
const sizes = [50_000, 200_000, 500_000, 950_000, 1_200_000, 1_700_000, 2_500_000, 4_000_000, 6_000_000];

it(`[fault 36] [fault 41] ${String(count)} uploads arrive whole and once, and hardly a byte leaves twice`, async () => {
  const summary = await expectUploadsToArrive(count, seed, sizes);
  console.log(JSON.stringify({ seed, ...summary }));
  // A server that has no time at all keeps nothing of what is cut off; this one has a little.
  expect(summary.againShare).toBeLessThan(0.5);
  expect(summary.faults).toBeGreaterThan(count / 10);
});
