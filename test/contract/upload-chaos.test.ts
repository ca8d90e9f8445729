/** Uploads over a line that breaks in one call of ten, to a server that fails in as many. The long run is in test/soak. */
import { expect, it } from 'vitest';
import { expectUploadsToArrive } from '../soak/uploads/uploads-test.ts';

const count = 40;
const seed = 36_041;
const sizes = [50_000, 200_000, 600_000, 1_050_000, 1_200_000, 1_600_000];

it(`[fault 36] [fault 41] ${String(count)} uploads arrive whole and once, and hardly a byte leaves twice`, async () => {
  const { faults } = await expectUploadsToArrive(count, seed, sizes);
  expect(faults).toBeGreaterThan(count / 5);
}, 180_000);
