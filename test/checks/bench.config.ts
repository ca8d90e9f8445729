/** The benchmarks: `npm run bench`. They print figures with their spread and judge nothing. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/bench/*.bench.ts'],
    globalSetup: resolve(import.meta.dirname, 'e2e-setup.ts'),
    testTimeout: 600_000,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
