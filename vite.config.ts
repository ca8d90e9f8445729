/**
 * The builds: `vite build` makes the package, `--mode cdn` the one-tag file, `--mode pages` the demo pages and
 * `--mode sandbox` the server. Every build is deterministic; none may read the network or the clock.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { chunkRecord } from './test/checks/chunk-record.ts';
import { faceModel } from './test/checks/face-model.mjs';
import { furtherLicences } from './test/checks/further-licences.ts';
import { leanTemplates, ownMaps, plainAddresses, plainImports } from './test/checks/lean-output.ts';

interface PackageFile {
  readonly version: string;
  readonly license: string;
}

const root = import.meta.dirname;

/**
 * Browsers check answers with the subset of zod/mini that the schemas use: the same answers, a tenth of the weight. And
 * qrcode cuts a text into segments by a search for the shortest path; the element gives it one segment, of bytes.
 */
const leanModules = {
  alias: {
    'zod/mini': resolve(root, 'src/session/zod-mini-subset.ts'),
    dijkstrajs: resolve(root, 'src/ui/one-segment.ts'),
  },
};
const packageFile = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as PackageFile;
/** For src/model/version.ts and the sandbox command. */
const define = { packageVersion: JSON.stringify(packageFile.version) };
const banner = `/*! idv-capture ${packageFile.version}, ${packageFile.license}; bundled licences: licenses.md */`;

/** Other people's code for the most part: its map would be a fifth of the package. */
const withoutMap: Plugin = {
  name: 'without-map',
  outputOptions: (options) => ({ ...options, sourcemap: false }),
};

/** What Vite lists nowhere: what workers and the library bundle, and the face detector's weights. */
const licences = furtherLicences(['@vladmandic/human']);

const workerOutput = {
  entryFileNames: 'chunks/[name]-[hash].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
};

/**
 * The workers that look at pictures. Importing any part of @zxing would bring in all of it otherwise, because the package
 * does not say that its modules have no side effects: 133 kB instead of 54 (measured, gzip).
 */
const workerBuild: NonNullable<UserConfig['worker']> = {
  format: 'es',
  plugins: () => [chunkRecord('worker'), licences.collect, withoutMap],
  rolldownOptions: {
    treeshake: { moduleSideEffects: (id) => !id.includes('@zxing') },
    output: workerOutput,
  },
};

/** A page's own bundler copies a worker as it is: each is one file, recognisers and all. */
const soleWorkerBuild: NonNullable<UserConfig['worker']> = {
  ...workerBuild,
  rolldownOptions: {
    ...workerBuild.rolldownOptions,
    output: { ...workerOutput, codeSplitting: false },
  },
};

/**
 * What npm serves. Lit stays an import, so that a page's own is shared; everything else is bundled: what comes as CommonJS
 * (qrcode) would not load in Vite's development server, which converts none for a package that it is to leave alone.
 */
function libraryBuild(): UserConfig {
  return {
    // The worker is found beside the file that starts it.
    base: './',
    define,
    resolve: leanModules,
    worker: soleWorkerBuild,
    // No leanTemplates: it would move code under the source maps.
    plugins: [plainAddresses(), ownMaps(), licences.collect, licences.tell],
    build: {
      target: 'es2022',
      sourcemap: true,
      // The other builds live below dist as well.
      emptyOutDir: false,
      copyPublicDir: false,
      lib: {
        entry: { index: 'src/index.ts', define: 'src/define.ts', bridge: 'src/report/bridge.ts' },
        formats: ['es'],
      },
      rolldownOptions: {
        external: /^lit(?:\/|$)/,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  };
}

/** What a script tag loads. An application build, because a library build leaves the whitespace in. */
function cdnBuild(): UserConfig {
  return {
    base: './',
    define,
    resolve: leanModules,
    plugins: [leanTemplates(), plainImports(), chunkRecord(), faceModel(), licences.tell],
    worker: workerBuild,
    build: {
      target: 'es2022',
      outDir: 'dist/cdn',
      modulePreload: false,
      copyPublicDir: false,
      assetsInlineLimit: 0,
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        input: { 'idv-capture': resolve(root, 'src/define.ts') },
        // One request before the first screen: what is needed at once goes into the entry, and later chunks import it
        // from there. The group is what keeps Lit in it.
        preserveEntrySignatures: 'allow-extension',
        output: {
          // English travels with the program: it is what everybody falls back on, and the two compress well together.
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'] },
              { name: 'later', test: /\/src\/(?:widget\/later|i18n\/locales\/en|i18n\/file-size)\.ts$/ },
            ],
          },
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          assetFileNames: 'chunks/[name]-[hash][extname]',
          comments: false,
          postBanner: banner,
        },
      },
    },
  };
}

/** Vite writes a page's entry tag anew: a page that has to take its look before the first paint says so once more. */
const renderBlocking: Plugin = {
  name: 'render-blocking',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { filename }) =>
      readFileSync(filename, 'utf8').includes(' blocking="render"')
        ? html.replace(
            '<script type="module" crossorigin',
            '<script type="module" blocking="render" crossorigin',
          )
        : html,
  },
};

/** The demo pages. They run under `script-src 'self'; img-src 'self'`: nothing may be inlined. */
function pagesBuild(): UserConfig {
  const folder = resolve(root, 'demo/pages');
  const pages = readdirSync(folder).filter((file) => file.endsWith('.html'));
  return {
    root: folder,
    plugins: [renderBlocking],
    build: {
      target: 'es2022',
      outDir: resolve(root, 'dist/pages'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: Object.fromEntries(pages.map((page) => [basename(page, '.html'), resolve(folder, page)])),
      },
    },
  };
}

/**
 * The sandbox server and command: one file for Node that needs no installed package but the native ones. Packages of pure
 * JavaScript go into it, so that `npx` has nothing else to fetch.
 */
function sandboxBuild(): UserConfig {
  return {
    ssr: { noExternal: true, external: ['@libsql/client', 'sharp'] },
    define,
    build: {
      target: 'node20',
      ssr: 'demo/server/main.ts',
      outDir: 'dist/sandbox',
      emptyOutDir: true,
      minify: false,
      copyPublicDir: false,
      license: { fileName: 'licenses.md' },
      rolldownOptions: {
        output: { entryFileNames: '[name].js', codeSplitting: false, banner: '#!/usr/bin/env node' },
      },
    },
  };
}

const builds: Readonly<Record<string, () => UserConfig>> = {
  production: libraryBuild,
  cdn: cdnBuild,
  pages: pagesBuild,
  sandbox: sandboxBuild,
};

export default defineConfig(({ mode }) => {
  const build = builds[mode];
  if (build === undefined) throw new Error(`Unknown mode "${mode}": use ${Object.keys(builds).join(', ')}.`);
  return { root, ...build() };
});
