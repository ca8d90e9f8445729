/** Unit and contract tests: Node, no browser. Anything that needs a real element belongs in test/browser. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['test/{unit,contract,checks}/**/*.test.ts'],
    testTimeout: 10_000,
    // The scripts ask for it again only where a test needs the time of a real server.
    hookTimeout: 20_000,
    // A focused test left behind would hide all others.
    allowOnly: false,
    restoreMocks: true,
  },
});
