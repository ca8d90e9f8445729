/** The long runs: `npm run soak`. What takes seconds of them runs with the unit and contract tests. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/soak/**/*.soak.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    allowOnly: false,
    fileParallelism: false,
    disableConsoleIntercept: true,
  },
});
