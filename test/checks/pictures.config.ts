/** Pictures of every screen, for people to look at: `npm run pictures`. No test: it asserts nothing but that it got there. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/e2e/{pictures,guidance-pictures}.ts'],
    fileParallelism: false,
    globalSetup: resolve(import.meta.dirname, 'e2e-setup.ts'),
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
