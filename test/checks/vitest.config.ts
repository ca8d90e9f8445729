/** Unit and contract tests: Node, no browser. Anything that needs a real element belongs in test/browser. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/{unit,contract,checks}/**/*.test.ts'],
    // On two cores it would take one only.
    maxWorkers: 2,
    // A name with two addresses would be given a quarter of a second for the first, which a busy process may not have.
    execArgv: ['--no-network-family-autoselection'],
    // Nothing measures time: whatever takes longer hangs, or the machine has more to do.
    testTimeout: 60_000,
    // Contract tests start a real server in their hooks.
    hookTimeout: 60_000,
    // A focused test left behind would hide all others.
    allowOnly: false,
    restoreMocks: true,
  },
});
