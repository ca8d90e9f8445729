/** Whole journeys through the sandbox in Chromium: one file after the other, because each one drives a camera. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    globalSetup: resolve(import.meta.dirname, 'e2e-setup.ts'),
    fileParallelism: false,
    // A name with two addresses would be given a quarter of a second for the first, which a busy process may not have.
    execArgv: ['--no-network-family-autoselection'],
    // Nothing measures time; a walk by camera takes most of a minute where there is one core.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    allowOnly: false,
  },
});
