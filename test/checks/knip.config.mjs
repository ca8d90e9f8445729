/** What knip takes for used: the public entries, and what the tools load by name. All else has to be imported. */

/** A page's scripts, which knip does not read from HTML by itself. Addresses from the root are served, not bundled. */
const scriptsOf = (html) =>
  [...html.matchAll(/<script[^>]*\ssrc="(\.[^"]+)"/g)].map(([, source]) => `import '${source}';`).join('\n');

export default {
  entry: [
    'src/{index,define}.ts',
    'src/report/bridge.ts',
    // The builds put them in the place of packages, see vite.config.ts.
    'src/session/zod-mini-subset.ts',
    'src/ui/one-segment.ts',
    'demo/server/main.ts',
    // Run by hand, once for a new font.
    'test/training/mrz/extract-outlines.mjs',
    'demo/pages/*.html',
    'test/{browser,e2e,unit,contract,checks}/**/*.test.ts',
    'test/soak/**/*.soak.ts',
    'test/checks/*.{mjs,cjs}',
    'test/checks/{e2e-setup,vitest.config,e2e.config,soak.config}.ts',
    'vite.config.ts',
  ],
  project: ['src/**/*.ts', 'demo/**/*.{ts,html}', 'test/**/*.{ts,mjs,cjs}'],
  compilers: { html: scriptsOf },
  // Its modes are the builds; knip would load it in another one.
  vite: false,
  // An exported name that its own file uses is documented, not dead.
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['apt-get'],
  ignoreDependencies: [
    // Run as commands by build.mjs and layers.mjs.
    '@custom-elements-manifest/analyzer',
    'dependency-cruiser',
    // Read for its model by face-model.mjs, not imported.
    '@vladmandic/human',
  ],
};
